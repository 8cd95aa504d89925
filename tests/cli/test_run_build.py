"""A build on this machine leaves behind how quick the machine is, and plans tell from it what they cost."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from audio_pipeline.build.build_context import SPEAKING
from audio_pipeline.build.throughput import DEFAULT_THROUGHPUT, STARTUP_S, load_throughput
from audio_pipeline.cli.run_build import run_build
from tests import small_show

SPEAKING_S = 3.2


@contextmanager
def slow_progress(what: str, _total: int) -> Iterator[Callable[[int], None]]:
    """A progress under which speaking takes long enough to be measured."""
    yield lambda _: None
    if what == SPEAKING:
        time.sleep(SPEAKING_S)


def test_what_a_build_took_to_speak_is_known_to_the_next_plan(tmp_path: Path) -> None:
    small_show.write(tmp_path / "show")
    context = replace(small_show.workshop(tmp_path), progress=slow_progress)
    run_build(small_show.library(tmp_path / "show"), context)
    measured = load_throughput(context.cache, context.engine.id)
    assert measured.speech_cost_s != DEFAULT_THROUGHPUT.speech_cost_s
    total_speech_s = 60  # the small show speaks for less than a minute
    assert measured.speech_cost_s > (SPEAKING_S - STARTUP_S) / total_speech_s
