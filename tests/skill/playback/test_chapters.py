"""A part of a programme is found by its time, by its name, and by what it is like."""

import pytest

from audio_pipeline.catalog import Chapter
from skill.playback.chapters import find_chapter_index, find_like_chapter, find_named_chapter

TITLES = ("Welcome", "Three breaths", "Breathe", "A hand, or none", "One small moment", "What they'd say", "Close")
CHAPTERS = tuple(Chapter(title=title, start_ms=10_000 * at) for at, title in enumerate(TITLES))


@pytest.mark.parametrize(("at_ms", "index"), [(0, 0), (9_999, 0), (10_000, 1), (65_000, 6), (999_000, 6)])
def test_a_time_is_in_the_part_that_began_last(at_ms: int, index: int) -> None:
    assert find_chapter_index(CHAPTERS, at_ms) == index


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("breathe", "Breathe"),
        ("the breathing", "Breathe"),
        ("the three breaths", "Three breaths"),
        ("the part with the hand", "A hand, or none"),
        ("small moments", "One small moment"),
        ("what they’d say", "What they'd say"),
        ("the beginning", "Welcome"),
        ("the end", "Close"),
        ("closing", "Close"),
    ],
)
def test_a_name_is_met_in_any_form_of_its_words(name: str, title: str) -> None:
    found = find_named_chapter(CHAPTERS, name)
    assert found is not None
    assert found.title == title


@pytest.mark.parametrize("name", ["", "the part", "sleep", "the end of my life", "hand me over", "hell"])
def test_other_words_name_none(name: str) -> None:
    assert find_named_chapter(CHAPTERS, name) is None


def test_where_there_are_no_parts_none_is_found() -> None:
    assert find_named_chapter((), "the end") is None
    assert find_like_chapter((), "Close") is None
    assert find_chapter_index((), 5_000) == 0


def test_the_like_part_shares_most_of_its_name() -> None:
    assert find_like_chapter(CHAPTERS, "One moment") == CHAPTERS[4]
    assert find_like_chapter(CHAPTERS, "Warm light") is None
