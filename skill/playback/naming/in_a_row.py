"""In a row: chooses several programmes, which play one after another: "all the talks", "three exercises" (pure)."""

import re

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.playback.naming.by_length import is_near_length, offer_nearest_length
from skill.playback.naming.by_name import SOMETHING_SHORT, find_by_title
from skill.playback.naming.choice import Choice
from skill.playback.naming.lengths import CARDINALS, is_length, merge_lengths, parse_length_ms, spell_number
from skill.playback.naming.names import BENEFIT, EXERCISE, KINDS
from skill.playback.naming.want import ALL
from skill.playback.programmes import list_of_kind

_KIND = rf"(?:{'|'.join(sorted(KINDS))})"
_ALL = re.compile(
    rf"(?:all|every one|everything)(?: of)?(?: the| your| five)*(?: {_KIND}| them| it)?|every {_KIND}|them all"
    r"|the whole (?:list|lot)"
)
_SEVERAL = re.compile(r"(?:the first )?(?P<number>a couple of|a few|\w+) (?P<rest>.+)")
_LOOSE_NUMBERS = {"a couple of": 2, "a few": 3, "some": 3, "several": 3}
_MOST = 19
"""The greatest number that is read: "twenty five minute exercises" is one of twenty-five minutes."""

_SHORT = ("short", "quick", "brief", "little")
_ONES = frozenset({"ones"})
_KINDS = ("exercise", "benefit")


def read_number(words: str) -> int:
    """Return how many programmes these words ask for; 1 if they ask for no number of them."""
    if _ALL.fullmatch(words):
        return ALL
    several = _SEVERAL.fullmatch(words)
    if several is None or _read_manner(words) is None:
        return 1
    number = several["number"]
    n_programmes = int(number) if number.isdecimal() else {**CARDINALS, **_LOOSE_NUMBERS}.get(number, 1)
    return n_programmes if n_programmes <= _MOST else 1


def _read_manner(words: str) -> str | None:
    """Return what is said of several programmes: one of _SHORT, a length, or nothing; None if it is something else."""
    several = _SEVERAL.fullmatch(words)
    *manner, kind = merge_lengths(several["rest"].split()) if several else ("", "")
    if len(manner) > 1 or not (kind.endswith("s") and kind in EXERCISE | BENEFIT | (_ONES if manner else frozenset())):
        return None
    is_manner = not manner or manner[0] in _SHORT or is_length(manner[0])
    return "".join(manner) if is_manner else None


def choose_in_a_row(catalog: Catalog, words: str, number: int) -> Choice:
    """Choose the first programmes of the kind that is named, or of all; the others follow the first.

    Those of a length are as near to it as is played for it; short ones are that which a short one is, and the shortest.
    """
    releases, manner = _list_in_a_row(catalog, frozenset(words.split())), _read_manner(words) or ""
    if not releases:
        return Choice(release=None, why_not=phrases.NOTHING_TO_PLAY)
    if is_length(manner):
        length_ms = parse_length_ms(manner)
        fitting = [each for each in releases if is_near_length(each, length_ms)]
        if not fitting:
            return offer_nearest_length(releases, length_ms, is_titled=False)
        releases = fitting
    elif manner:
        usual = find_by_title(catalog, SOMETHING_SHORT)
        releases = sorted(releases, key=lambda each: (each is not usual, each.duration_ms))
    first, *others = releases[: max(1, number)]
    others_follow = phrases.ONE_AFTER_THE_OTHER if number == ALL else phrases.announce_others(spell_number(len(others)))
    return Choice(release=first, remark=others_follow if others else "", queue=tuple(others))


def _list_in_a_row(catalog: Catalog, words: frozenset[str]) -> list[Release]:
    """Return the programmes in their order; the one for sleep comes last, because nothing shall wake after it."""
    kinds = ("benefit",) if words & BENEFIT else ("exercise",) if words & (EXERCISE | _ONES) else _KINDS
    for_sleep = find_by_title(catalog, phrases.FOR_SLEEP)
    return sorted((each for kind in kinds for each in list_of_kind(catalog, kind)), key=lambda each: each is for_sleep)
