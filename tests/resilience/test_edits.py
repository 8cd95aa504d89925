"""Whatever an author does, and in whatever order: what is built step by step is what is built in one go.

15 sequences of edits as a rule; EDITED_BUILDS=300 in the environment for as many as you like.
"""

import functools
import itertools
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.build.build import build
from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.build.load import load_library
from audio_pipeline.errors import ContentFaults
from audio_pipeline.mix.sounds import sound_library
from audio_pipeline.speech.engines.tone import Tone
from audio_pipeline.stores.checksummed import put_checked
from tests import small_show
from tests.resilience.edits import EDITS, Change, Delete, Edit, Insert, Move, Set, SetShow
from tests.resilience.site import Site, announced, feed
from tests.resilience.written import START, Written, save

EXAMPLES = int(os.environ.get("EDITED_BUILDS", "15"))

Outcome = tuple[dict[str, bytes], bytes | None] | tuple[str, ...]
"""What everybody can read; or what the author is told, and nothing new is published."""


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the show was built as it is before the first edit: copy it, do not change it."""
    root = tmp_path_factory.mktemp("start")
    built(START, root, jobs=1)
    return root


@pytest.fixture(scope="session")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that is not there yet, again and again."""
    root = tmp_path_factory.mktemp("rooms")
    return (root / str(number) for number in itertools.count())


EACH = (
    Change(0, 1, "Nobody hurries."),
    Insert(1, 1, "(pause: 700ms)"),
    Delete(1, 0),
    Move(0, 0, 2),
    Set(0, "bed", "pad -20dB"),
    Set(0, "voice", "other tone"),
    Set(0, "variants", ("pet", "friend")),
    SetShow("sayings", (("tea", "green tea"),)),
)


@pytest.mark.parametrize("edit", EACH, ids=str)
def test_an_edit_gives_the_bytes_of_a_clean_build(edit: Edit, start: Path, rooms: Iterator[Path]) -> None:
    assert step_by_step(start, next(rooms), [[edit]], jobs=1) == in_one_go(next(rooms), [[edit]])


@given(st.lists(st.lists(EDITS, min_size=1, max_size=4), min_size=1, max_size=2))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_edits_in_any_order_give_the_bytes_of_a_clean_build(
    start: Path, rooms: Iterator[Path], steps: list[list[Edit]]
) -> None:
    assert step_by_step(start, next(rooms), steps, jobs=1) == in_one_go(next(rooms), steps)


@given(st.lists(EDITS, min_size=4, max_size=6))
@settings(max_examples=max(2, EXAMPLES // 6), deadline=None)
def test_two_jobs_give_the_bytes_of_one(start: Path, rooms: Iterator[Path], edits: list[Edit]) -> None:
    assert step_by_step(start, next(rooms), [edits], jobs=2) == in_one_go(next(rooms), [edits])


def step_by_step(start: Path, root: Path, steps: Sequence[Sequence[Edit]], jobs: int) -> Outcome:
    """Built before the first edit, and again after every few."""
    shutil.copytree(start, root)
    shows = itertools.accumulate(steps, edited, initial=START)
    return [built(show, root, jobs) for show in shows][-1]


def in_one_go(root: Path, steps: Sequence[Sequence[Edit]]) -> Outcome:
    """Built only when the last edit is done."""
    return built(functools.reduce(edited, steps, START), root, jobs=1)


def edited(show: Written, edits: Sequence[Edit]) -> Written:
    return functools.reduce(lambda before, edit: edit(before), edits, show)


def built(show: Written, root: Path, jobs: int) -> Outcome:
    """Save it and build it."""
    save(show, root / "show")
    shop = workshop(root, jobs)
    try:
        build(load_library(root / "show", {"tone": Tone}, shop.cache), shop)
    except ContentFaults as told:
        return tuple(str(fault).replace(str(root), "") for fault in told.faults)
    site = Site(content=root / "show", root=root)
    return announced(site), feed(site)


def workshop(root: Path, jobs: int) -> BuildContext:
    """With the beds in it, which take a while to make."""
    shop = small_show.workshop(root)
    put_checked(shop.cache, sound_library.sound_key("brown"), _brown(), "application/octet-stream")
    return replace(shop, jobs=jobs)


@functools.cache
def _brown() -> bytes:
    return sound_library.make_sound("brown").tobytes()
