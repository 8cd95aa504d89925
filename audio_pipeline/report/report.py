"""Report: what was built, programme by programme, as one page."""

import functools
import math
from collections.abc import Mapping
from pathlib import Path

from audio_pipeline.catalog import Release
from audio_pipeline.errors import PipelineError
from audio_pipeline.executors.workers import workers
from audio_pipeline.model import FRAME_SAMPLES, samples
from audio_pipeline.pipeline import Workshop, planned
from audio_pipeline.plan import Job
from audio_pipeline.report.drawn import drawn
from audio_pipeline.report.figures import figures
from audio_pipeline.report.heard import Heard, heard
from audio_pipeline.report.measures import sounds, unmeasured
from audio_pipeline.report.page import page
from audio_pipeline.report.panel import Shown
from audio_pipeline.report.sound import Sound
from audio_pipeline.report.timeline import Timeline, timeline
from audio_pipeline.settings import Library
from audio_pipeline.stages import publish
from audio_pipeline.stages.mix import CHUNK_FRAMES, mix
from audio_pipeline.stages.speak import clip_key, kept

MEASURING = "Measuring"
"""What a progress is told is being done."""


def report(library: Library, shop: Workshop, folder: Path, store: str) -> str:
    """The page for a folder, from which the store is found under this name; PipelineError if not all is built."""
    jobs = {job.content.id: (job, _release(job)) for job in planned(library, shop).jobs}
    releases = tuple(release for _, release in jobs.values())
    measured, listened = _sounds(releases, shop), heard(releases, folder)
    shown = [_shown(job, release, measured[release.id], listened, shop) for job, release in jobs.values()]
    return page(library.settings.title, library.settings.language, shown, store)


def _release(job: Job) -> Release:
    if job.release is None or job.reasons:
        what, mend = "what is built is not what is written", "Somebody wrote meanwhile: run it again"
        raise PipelineError(what, where=job.content.id, mend=mend)
    return job.release


def _sounds(releases: tuple[Release, ...], shop: Workshop) -> Mapping[str, Sound]:
    """Measured here, wherever they were built: they lie in a folder of this machine."""
    new = unmeasured(releases, shop.cache)
    tasks = sum(math.ceil(samples(each.duration_ms) / (CHUNK_FRAMES * FRAME_SAMPLES)) for each in new)
    with shop.progress(MEASURING, len(new)) as tick, workers(shop.jobs, tasks) as pool:
        return sounds(releases, shop.store, shop.cache, pool, done=functools.partial(tick, 1))


def _shown(job: Job, release: Release, sound: Sound, listened: Mapping[str, Heard], shop: Workshop) -> Shown:
    line = _timeline(job, shop)
    ears = listened[release.content_id]
    return Shown(
        release=release,
        figures=(*figures(job.content, sound, line, release.size_bytes), *ears.figures),
        complaints=ears.missed,
        chapters=publish.words(release, shop.store)[1],
        drawn=drawn(sound, line),
    )


def _timeline(job: Job, shop: Workshop) -> Timeline | None:
    """What sounds when; None if a clip is no longer in the cache: to look at a programme buys no speech."""
    clips = {segment: kept(clip_key(segment, shop.engine.id), shop.cache) for segment in job.script.segments}
    there = {segment: clip for segment, clip in clips.items() if clip}
    return timeline(job.script, mix(job.script, there)) if len(there) == len(clips) else None
