"""Choose: the Release a listener means, by name, person, length or kind, and whether that is certain."""

from functools import lru_cache

from audio_pipeline.catalog import Catalog, Release
from skill.playback.naming.exact_words import (
    ARTICLES,
    NUMBERS,
    ORDINALS,
    PERSONS,
    PETS,
    SpokenWords,
    is_exact,
    read_words,
    strip_plural,
)
from skill.playback.naming.lengths import CARDINALS, is_length
from skill.playback.naming.names import ANY, BENEFIT, EXERCISE, KINDS, PROGRAMME, collect_words, get_names, is_of_loss
from skill.playback.naming.near import find_nearest
from skill.playback.naming.offers import Choice, choose_after_loss, offer_other_length
from skill.playback.naming.recipients import find_form_for_anyone, find_recipients, get_recipient
from skill.playback.programmes import find_flagship, list_of_kind, sort_releases

SOMETHING_SHORT = "something short"
"""What "a quick one" means: the programme whose names hold this."""

_SHORT = frozenset({"short", "shorter", "quick", "brief", "little"})
_SHORTEST = frozenset({"shortest", "quickest", "briefest"})
_LONGEST = frozenset({"longest"})
_ONE_OF_A_KIND = (("introduction",), ("trailer",))
_POSITIONS = {**CARDINALS, **ORDINALS}


def choose(catalog: Catalog, text: str, matched_id: str = "") -> Choice:
    """Choose the Release that is called so.

    matched_id is what the assistant took the words for. It matches by near spelling too, so it decides no more.
    """
    request = read_words(text)
    if text and matched_id not in ("", text):
        release = catalog.of_content(matched_id)
        if release is None and not any(is_exact(each) for each in request.words if each != "one"):
            return choose(catalog, matched_id)
        if release is not None and _matches_exactly(catalog, request, release):
            return Choice(release=release)
    return _choose_by_words(catalog, text, request)


def find_if_certain(catalog: Catalog, text: str) -> Release | None:
    """Return the Release that a listener certainly calls so; None if it is not certain."""
    choice = choose(catalog, text)
    return choice.release if choice.is_certain else None


def find_by_title(catalog: Catalog, text: str) -> Release | None:
    """Return the Release with exactly this name; None if no name is said."""
    return _find_by_whole_name(catalog, text) if _split_plain_words(text) else None


def _choose_by_words(catalog: Catalog, text: str, request: SpokenWords) -> Choice:
    if release := _find_by_whole_name(catalog, text):
        return Choice(release=release)
    if request.tells_of_a_loss:
        return choose_after_loss(catalog, request)
    if release := _find_by_rank(catalog, request.words) or _find_by_kind(catalog, request.words):
        return Choice(release=release)
    if request.length_ms is None and (release := find_form_for_anyone(catalog, request)):
        return Choice(release=release)
    if near := find_nearest(catalog, request):
        return Choice(release=near[0])
    return (
        Choice(release=None) if request.length_ms is None else offer_other_length(catalog, request, request.length_ms)
    )


# --- by the whole name, rank and kind -----------------------------------------------------------------------------


def _find_by_whole_name(catalog: Catalog, text: str) -> Release | None:
    wanted = _split_plain_words(text)
    matches = (each for each in sort_releases(catalog) if any(_split_name(name) == wanted for name in get_names(each)))
    return next(matches, None) if wanted else find_flagship(catalog)


def _split_plain_words(text: str) -> tuple[str, ...]:
    """Return the words as they are, without articles; no length or number is read from them."""
    letters = text.lower().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    words = "".join(each if each.isalnum() else " " for each in letters).split()
    return tuple(each for each in words if each not in ARTICLES)


_split_name = lru_cache(maxsize=8_192)(_split_plain_words)


def _find_by_rank(catalog: Catalog, words: tuple[str, ...]) -> Release | None:
    """Find the shortest or the longest of a kind; of two as long, the first."""
    said = frozenset(words)
    which = said & (_SHORTEST | _LONGEST)
    if not which or not said - which <= ANY | KINDS:
        return None
    sign = -1 if which & _LONGEST else 1
    row = list_of_kind(catalog, "benefit" if said & BENEFIT else "exercise")
    return min(row, key=lambda each: sign * each.duration_ms, default=None)


def _find_by_kind(catalog: Catalog, words: tuple[str, ...]) -> Release | None:
    """Find something short, benefit two, or an exercise."""
    said = frozenset(words)
    if said & _SHORT and said <= _SHORT | ANY | EXERCISE | PROGRAMME:
        return _find_by_whole_name(catalog, SOMETHING_SHORT)
    if said <= ANY | EXERCISE | PROGRAMME - {"number"} and not said & {"one"}:
        return find_flagship(catalog)
    if words in _ONE_OF_A_KIND:
        return next(iter(list_of_kind(catalog, words[0])), None)
    if said <= BENEFIT | ANY - {"one"}:
        return next(iter(list_of_kind(catalog, "benefit")), None)
    return _find_by_position(catalog, words)


def _find_by_position(catalog: Catalog, words: tuple[str, ...]) -> Release | None:
    """Find benefit two; "two benefits" are no position, but "the five benefits" are all there are."""
    said, row = frozenset(words), list_of_kind(catalog, "benefit" if BENEFIT & set(words) else "exercise")
    rest = said - KINDS
    if len(rest) != 1 or not rest <= _POSITIONS.keys() or said == rest:
        return None
    (word,) = rest
    if word in CARDINALS and words[0] == word:
        return row[0] if row and len(row) == _POSITIONS[word] else None
    return next((each for each in row if each.position == _POSITIONS[word]), None)


# --- what the assistant took it for -------------------------------------------------------------------------------


def _matches_exactly(catalog: Catalog, request: SpokenWords, release: Release) -> bool:
    """Return whether this Release has every person, loss, length and number that was said."""
    words, names = frozenset(map(strip_plural, request.words)), frozenset(map(strip_plural, collect_words(release)))
    numbers = {each for each in request.words if (each in NUMBERS and each != "one") or is_length(each)}
    if is_of_loss(release) != request.tells_of_a_loss or not numbers <= names | {f"{release.duration_ms}ms"}:
        return False
    if request.tells_of_a_loss:
        return not words & PETS
    if release.variant_of:
        return find_recipients(catalog, request) == {get_recipient(release)}
    return words & PERSONS <= names
