"""Shop: what a command builds with, where the editor said."""

import functools
from pathlib import Path

import click

from audio_pipeline.commands import places
from audio_pipeline.commands.crew import Crew
from audio_pipeline.commands.places import Place
from audio_pipeline.commands.telling import progress
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.keeping.writing_lock import only_builder
from audio_pipeline.pipeline import Workshop
from audio_pipeline.settings import Library


def workshop(
    workplace: Workplace, library: Library, out: Path, engine_name: str | None, cache: Place, crew: Crew
) -> Workshop:
    """The engine of this name, or the library's usual one, between these two folders."""
    folder = places.to_be_filled(out)
    waiting = functools.partial(click.echo, err=True) if crew.waits else None
    return Workshop(
        engine=workplace.engine(engine_name or library.settings.engine),
        store=workplace.folder(folder),
        cache=workplace.cache(places.anywhere(cache)),
        jobs=crew.jobs,
        progress=progress,
        cluster=crew.cluster,
        alone=functools.partial(only_builder, folder, waiting),
    )
