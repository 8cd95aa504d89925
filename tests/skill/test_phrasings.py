"""What is said often is said in several ways, and spelled as the listener spells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.phrases import phrasings
from skill.phrases.locales import LOCALES, spell
from skill.phrases.phrasings import REPEATED
from skill.playback.bookmarks.bookmarks import Counts
from skill.playback.bookmarks.changes import merge_counts
from skill.playback.phrasing_counts import choose_phrasing

OFTEN = [each for each in vars(phrasings).values() if isinstance(each, tuple) and isinstance(each[0], str)]


@pytest.mark.parametrize("ways", OFTEN)
def test_there_are_at_least_three_ways_and_none_is_part_of_another(ways: tuple[str, ...]) -> None:
    assert len(ways) >= 3
    assert not [(one, other) for one in ways for other in ways if one is not other and one in other]


def test_each_of_them_is_counted() -> None:
    assert len(REPEATED) == len(OFTEN)
    assert set(REPEATED) == set(OFTEN)


@pytest.mark.parametrize("ways", OFTEN)
def test_all_ways_are_said_in_turn(ways: tuple[str, ...]) -> None:
    heard, said = [], Counts()
    for _ in range(2 * len(ways)):
        phrasing, said = choose_phrasing(said, ways)
        heard.append(phrasing)
    assert heard == [*ways, *ways]


@given(st.lists(st.tuples(st.sampled_from(OFTEN), st.booleans()), max_size=40))
def test_no_way_is_said_twice_in_a_row_whatever_is_said_in_between(turns: list[tuple[tuple[str, ...], bool]]) -> None:
    said = Counts()
    last: dict[tuple[str, ...], str] = {}
    for ways, is_in_conversation in turns:
        speech = f"{last[ways]} What would you like?" if is_in_conversation and ways in last else ""
        phrasing, now_said = choose_phrasing(said, ways, speech)
        assert phrasing != last.get(ways)
        assert merge_counts(said, now_said) == now_said
        last[ways], said = phrasing, now_said


WRITTEN = "My favourite Programme is about your neighbour's colours."


@pytest.mark.parametrize(
    ("locale", "spelled"),
    [
        ("en-US", "My favorite Program is about your neighbor's colors."),
        ("en-GB", WRITTEN),
        ("en-IN", WRITTEN),
        ("en-AU", "My favourite Program is about your neighbour's colours."),
        ("en-CA", "My favourite Program is about your neighbour's colours."),
        ("en", WRITTEN),
        ("", WRITTEN),
    ],
)
def test_each_locale_has_its_own_spelling(locale: str, spelled: str) -> None:
    assert spell(WRITTEN, locale) == spelled


@pytest.mark.parametrize("locale", LOCALES)
def test_american_spelling_is_read_too_and_spelled_once_stays(locale: str) -> None:
    assert spell("a favorite program", locale) == spell("a favourite programme", locale)
    assert spell(spell(WRITTEN, locale), locale) == spell(WRITTEN, locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_web_address_and_a_longer_word_stay(locale: str) -> None:
    for text in ("Read https://cdn.example/programmes/colour.vtt now.", "programmer, favouritism, discolour"):
        assert spell(text, locale) == text
