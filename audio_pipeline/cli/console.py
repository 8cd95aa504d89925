"""Console: words and bars that say how the work goes."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click

from audio_pipeline.speech.engines.engine import Engine


def format_count(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def worth_a_look(number: int) -> str:
    """How many things need not be mended."""
    return f"{format_count(number, 'thing')} worth a look, and no reason not to publish."


@contextmanager
def show_progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error, where there is something to wait for and somebody to see it."""
    if not total:
        yield lambda _: None
        return
    bar: Any
    with click.progressbar(length=total, label=f"{what:20}", file=sys.stderr, show_pos=True) as bar:
        yield bar.update


def warn_if_remote(engine: Engine) -> None:
    """Say so before words leave this machine."""
    voice = engine.voices[0]
    if not voice.runs_at.startswith("here"):
        click.echo(f"{engine.id} speaks by {voice.runs_at}: {voice.licence}.", err=True)


def warn_unsupported_marks(engine: Engine, marks: Mapping[str, int]) -> None:
    """Say which marks this engine cannot do, and in how many sentences."""
    if marks:
        them = ", ".join(f"“{mark}”: {format_count(times, 'sentence')}" for mark, times in marks.items())
        click.echo(f"{engine.id} cannot do {them} said without it.", err=True)
