"""Timed progress: show how far each step of a command is, and measure how long it takes."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from audio_pipeline.build.build_context import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedProgress:
    """A progress bar that also measures how long each step takes."""

    progress: Progress
    wall_s: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, what: str, total: int) -> Iterator[Callable[[int], None]]:
        """Show the progress of a task, and measure it."""
        start_s = time.monotonic()
        with self.progress(what, total) as tick:
            yield tick
        self.wall_s[what] = time.monotonic() - start_s
