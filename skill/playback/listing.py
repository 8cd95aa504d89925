"""Listing: tells what can be played in breaths of four, and finds the one that is meant by its place (pure)."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.playback.naming.by_name import find_by_title
from skill.playback.programmes import list_of_kind
from skill.reply import REST_OF_LIST, Reply, SessionState

N_IN_A_BREATH = 4
"""The titles that are told before the listener is asked."""

_KINDS = ("exercise", "benefit")
_PLACES = (
    *("first|1st|one|number one", "second|2nd|two|number two", "third|3rd|three|number three"),
    "fourth|4th|four|number four",
)
_PLACE_PATTERNS = tuple(re.compile(rf"(?:yes |play )*(?:{words})(?: one| please)*") for words in _PLACES)
_LAST = re.compile(r"(?:yes |play )*last(?: one| please)*")


def tell_list(catalog: Catalog, told: Sequence[str] = ()) -> Reply:
    """Tell the first titles of the list, or those that follow the ones that were told last."""
    listed = [each for kind in _KINDS for each in list_of_kind(catalog, kind)]
    start = next((at + 1 for at, each in enumerate(listed) if told and each.content_id == told[-1]), 0)
    breath = listed[start : start + N_IN_A_BREATH]
    if not listed:
        return Reply(speech=phrases.NOTHING_TO_PLAY)
    if not breath:
        return _ask(phrases.END_OF_LIST, told)
    is_last = start + len(breath) == len(listed)
    hint = phrases.OR_FOR_SLEEP if not start and find_by_title(catalog, phrases.FOR_SLEEP) else ""
    titles = " ".join(_tell_kind(catalog, kind, list(group)) for kind, group in groupby(breath, lambda each: each.kind))
    end = phrases.END_OF_LIST if is_last else f"{phrases.SAY_MORE_OR_NAME} {hint}".strip()
    return _ask(f"{titles} {end}", [each.content_id for each in breath])


def read_place(words: Iterable[str], n_told: int) -> int | None:
    """Return the place of the title that is meant, from 0, in wordings from normalise_words(); None if none is."""
    for each in words:
        if _LAST.fullmatch(each):
            return n_told - 1
        place = next((at for at, pattern in enumerate(_PLACE_PATTERNS) if pattern.fullmatch(each)), n_told)
        if place < n_told:
            return place
    return None


def _tell_kind(catalog: Catalog, kind: str, releases: Sequence[Release]) -> str:
    is_first = releases[0] == list_of_kind(catalog, kind)[0]
    return phrases.list_titles(kind, releases, is_first=is_first)


def _ask(speech: str, told: Sequence[str]) -> Reply:
    return Reply(
        speech=f"{speech} {phrases.WHICH}",
        reprompt=phrases.WHICH,
        session_state=SessionState(offer=REST_OF_LIST, programmes=tuple(told)),
    )
