"""Run build: build a Library for “build” and “publish”, print what was made, and record how long it took."""

from dataclasses import replace

import click

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.build import build, throughput
from audio_pipeline.build.build_context import ENCODING, SPEAKING, BuildContext
from audio_pipeline.cli.console import format_count, warn_if_remote, warn_unsupported_marks
from audio_pipeline.cli.timed_progress import TimedProgress
from audio_pipeline.content.library import Library
from audio_pipeline.speech import speech_duration


def run_build(library: Library, context: BuildContext) -> build.BuildResult:
    """Build the library, print how many programmes were made, and return the result."""
    warn_if_remote(context.engine)
    timed_progress = TimedProgress(progress=context.progress)
    result = build.build(library, replace(context, progress=timed_progress))
    n_made = len(result.plan.to_make)
    warn_unsupported_marks(context.engine, result.plan.unsupported_marks)
    click.echo(f"{format_count(n_made, 'programme')} made, {len(result.plan.jobs) - n_made} kept.")
    if not context.cluster:
        _record_throughput(result, timed_progress, context)
    return result


def _record_throughput(result: build.BuildResult, timed_progress: TimedProgress, context: BuildContext) -> None:
    """Record the speed of this machine in the cache, from which “plan” estimates the time of a build."""
    segments = result.plan.to_speak
    speech_s = sum(speech_duration.estimate_clip(each).n_samples for each in segments) / SAMPLE_RATE_HZ
    speaking = throughput.measure_cost_s(
        timed_progress.wall_s[SPEAKING], cores=min(context.jobs, len(segments)), units=speech_s
    )
    encoding = throughput.measure_cost_s(
        timed_progress.wall_s[ENCODING], cores=min(context.jobs, result.new_chunks), units=result.new_chunks
    )
    throughput.save_throughput(context.cache, context.engine.id, speaking=speaking, encoding=encoding)
