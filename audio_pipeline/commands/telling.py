"""Telling: words and bars that say how the work goes."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click

from audio_pipeline.engines.engine import Engine


def count(number: int, thing: str) -> str:
    """A number of things."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def worth_a_look(number: int) -> str:
    """How many things need not be mended."""
    return f"{count(number, 'thing')} worth a look, and no reason not to publish."


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error, where there is something to wait for and somebody to see it."""
    if not total:
        yield lambda _: None
        return
    bar: Any
    with click.progressbar(length=total, label=f"{what:20}", file=sys.stderr, show_pos=True) as bar:
        yield bar.update


def where_it_runs(engine: Engine) -> None:
    """Say so before words leave this machine."""
    voice = engine.voices[0]
    if not voice.runs.startswith("here"):
        click.echo(f"{engine.id} speaks by {voice.runs}: {voice.licence}.", err=True)


def unheard(engine: Engine, marks: Mapping[str, int]) -> None:
    """Say which marks this engine cannot do, and in how many sentences."""
    if marks:
        them = ", ".join(f"“{mark}”: {count(times, 'sentence')}" for mark, times in marks.items())
        click.echo(f"{engine.id} cannot do {them} said without it.", err=True)
