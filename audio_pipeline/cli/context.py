"""Context: load the Library and make the BuildContext that the options of a command name."""

import functools

import click

from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.build.lock import lock_build
from audio_pipeline.cli import paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.build_options import BuildOptions
from audio_pipeline.cli.console import show_progress
from audio_pipeline.content.library import Library, ShowSettings


def load_library(backends: Backends, options: BuildOptions) -> Library:
    """Load the content with the help of the cache; ContentFaults lists everything that is wrong with it."""
    # What parses content is loaded for this alone.
    from audio_pipeline.build import load

    cache = backends.open_cache(paths.resolve_path_or_url(options.cache))
    return load.load_library(options.content, backends.engines, cache)


def make_build_context(backends: Backends, settings: ShowSettings, options: BuildOptions) -> BuildContext:
    """Open the stores and create the engine: the named one, else that of the settings."""
    folder = paths.resolve_folder(options.out)
    print_waiting = functools.partial(click.echo, err=True) if options.wait else None
    return BuildContext(
        engine=backends.create_engine(options.engine_name or settings.engine),
        store=backends.open_folder(folder),
        cache=backends.open_cache(paths.resolve_path_or_url(options.cache)),
        jobs=options.jobs,
        progress=show_progress,
        cluster=options.cluster,
        public_url=options.public_url,
        lock_build=functools.partial(lock_build, folder, print_waiting),
    )
