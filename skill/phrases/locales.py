"""Locales: the kinds of English that the skill speaks, and how each of them spells (pure).

The sentences of the skill and of the content are written once. Only their spelling differs between these locales, on
screens and cards; helplines come from the catalog, by country.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

_WORDS = {
    "programme": "program",
    "programmes": "programs",
    "favourite": "favorite",
    "favourites": "favorites",
    "favour": "favor",
    "colour": "color",
    "colours": "colors",
    "neighbour": "neighbor",
    "neighbours": "neighbors",
    "neighbourhood": "neighborhood",
    "cosy": "cozy",
    "pyjamas": "pajamas",
}
"""The British spelling of words, and the American one."""

_SPELLINGS = frozenset({*_WORDS, *_WORDS.values()})
_SHORTEST = tuple(word for word in _SPELLINGS if not any(each in word for each in _SPELLINGS - {word}))
"""The spellings of which every other one is a longer form: a text without these is spelled alike everywhere."""

_PROGRAM = frozenset({"programme", "programmes"})
_COSY = frozenset({"cosy", "pyjamas"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """A kind of English."""

    countries: tuple[str, ...]
    """The countries in which Amazon offers a skill in it, as ISO 3166-1 codes."""
    american: frozenset[str]
    """The words that are spelled as in America."""


LOCALES: Mapping[str, Locale] = {
    "en-US": Locale(countries=("US",), american=frozenset(_WORDS)),
    "en-GB": Locale(countries=("GB", "IE"), american=frozenset()),
    "en-CA": Locale(countries=("CA",), american=_PROGRAM | _COSY),
    "en-AU": Locale(countries=("AU", "NZ"), american=_PROGRAM),
    "en-IN": Locale(countries=("IN",), american=frozenset()),
}
"""The locales of the skill. In any other locale, words stay as they are written."""


def spell(text: str, locale: str) -> str:
    """Return the text as it is spelled in a locale; web addresses stay as they are."""
    if locale not in LOCALES or not any(map(text.lower().__contains__, _SHORTEST)):
        return text
    pattern, spellings = _compile_spellings(locale)
    return pattern.sub(lambda match: _match_case(match[0], spellings), text)


@cache
def _compile_spellings(locale: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    american = LOCALES[locale].american
    spellings = {other: (us if gb in american else gb) for gb, us in _WORDS.items() for other in (gb, us)}
    words = "|".join(sorted(spellings, key=len, reverse=True))
    return re.compile(rf"\S+://\S+|\b(?:{words})\b", re.IGNORECASE), spellings


def _match_case(word: str, spellings: Mapping[str, str]) -> str:
    """Return the spelling of a word, with a capital if the word has one; an unknown word stays as it is."""
    spelled = spellings.get(word.lower(), word)
    return spelled.capitalize() if word.istitle() and spelled != word else spelled
