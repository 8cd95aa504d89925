"""Release stage: write new Programmes to the store, and update the descriptions of the others."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from audio_pipeline.build.plan import Plan
from audio_pipeline.catalog import Release
from audio_pipeline.content.helplines import select_notes_lines
from audio_pipeline.content.library import Helpline
from audio_pipeline.content.model import Programme
from audio_pipeline.executors.workers import open_serial_queue
from audio_pipeline.publish.release_files import update_description, write_release
from audio_pipeline.stores.store import Store


def release_programmes(
    plan: Plan, programmes: Iterator[Programme], helplines: Sequence[Helpline], store: Store
) -> tuple[Release, ...]:
    """Return a Release for every programme of a plan; those to be made are written while the next is assembled."""
    lines = {job.content.id: select_notes_lines(helplines, job.content.helplines) for job in plan.jobs}
    releases = {
        job.content.id: update_description(job.release, job.content, lines[job.content.id])
        for job in plan.jobs
        if job.release and not job.reasons
    }
    writes = {}
    with open_serial_queue() as submit_next:
        for job, programme in zip(plan.to_make, programmes, strict=True):
            traced = replace(programme, made_from=job.made_from)
            write = functools.partial(write_release, traced, job.content, lines[job.content.id], store)
            writes[job.content.id] = submit_next(write)
    releases |= {content_id: write.result() for content_id, write in writes.items()}
    return tuple(releases[job.content.id] for job in plan.jobs)
