"""Options: what several commands ask in the same words."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from audio_pipeline.authoring.rules import nearest
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.stages.read import BUILT_IN

# What is wrong with a place is told where it is opened: it is a fault of the world, not wrong usage.
PLACE = click.Path(path_type=Path, readable=False)

Decorator = Callable[..., Any]


def together(*options: Decorator) -> Decorator:
    """Several options as one decorator."""

    def decorate(command: Decorator) -> Decorator:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def _known(context: click.Context, _: click.Parameter, name: str | None) -> str | None:
    """An engine there is; without one, show.toml decides."""
    workplace = context.find_object(Workplace)
    if name and workplace and name not in workplace.engines:
        raise click.BadParameter(f'"{name}" is no engine. {nearest(name, workplace.engines)}.')
    return name


def _usual_cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "warm-recall"


content = click.option(
    "--content",
    type=PLACE,
    metavar="DIR",
    default=BUILT_IN,
    show_default="the built-in content",
    help="Folder of what is written: programmes and answers.",
)
engine = click.option(
    "--engine",
    "engine_name",
    metavar="NAME",
    callback=_known,
    help="Voice engine, as “warm-recall voices” lists them; show.toml has the usual one.",
)
cache = click.option(
    "--cache",
    type=PLACE,
    metavar="DIR",
    default=_usual_cache,
    show_default="$XDG_CACHE_HOME/warm-recall",
    help="Folder where clips and chunks are kept: deleting it costs time, never correctness.",
)
jobs = click.option(
    "--jobs",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    show_default="one a core",
    help="How many to do at once.",
)
build_folder = click.option(
    "--out",
    type=PLACE,
    metavar="DIR",
    default=Path("build"),
    show_default=True,
    help="Folder that the programmes and catalog.json go to.",
)
making = together(content, build_folder, engine, cache)


def sound_file(kind: str) -> Decorator:
    """Where one sound goes."""
    return click.option(
        "--out", type=PLACE, metavar="FILE", default=None, help=f"Write it to this {kind} file, instead of playing it."
    )
