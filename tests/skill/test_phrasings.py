"""What is said often is said in several ways, and spelled as the listener spells."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.phrases import phrasings
from skill.phrases.locales import LOCALES, spell
from skill.phrases.phrasings import REPEATED
from skill.playback.phrasing_counts import PhrasingCounts

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
    counts = PhrasingCounts()
    assert [counts.choose("somebody", (), ways) for _ in range(2 * len(ways))] == [*ways, *ways]


def test_other_sentences_and_other_listeners_in_between_change_nothing() -> None:
    counts = PhrasingCounts()
    said = []
    for _ in range(9):
        said.append(counts.choose("somebody", (), phrasings.WELCOME_BACK))
        counts.choose("somebody", (), phrasings.BEGIN)
        counts.choose("somebody else", (), phrasings.WELCOME_BACK)
    assert all(one != next_ for one, next_ in pairwise(said))


@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(OFTEN), st.booleans()), max_size=40))
def test_no_way_is_said_twice_in_a_row_whichever_process_says_it(
    turns: list[tuple[int, tuple[str, ...], bool]],
) -> None:
    processes = [PhrasingCounts() for _ in range(3)]
    saved: dict[int, tuple[int, ...]] = {}
    last: dict[tuple[str, ...], str] = {}
    for number, (process, ways, is_in_conversation) in enumerate(turns):
        speech = f"{last[ways]} What would you like?" if is_in_conversation and ways in last else ""
        said = processes[process].choose("somebody", saved.values(), ways, speech)
        assert said != last.get(ways)
        last[ways], saved[number % 2] = said, processes[process].find("somebody", saved.values())


def test_who_is_forgotten_is_counted_from_the_beginning() -> None:
    counts = PhrasingCounts()
    counts.choose("somebody", (), phrasings.GOODBYE)
    counts.remove("somebody")
    assert counts.choose("somebody", (), phrasings.GOODBYE) == phrasings.GOODBYE[0]


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
