"""Release stage: write new Programmes to the store, and update the Releases of the others."""

import functools
from collections.abc import Iterator

from audio_pipeline.build.plan import Plan
from audio_pipeline.catalog import Release
from audio_pipeline.content.model import Programme
from audio_pipeline.executors.workers import open_serial_queue
from audio_pipeline.publish.release_writer import ReleaseWriter


def release_programmes(plan: Plan, programmes: Iterator[Programme], writer: ReleaseWriter) -> tuple[Release, ...]:
    """Return a Release for every programme of a plan; those to be made are written while the next is assembled."""
    writes = {}
    with open_serial_queue() as submit_next:
        for job, programme in zip(plan.to_make, programmes, strict=True):
            write = functools.partial(writer.write, programme, job.content, job.made_from)
            writes[job.content.id] = submit_next(write)
    releases = {content_id: write.result() for content_id, write in writes.items()}
    return tuple(
        writer.update(job.release, job.content) if job.release and not job.reasons else releases[job.content.id]
        for job in plan.jobs
    )
