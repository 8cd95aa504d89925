"""Byte progress: show how many bytes were sent, as a bar on a terminal and as a line now and then in a file."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from audio_pipeline.cli.console import format_size

LINE_INTERVAL_S = 10.0
"""The time between two lines if standard error is no terminal."""


@contextmanager
def show_byte_progress(what: str, total_bytes: int) -> Iterator[Callable[[int], None]]:
    """Give a function to call with the number of bytes that were sent."""
    show = _show_bar if sys.stderr.isatty() else _show_lines
    if not total_bytes:
        yield lambda _: None
        return
    with show(what, total_bytes) as tick:
        yield tick


@contextmanager
def _show_bar(what: str, total_bytes: int) -> Iterator[Callable[[int], None]]:
    sent_bytes = 0
    bar: Any
    with click.progressbar(
        length=total_bytes,
        label=f"{what:20}",
        file=sys.stderr,
        item_show_func=lambda _: f"{format_size(sent_bytes)} of {format_size(total_bytes)}",
    ) as bar:

        def tick(size_bytes: int) -> None:
            nonlocal sent_bytes
            sent_bytes += size_bytes
            bar.update(size_bytes)

        yield tick


@contextmanager
def _show_lines(what: str, total_bytes: int) -> Iterator[Callable[[int], None]]:
    sent_bytes, shown_at_s = 0, time.monotonic()

    def tick(size_bytes: int) -> None:
        nonlocal sent_bytes, shown_at_s
        sent_bytes += size_bytes
        now_s = time.monotonic()
        if sent_bytes == total_bytes or now_s >= shown_at_s + LINE_INTERVAL_S:
            share = format_size(sent_bytes), format_size(total_bytes), 100 * sent_bytes // total_bytes
            click.echo(f"{what}: {share[0]} of {share[1]} ({share[2]} %)", err=True)
            shown_at_s = now_s

    yield tick
