"""What is said often is said in several ways, and spelled as the listener spells."""

from itertools import pairwise

import pytest

from skill.phrases import phrasings
from skill.phrases.locales import LOCALES, spell
from skill.phrases.phrasings import choose_phrasing

OFTEN = [each for each in vars(phrasings).values() if isinstance(each, tuple)]


@pytest.mark.parametrize("ways", OFTEN)
def test_there_are_at_least_three_ways_and_none_is_part_of_another(ways: tuple[str, ...]) -> None:
    assert len(ways) >= 3
    assert not [(one, other) for one in ways for other in ways if one is not other and one in other]


@pytest.mark.parametrize("ways", OFTEN)
def test_the_same_request_is_always_answered_in_the_same_way_and_others_in_all_of_them(ways: tuple[str, ...]) -> None:
    assert {choose_phrasing(ways, seed) for seed in range(len(ways))} == set(ways)
    assert choose_phrasing(ways, 2_000_000_001) == choose_phrasing(ways, 2_000_000_001)


@pytest.mark.parametrize("seed", [0, 1, 7, 4_294_967_295])
def test_no_way_is_said_twice_in_a_row(seed: int) -> None:
    said = [choose_phrasing(phrasings.NOT_CAUGHT, seed)]
    for _ in range(9):
        said.append(choose_phrasing(phrasings.NOT_CAUGHT, seed, f"{said[-1]} What would you like?"))
    assert all(one != next_ for one, next_ in pairwise(said))


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
