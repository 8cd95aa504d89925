"""Context: what a command builds with, where the editor said."""

import functools
from pathlib import Path

import click

from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.build.lock import lock_build
from audio_pipeline.cli import paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.console import show_progress
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.cli.worker_options import WorkerOptions
from audio_pipeline.content.library import Library


def make_build_context(
    backends: Backends,
    library: Library,
    out: Path,
    engine_name: str | None,
    cache: PathOrUrl,
    worker_options: WorkerOptions,
) -> BuildContext:
    """The engine of this name, or the library's usual one, between these two folders."""
    folder = paths.resolve_folder(out)
    waiting = functools.partial(click.echo, err=True) if worker_options.wait_for_lock else None
    return BuildContext(
        engine=backends.create_engine(engine_name or library.settings.engine),
        store=backends.open_folder(folder),
        cache=backends.open_cache(paths.resolve_path_or_url(cache)),
        jobs=worker_options.jobs,
        progress=show_progress,
        cluster=worker_options.cluster,
        lock_build=functools.partial(lock_build, folder, waiting),
    )
