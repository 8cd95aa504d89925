"""Speech stage: speak the sentences of a plan, and make its missing beds and covers at the same time."""

import functools
from collections.abc import Iterator, Mapping, Sequence

from audio_pipeline.build.build_context import SPEAKING, BuildContext
from audio_pipeline.build.plan import Plan
from audio_pipeline.content.model import Bed, Clip, Segment
from audio_pipeline.executors.workers import open_worker_pool
from audio_pipeline.mix.render import find_missing_beds, synthesise_and_cache
from audio_pipeline.publish.covers import draw_covers, find_missing_covers
from audio_pipeline.speech.speak import speak
from audio_pipeline.stores.store import Store

_BED_COST_SENTENCES = 40
"""The number of sentences that are spoken in the time that one bed takes."""

_COVER_COST_SENTENCES = 6
"""The number of sentences that are spoken in the time that one cover takes."""


def speak_programmes(plan: Plan, motifs: Sequence[str], title: str, context: BuildContext) -> Mapping[Segment, Clip]:
    """Return a Clip for every sentence of a plan; put its beds and the covers of these motifs into the cache."""
    beds = find_missing_beds(_list_beds(plan), context.cache)
    covers = find_missing_covers(motifs, title, context.cache)
    segments = [segment for job in plan.to_make for segment in job.script.segments]
    sentences = len(plan.to_speak)
    tasks = sentences + _BED_COST_SENTENCES * len(beds) + _COVER_COST_SENTENCES * len(covers)
    with (
        context.progress(SPEAKING, sentences) as tick,
        open_worker_pool(context.jobs, tasks, context.cluster) as pool,
    ):
        others = [pool.submit(_make_bed, bed, context.cache) for bed in beds]
        others += [pool.submit(_draw_cover, motif, title, context.cache) for motif in covers]
        clips = speak(segments, context.engine, context.cache, pool, report_spoken=functools.partial(tick, 1))
        for task in others:
            task.result()
    return clips


def _list_beds(plan: Plan) -> Iterator[str]:
    for job in plan.to_make:
        yield from (part.sound for part in job.script.parts if isinstance(part, Bed) and part.sound != "none")


def _make_bed(bed: str, cache: Store) -> None:
    """Put a bed into the cache, and return nothing: a worker should not send sound back."""
    synthesise_and_cache(bed, cache)


def _draw_cover(motif: str, title: str, cache: Store) -> None:
    """Put a cover into the cache, and return nothing: a worker should not send pictures back."""
    draw_covers([motif], title, cache)
