"""Edited: the first chapter that sounds otherwise, found by really making it sound otherwise."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.build.build import BuildResult, build
from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.build.edit_notification import (
    EditNotification,
    choose_first_build,
    find_first_difference,
    find_first_edit,
    put_notification,
)
from audio_pipeline.catalog import EDIT_NOTIFICATION
from audio_pipeline.stores.folder import FolderStore
from tests import small_show

CHAPTERS_S = {"Begin": 0, "End": 22}


@pytest.fixture
def shop(tmp_path: Path, built_show: Path) -> BuildContext:
    return small_show.like(built_show, tmp_path)


@pytest.fixture
def words(tmp_path: Path) -> Path:
    return small_show.write(tmp_path / "show")


def rebuilt(words: Path, shop: BuildContext) -> EditNotification | None:
    return found(build(small_show.library(words), shop), shop)


def found(done: BuildResult, shop: BuildContext) -> EditNotification | None:
    pairs = [(job.release, done.catalog.of_content(job.content.id)) for job in done.plan.to_make]
    return find_first_edit([(old, new) for old, new in pairs if new], shop.store)


@pytest.mark.parametrize(
    ("old", "new", "chapter"),
    [
        ("Find a seat that holds you. Rest", "Find a chair that holds you. Rest", "Begin"),
        ("Notice how warm they are.", "Notice how warm they both are.", "Begin"),
        ("(pause: 3s)", "(pause: 4s)", "Begin"),
        ("(chime: bowl)", "(chime: soft)", "Begin"),
        ("(bed: pad -16dB)", "(bed: pad -20dB)", "Begin"),
        ("Thank your hands,", "Thank your two hands,", "End"),
        ("(until: 0:36)", "(chime: soft)\n\n(until: 0:36)", "End"),
    ],
)
def test_it_is_heard_from_the_chapter_that_changed(
    words: Path, shop: BuildContext, old: str, new: str, chapter: str
) -> None:
    small_show.edit(words, "warm-hands", old, new)
    heard = rebuilt(words, shop)
    assert heard is not None
    assert (heard.content_id, heard.chapter) == ("warm-hands", chapter)
    assert abs(heard.offset_ms - CHAPTERS_S[chapter] * 1_000) < 30


def test_a_programme_that_lasts_longer_is_heard_from_where_it_does(words: Path, shop: BuildContext) -> None:
    small_show.edit(words, "warm-hands", 'length: "0:36"', 'length: "0:38"')
    small_show.edit(words, "warm-hands", "(until: 0:36)", "(until: 0:38)")
    heard = rebuilt(words, shop)
    assert heard is not None
    assert heard.chapter == "End"


@pytest.mark.parametrize(("old", "new"), [("title: Warm Hands", "title: Two Warm Hands"), ("## End", "## The End")])
def test_other_words_about_a_programme_are_nothing_to_hear(words: Path, shop: BuildContext, old: str, new: str) -> None:
    small_show.edit(words, "warm-hands", old, new)
    assert rebuilt(words, shop) is None


def test_a_new_programme_is_heard_from_its_start(words: Path, shop: BuildContext) -> None:
    new = small_show.BENEFIT.replace("company", "neighbours").replace("Company", "Neighbours")
    (words / "neighbours.md").write_text(new.replace("position: 1", "position: 2"), encoding="utf-8")
    heard = rebuilt(words, shop)
    assert heard is not None
    assert (heard.content_id, heard.offset_ms, heard.chapter) == ("neighbours", 0, "Why")


def test_one_whose_old_sound_is_gone_is_heard_from_its_start(words: Path, shop: BuildContext, tmp_path: Path) -> None:
    for path in (tmp_path / "out" / "programmes" / "warm-hands").glob("*.mp3"):
        path.unlink()
    small_show.edit(words, "warm-hands", "Thank your hands,", "Thank your two hands,")
    heard = rebuilt(words, shop)
    assert heard is not None
    assert heard.offset_ms == 0


VARIANTS = """sources: [R28]
variants:
  cold: {title: Cold Hands, names: [cold hands]}
---
(for: cold)

Rub them.

(for: all)

"""


@pytest.mark.parametrize(
    ("old", "new", "who"),
    [("Notice how warm", "Feel how warm", "warm-hands"), ("Rub them.", "Rub them both.", "warm-hands-cold")],
)
def test_of_a_programme_and_its_variants_the_programme_itself_is_heard(
    words: Path, shop: BuildContext, old: str, new: str, who: str
) -> None:
    small_show.edit(words, "warm-hands", "sources: [R28]\n---\n", VARIANTS)
    build(small_show.library(words), shop)
    small_show.edit(words, "warm-hands", old, new)
    heard = rebuilt(words, shop)
    assert heard is not None
    assert heard.content_id == who


def test_of_many_that_changed_the_programme_itself_is_built_first(words: Path, shop: BuildContext) -> None:
    small_show.edit(words, "warm-hands", "sources: [R28]\n---\n", VARIANTS)
    before = small_show.library(words)
    build(before, shop)
    small_show.edit(words, "warm-hands", "Notice how warm", "Feel how warm")
    now = small_show.library(words)
    first = choose_first_build(before, now)
    assert first is not None
    done = build(first, shop)
    assert [job.content.id for job in done.plan.to_make] == ["warm-hands"]
    assert {release.content_id for release in done.catalog.releases} == {"warm-hands", "warm-hands-cold", "company"}
    rest = build(now, shop)
    assert [job.content.id for job in rest.plan.to_make] == ["warm-hands-cold"]


def test_where_one_programme_changed_there_is_nothing_to_put_first(words: Path) -> None:
    before = small_show.library(words)
    assert choose_first_build(before, before) is None
    small_show.edit(words, "company", "Nobody knows all", "Nobody knows most of")
    assert choose_first_build(before, small_show.library(words)) is None


def test_it_is_announced_in_the_store(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    put_notification(None, store)
    assert not store.has(EDIT_NOTIFICATION)
    put_notification(
        EditNotification(content_id="hug", release_id="hug.3fa9", offset_ms=22_000, chapter="Ende für heute"), store
    )
    assert json.loads((tmp_path / "edited.json").read_text(encoding="utf-8")) == {
        "content_id": "hug", "release_id": "hug.3fa9", "offset_ms": 22_000, "chapter": "Ende für heute",
        "place_ms": 0, "now": None, "before": None,
    }  # fmt: skip


@given(same=st.binary(max_size=300), old=st.binary(max_size=5), new=st.binary(max_size=5))
def test_the_first_difference_is_the_first(same: bytes, old: bytes, new: bytes) -> None:
    at = find_first_difference(same + old, same + new)
    if at is None:
        assert old == new
        return
    assert (same + old)[:at] == (same + new)[:at]
    assert (same + old)[at : at + 1] != (same + new)[at : at + 1]
