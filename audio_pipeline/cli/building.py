"""Building: carry out what is to be made, say what was, and how quickly."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.build import build, throughput
from audio_pipeline.build.build_context import ENCODING, SPEAKING, BuildContext, Progress
from audio_pipeline.catalog import Catalog, to_json
from audio_pipeline.cli import paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.console import format_count, warn_if_remote, warn_unsupported_marks
from audio_pipeline.cli.context import make_build_context
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.cli.worker_options import WorkerOptions
from audio_pipeline.content.library import Library
from audio_pipeline.speech import speech_duration


def build_content(  # noqa: PLR0913, PLR0917 - all that the build is told
    backends: Backends,
    content: Path,
    out: Path,
    engine_name: str | None,
    cache: PathOrUrl,
    worker_options: WorkerOptions,
    public_url: str,
) -> bytes:
    """Build what is written in a folder; gives the catalog as it was announced."""
    library = build.load_library(content, backends.engines, backends.open_cache(paths.resolve_path_or_url(cache)))
    shop = replace(
        make_build_context(backends, library, out, engine_name, cache, worker_options), public_url=public_url
    )
    return to_json(build_library(library, shop)).encode()


def build_library(library: Library, context: BuildContext) -> Catalog:
    """Build it, and say what was done."""
    warn_if_remote(context.engine)
    watch = _TimedProgress(progress=context.progress)
    done = build.build(library, replace(context, progress=watch))
    made = len(done.plan.to_make)
    warn_unsupported_marks(context.engine, done.plan.unsupported_marks)
    click.echo(f"{format_count(made, 'programme')} made, {len(done.plan.jobs) - made} kept.")
    if not context.cluster:
        _record_throughput(done, watch, context)
    return done.catalog


@dataclass(frozen=True, slots=True, kw_only=True)
class _TimedProgress:
    """A progress that knows how long each thing took."""

    progress: Progress
    wall_s: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, what: str, total: int) -> Iterator[Callable[[int], None]]:
        began = time.monotonic()
        with self.progress(what, total) as tick:
            yield tick
        self.wall_s[what] = time.monotonic() - began


def _record_throughput(result: build.BuildResult, timed_progress: _TimedProgress, context: BuildContext) -> None:
    """Keep in mind how quick this machine is: plans tell from it what they will cost."""
    sentences = result.plan.to_speak
    speech_s = sum(speech_duration.estimate_clip(each).n_samples for each in sentences) / SAMPLE_RATE_HZ
    speaking = throughput.measure_cost_s(
        timed_progress.wall_s[SPEAKING], cores=min(context.jobs, len(sentences)), units=speech_s
    )
    encoding = throughput.measure_cost_s(
        timed_progress.wall_s[ENCODING], cores=min(context.jobs, result.new_chunks), units=result.new_chunks
    )
    throughput.save_throughput(context.cache, context.engine.id, speaking=speaking, encoding=encoding)
