"""The edited sentence, found by really making it sound otherwise."""

from pathlib import Path

import pytest

from audio_pipeline.build.build import build
from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.build.edit_notification import EditNotification, find_first_edit
from tests import small_show


@pytest.fixture
def shop(tmp_path: Path, built_show: Path) -> BuildContext:
    return small_show.like(built_show, tmp_path)


@pytest.fixture
def words(tmp_path: Path) -> Path:
    return small_show.write(tmp_path / "show")


def rebuilt(words: Path, shop: BuildContext) -> EditNotification:
    done = build(small_show.library(words), shop)
    pairs = [(job.release, done.catalog.of_content(job.content.id)) for job in done.plan.to_make]
    found = find_first_edit([(old, new) for old, new in pairs if new], shop.store)
    assert found is not None
    return found


def test_a_changed_sentence_is_told_as_it_is_and_as_it_was(words: Path, shop: BuildContext) -> None:
    small_show.edit(words, "warm-hands", "Notice how warm they are.", "Notice how warm they both are.")
    edit = rebuilt(words, shop)
    assert edit.now
    assert edit.before
    assert (edit.before.text, edit.now.text) == ("Notice how warm they are.", "Notice how warm they both are.")
    assert edit.now.url != edit.before.url
    for each in (edit.now, edit.before):
        assert shop.store.has(each.url)
        assert 0 < each.start_ms < each.end_ms < 22_000


def test_it_is_heard_from_the_sentence_before_it(words: Path, shop: BuildContext) -> None:
    small_show.edit(words, "warm-hands", "Notice how warm they are.", "Notice how warm they both are.")
    edit = rebuilt(words, shop)
    assert edit.now
    assert edit.offset_ms < edit.place_ms < edit.now.start_ms


def test_it_is_not_heard_from_the_chapter_before_its_own(words: Path, shop: BuildContext) -> None:
    small_show.edit(words, "warm-hands", "Thank your hands,", "Thank your two hands,")
    edit = rebuilt(words, shop)
    assert edit.chapter == "End"
    assert edit.place_ms == edit.offset_ms


def test_a_new_sentence_was_nothing_before(words: Path, shop: BuildContext) -> None:
    small_show.edit(words, "company", "Nobody knows all the reasons.", "Nobody knows all the reasons. It is late.")
    edit = rebuilt(words, shop)
    assert edit.now
    assert (edit.now.text, edit.before) == ("It is late.", None)


def test_where_a_sentence_was_taken_away_the_next_one_is_heard(words: Path, shop: BuildContext) -> None:
    small_show.edit(words, "company", "Nobody knows all the reasons.\n", "\n")
    edit = rebuilt(words, shop)
    assert edit.now
    assert edit.before
    assert (edit.before.text, edit.now.text) == ("Nobody knows all the reasons.", "Find a seat that holds you.")


def test_where_no_words_differ_the_sentence_that_sounds_different_is_told(words: Path, shop: BuildContext) -> None:
    small_show.edit(words, "warm-hands", "(pause: 3s)", "(pause: 4s)")
    edit = rebuilt(words, shop)
    assert edit.now
    assert edit.before
    assert edit.now.text == edit.before.text == "Notice how warm they are."
    assert edit.now.start_ms > edit.before.start_ms


def test_one_whose_old_sound_is_gone_is_told_alone(words: Path, shop: BuildContext, tmp_path: Path) -> None:
    for path in (tmp_path / "out" / "programmes" / "warm-hands").glob("*.mp3"):
        path.unlink()
    small_show.edit(words, "warm-hands", "Thank your hands,", "Thank your two hands,")
    edit = rebuilt(words, shop)
    assert edit.now
    assert edit.before is None
