"""Preview: which chapter is meant, and that what is heard from there on is what would be heard there."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import mutagen.id3
import mutagen.mp3
import numpy as np
import pytest

from audio_pipeline.build.preview import cut_excerpt, find_chapter, find_programme
from audio_pipeline.content.model import Content, Heading, Programme
from audio_pipeline.errors import ContentError
from tests import meter, small_show, studio
from tests.samples import CONTENT, PLACE
from tests.timelines import bed, chime, pause, said, script, until
from tests.timelines import chapter as heading

FRAME_MS = 24

WORDS = script(
    bed("brown"),
    chime("bowl"),
    heading("Begin"),
    said("let your hands rest for a while where they like"),
    pause(2_345),
    heading("The middle"),
    said("notice how warm they are"),
    until(23_987),
    heading("The end"),
    said("thank your hands and go on with your day"),
    until(30_000),
)


def titled(*titles: str) -> Content:
    return replace(CONTENT, blocks=tuple(Heading(title=title, location=PLACE) for title in titles))


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    store = studio.cache(tmp_path_factory.mktemp("preview"), "brown")
    with ThreadPoolExecutor(1) as pool:
        mixed = studio.mixed(WORDS, store)
        return studio.master(mixed, studio.encoder(store, pool))


@pytest.mark.parametrize(
    ("asked", "found"),
    [("1", 0), ("3", 2), ("A hand", 1), ("a HAND", 1), ("three", 2), ("A", 0)],
)
def test_a_chapter_is_meant_by_number_by_title_or_by_its_beginning(asked: str, found: int) -> None:
    assert find_chapter(titled("A", "A hand", "Three breaths"), asked) == found


def test_a_number_that_is_no_chapter_may_begin_a_title() -> None:
    assert find_chapter(titled("Begin", "3 breaths"), "3") == 1


@pytest.mark.parametrize("asked", ["0", "4", "Close", "hand", "-1"])
def test_a_chapter_there_is_not_is_told_with_those_there_are(asked: str) -> None:
    with pytest.raises(ContentError, match="1 Welcome, 2 A hand"):
        find_chapter(titled("Welcome", "A hand"), asked)


def test_a_beginning_two_titles_share_is_not_guessed() -> None:
    with pytest.raises(ContentError, match="several"):
        find_chapter(titled("The welcome", "The end"), "the")


def test_an_unknown_programme_is_told_with_the_nearest(tmp_path: Path) -> None:
    library = small_show.library(small_show.write(tmp_path / "show"))
    with pytest.raises(ContentError, match="warm-hands"):
        find_programme(library, "warm-hand")


def test_a_programme_behind_a_gate_can_be_previewed_in_any_show(tmp_path: Path) -> None:
    show = small_show.write(tmp_path / "show")
    small_show.edit(show, "company", "position: 1", "position: 1\ngate: Say continue.")
    library = small_show.library(show)
    assert "company" not in {content.id for content in library.programmes}
    assert find_programme(library, "company").gate == "Say continue."


def test_from_the_first_chapter_it_is_the_programme_itself(programme: Programme) -> None:
    assert cut_excerpt(programme, studio.TAGS, 0) == programme.mp3


@pytest.mark.parametrize("first", [1, 2])
def test_what_is_heard_is_the_programme_from_the_frame_in_which_the_chapter_begins(
    programme: Programme, first: int
) -> None:
    whole, rest = meter.decoded(programme.mp3), meter.decoded(cut_excerpt(programme, studio.TAGS, first))
    n_cut = len(whole) - len(rest)
    start = programme.chapters[first].start_ms * 48
    assert start - 48 * FRAME_MS <= n_cut <= start
    assert np.array_equal(rest, whole[n_cut:])


def test_players_know_its_length_and_the_chapters_that_are_left(programme: Programme) -> None:
    sound = cut_excerpt(programme, studio.TAGS, 1)
    length_ms = len(meter.decoded(sound)) // 48
    info = mutagen.mp3.MP3(io.BytesIO(sound)).info
    assert info
    assert info.length * 1000 == pytest.approx(length_ms, abs=2 * FRAME_MS)
    tags = mutagen.id3.ID3(io.BytesIO(sound))
    marks = sorted(tags.getall("CHAP"), key=lambda mark: int(mark.start_time))
    assert [mark.sub_frames["TIT2"].text for mark in marks] == [["The middle"], ["The end"]]
    assert 0 <= marks[0].start_time < FRAME_MS
    assert marks[0].end_time == marks[1].start_time
    assert marks[1].end_time == length_ms
