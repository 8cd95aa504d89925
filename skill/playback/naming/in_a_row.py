"""In a row: chooses several programmes, which play one after another: "all the talks", "three exercises" (pure)."""

import re

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.playback.naming.by_name import find_by_title
from skill.playback.naming.choice import Choice
from skill.playback.naming.lengths import CARDINALS, spell_number
from skill.playback.naming.names import BENEFIT, EXERCISE, KINDS
from skill.playback.naming.want import ALL
from skill.playback.programmes import list_of_kind

_KIND = rf"(?:{'|'.join(sorted(KINDS))})"
_ALL = re.compile(
    rf"(?:all|every one|everything)(?: of)?(?: the| your| five)*(?: {_KIND}| them| it)?|every {_KIND}|them all"
    r"|the whole (?:list|lot)"
)
_SEVERAL = re.compile(rf"(?:the first )?(?P<number>\w+|a couple of|a few) (?P<kind>{'|'.join(EXERCISE | BENEFIT)})")
_LOOSE_NUMBERS = {"a couple of": 2, "a few": 3, "some": 3, "several": 3}
_KINDS = ("exercise", "benefit")


def read_number(words: str) -> int:
    """Return how many programmes these words ask for; 1 if they ask for no number of them."""
    if _ALL.fullmatch(words):
        return ALL
    several = _SEVERAL.fullmatch(words)
    if several is None or not several["kind"].endswith("s"):
        return 1
    number = several["number"]
    return int(number) if number.isdecimal() else {**CARDINALS, **_LOOSE_NUMBERS}.get(number, 1)


def choose_in_a_row(catalog: Catalog, words: str, number: int) -> Choice:
    """Choose the first programmes of the kind that is named, or of all; the others follow the first."""
    releases = _list_in_a_row(catalog, frozenset(words.split()))[: max(1, number)]
    if not releases:
        return Choice(release=None, why_not=phrases.NOTHING_TO_PLAY)
    first, *others = releases
    others_follow = phrases.ONE_AFTER_THE_OTHER if number == ALL else phrases.announce_others(spell_number(len(others)))
    return Choice(release=first, remark=others_follow if others else "", queue=tuple(others))


def _list_in_a_row(catalog: Catalog, words: frozenset[str]) -> list[Release]:
    """Return the programmes in their order; the one for sleep comes last, because nothing shall wake after it."""
    kinds = ("benefit",) if words & BENEFIT else ("exercise",) if words & EXERCISE else _KINDS
    for_sleep = find_by_title(catalog, phrases.FOR_SLEEP)
    return sorted((each for kind in kinds for each in list_of_kind(catalog, kind)), key=lambda each: each is for_sleep)
