"""Report: one page about everything that was built."""

import functools
import math
from collections.abc import Mapping
from pathlib import Path

from audio_pipeline.audio_format import FRAME_SAMPLES, ms_to_samples
from audio_pipeline.build.build import plan_build
from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.build.plan import Job
from audio_pipeline.catalog import Release
from audio_pipeline.content.library import Library
from audio_pipeline.errors import PipelineError
from audio_pipeline.executors.workers import open_worker_pool
from audio_pipeline.mix.timeline import CHUNK_FRAMES, lay_out_timeline
from audio_pipeline.publish import release_files
from audio_pipeline.report.chart_data import encode_chart_data
from audio_pipeline.report.listening_results import ListeningResults, load_listening_results
from audio_pipeline.report.measurement import Measurement
from audio_pipeline.report.measurement_cache import find_unmeasured, measure_releases
from audio_pipeline.report.metrics import compute_metrics
from audio_pipeline.report.page import render_page
from audio_pipeline.report.programme_report import ProgrammeReport
from audio_pipeline.report.timeline import Timeline, build_timeline
from audio_pipeline.speech.speak import clip_key, find_clip

MEASURING = "Measuring"
"""The name of the work, for the progress display."""


def render_report(library: Library, context: BuildContext, folder: Path, store_path: str) -> str:
    """Return the page for a folder; `store_path` leads from it to the store. PipelineError if not all is built."""
    jobs = {job.content.id: (job, _require_release(job)) for job in plan_build(library, context).jobs}
    releases = tuple(release for _, release in jobs.values())
    measured, listened = _measure_releases(releases, context), load_listening_results(releases, folder)
    shown = [_report_programme(job, release, measured[release.id], listened, context) for job, release in jobs.values()]
    return render_page(library.settings.title, library.settings.language, shown, store_path)


def _require_release(job: Job) -> Release:
    if job.release is None or job.reasons:
        what, mend = "the content has changed since it was built", "Run it again"
        raise PipelineError(what, where=job.content.id, hint=mend)
    return job.release


def _measure_releases(releases: tuple[Release, ...], context: BuildContext) -> Mapping[str, Measurement]:
    """Measure the releases that no earlier report has measured, on this machine."""
    new = find_unmeasured(releases, context.cache)
    tasks = sum(math.ceil(ms_to_samples(each.duration_ms) / (CHUNK_FRAMES * FRAME_SAMPLES)) for each in new)
    with context.progress(MEASURING, len(new)) as tick, open_worker_pool(context.jobs, tasks) as pool:
        return measure_releases(releases, context.store, context.cache, pool, report_done=functools.partial(tick, 1))


def _report_programme(
    job: Job,
    release: Release,
    measurement: Measurement,
    listening_results: Mapping[str, ListeningResults],
    context: BuildContext,
) -> ProgrammeReport:
    line = _rebuild_timeline(job, context)
    ears = listening_results[release.content_id]
    return ProgrammeReport(
        release=release,
        metrics=(*compute_metrics(job.content, measurement, line, release.size_bytes), *ears.metrics),
        complaints=ears.complaints,
        chapters=release_files.read_timed_text(release, context.store)[1],
        chart_json=encode_chart_data(measurement, line),
    )


def _rebuild_timeline(job: Job, context: BuildContext) -> Timeline | None:
    """Return the timeline; None if a clip is no longer in the cache, because a report synthesises no speech."""
    clips = {segment: find_clip(clip_key(segment, context.engine.id), context.cache) for segment in job.script.segments}
    there = {segment: clip for segment, clip in clips.items() if clip}
    return build_timeline(job.script, lay_out_timeline(job.script, there)) if len(there) == len(clips) else None
