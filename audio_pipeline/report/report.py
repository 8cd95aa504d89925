"""Report: make one page with every built programme, its measurements and its sound."""

import functools
import math
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from audio_pipeline.audio_format import FRAME_SAMPLES, ms_to_samples
from audio_pipeline.catalog import Release
from audio_pipeline.content.library import ShowSettings
from audio_pipeline.content.model import Content, Script
from audio_pipeline.executors.workers import open_worker_pool
from audio_pipeline.mix.layout import CHUNK_FRAMES
from audio_pipeline.mix.timeline import lay_out_timeline
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
from audio_pipeline.stores.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltProgramme:
    """A programme whose release is up to date with its content."""

    content: Content
    script: Script
    release: Release


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContext:
    """The stores that a report reads, and how it measures what no earlier report measured."""

    store: Store
    """The build folder."""
    cache: Store
    """The cache with the clips and the earlier measurements."""
    engine_id: str
    jobs: int
    progress: Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
    """Called with a label and a number of steps; gives a function to call with the steps that are done."""


def render_report(
    settings: ShowSettings,
    programmes: Sequence[BuiltProgramme],
    context: ReportContext,
    folder: Path,
    store_path: str,
) -> str:
    """Return the page as HTML, for a folder from which the store is at this relative path."""
    releases = tuple(each.release for each in programmes)
    measurements = _measure_releases(releases, context)
    listening_results = load_listening_results(releases, folder)
    reports = [
        _report_programme(each, measurements[each.release.id], listening_results[each.release.content_id], context)
        for each in programmes
    ]
    return render_page(settings.title, settings.language, reports, store_path)


def _measure_releases(releases: tuple[Release, ...], context: ReportContext) -> Mapping[str, Measurement]:
    """Return the measurement of each release by its id; measure on this machine, wherever they were built."""
    new = find_unmeasured(releases, context.cache)
    tasks = sum(math.ceil(ms_to_samples(each.duration_ms) / (CHUNK_FRAMES * FRAME_SAMPLES)) for each in new)
    with context.progress("Measuring", len(new)) as tick, open_worker_pool(context.jobs, tasks) as pool:
        return measure_releases(releases, context.store, context.cache, pool, report_done=functools.partial(tick, 1))


def _report_programme(
    programme: BuiltProgramme, measurement: Measurement, listening_results: ListeningResults, context: ReportContext
) -> ProgrammeReport:
    release = programme.release
    timeline = _rebuild_timeline(programme.script, context)
    metrics = compute_metrics(programme.content, measurement, timeline, release.size_bytes)
    return ProgrammeReport(
        release=release,
        metrics=(*metrics, *listening_results.metrics),
        complaints=listening_results.complaints,
        chapters=release_files.read_timed_text(release, context.store)[1],
        chart_json=encode_chart_data(measurement, timeline),
    )


def _rebuild_timeline(script: Script, context: ReportContext) -> Timeline | None:
    """Lay out the script again; None if a clip is missing, because a report synthesises no speech."""
    clips = {segment: find_clip(clip_key(segment, context.engine_id), context.cache) for segment in script.segments}
    cached_clips = {segment: clip for segment, clip in clips.items() if clip}
    return build_timeline(script, lay_out_timeline(script, cached_clips)) if len(cached_clips) == len(clips) else None
