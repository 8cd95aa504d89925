"""Console: format counts, sizes, times and prices, show progress, and print warnings about an engine."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click

from audio_pipeline.speech.engines.engine import Engine

UNIT_BYTES = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}
"""Bytes by the letter before "B"."""

_CENT = 0.01


def format_count(number: int, noun: str) -> str:
    """Format a number of things: "1 chunk", "2 chunks"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def format_size(size_bytes: int) -> str:
    """Format a number of bytes in the largest unit that it reaches."""
    unit, worth = next(((unit, worth) for unit, worth in reversed(UNIT_BYTES.items()) if size_bytes >= worth), ("", 1))
    return f"{size_bytes / worth:.1f} {unit}B" if unit else f"{size_bytes} B"


def format_seconds(seconds: float) -> str:
    """Format a duration: "0.3 s", "1 min 05 s"."""
    minutes, rest_s = divmod(round(seconds), 60)
    return f"{minutes} min {rest_s:02} s" if minutes else f"{seconds:.1f} s"


def format_dollars(dollars: float) -> str:
    """Format a price to the cent."""
    return f"about ${dollars:.2f}" if dollars >= _CENT else "less than a cent"


def format_warning_count(number: int) -> str:
    """Say how many faults do not stop a publish."""
    return f"{format_count(number, 'thing')} worth a look; publishing is still possible."


@contextmanager
def show_progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show a progress bar on standard error if it is a terminal and there is anything to do."""
    if not total:
        yield lambda _: None
        return
    bar: Any
    with click.progressbar(length=total, label=f"{what:20}", file=sys.stderr, show_pos=True) as bar:
        yield bar.update


def warn_if_remote(engine: Engine) -> None:
    """Print a warning if the engine sends the text to another machine."""
    voice = engine.voices[0]
    if not voice.runs_at.startswith("here"):
        click.echo(f"{engine.id} speaks by {voice.runs_at}: {voice.licence}.", err=True)


def warn_unsupported_marks(engine: Engine, marks: Mapping[str, int]) -> None:
    """Print the marks that the engine ignores, each with its number of sentences."""
    if marks:
        listed = ", ".join(f"{mark} ({format_count(times, 'sentence')})" for mark, times in marks.items())
        click.echo(f"{engine.id} ignores {listed}.", err=True)
