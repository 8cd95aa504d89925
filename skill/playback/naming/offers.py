"""Offers: what there is after a loss, and in place of a length that there is not; what is not certain is a question."""

from collections.abc import Sequence
from dataclasses import dataclass

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.playback.naming.exact_words import MOURNING, PERSONS, PETS, SpokenWords, strip_plural
from skill.playback.naming.lengths import format_length
from skill.playback.naming.names import (
    ANY,
    BENEFIT,
    KINDS,
    WordSet,
    collect_words,
    find_distinctive_words,
    is_of_loss,
    read_name,
)
from skill.playback.naming.near import find_nearest, is_among, is_title
from skill.playback.naming.recipients import RECALLING
from skill.playback.programmes import list_of_kind, list_releases, sort_releases

_PEOPLE = frozenset(map(strip_plural, PERSONS - PETS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The Release a listener means, and whether that is certain."""

    release: Release | None
    """None: nothing here is called anything like it."""
    why_not: str = ""
    """What is said before it is only offered; empty: it is played."""

    @property
    def is_certain(self) -> bool:
        """Whether to play it."""
        return self.release is not None and not self.why_not


def choose_after_loss(catalog: Catalog, request: SpokenWords) -> Choice:
    """Choose what was made for somebody who has died; only offer it if it is not certain to be wanted."""
    titles = {each for each in find_distinctive_words(request) if is_title(each)}
    made = [each for each in sort_releases(catalog) if is_of_loss(each)]
    scores = [sum(is_among(word, _get_name_words(catalog, each)) for word in titles) for each in made]
    best = max(scores, default=0)
    row = [each for each, score in zip(made, scores, strict=True) if score == best]
    if not row:
        return Choice(release=None)
    if request.length_ms is not None and all(each.duration_ms != request.length_ms for each in row):
        return _offer_nearest_length(catalog, row, request.length_ms, is_titled=best > 0)
    found = _find_nearest_length(row, request.length_ms or row[0].duration_ms)
    said = frozenset(request.words) | frozenset(map(strip_plural, request.words))
    others = titles - RECALLING - _get_name_words(catalog, found)
    names_another = any(is_among(word, _get_title_words(catalog)) for word in others)
    is_certain = not names_another and not said & (PETS | MOURNING) and bool(best or said & _PEOPLE)
    return Choice(release=found, why_not="" if is_certain else phrases.FOR_SOMEBODY_WHO_HAS_DIED)


def offer_other_length(catalog: Catalog, request: SpokenWords, length_ms: int) -> Choice:
    """Offer what is nearest in length, of what was named or of all there is."""
    titled = find_nearest(catalog, request, of_any_length=True)
    if not titled and any(is_title(each) for each in find_distinctive_words(request)):
        return Choice(release=None)
    row = titled or list_of_kind(catalog, "benefit" if BENEFIT & set(request.words) else "exercise")
    if not row:
        return Choice(release=None)
    return _offer_nearest_length(catalog, row, length_ms, is_titled=bool(titled))


def _get_name_words(catalog: Catalog, release: Release) -> WordSet:
    """Return the words that it, or the programme that it belongs to, is called by."""
    return collect_words(catalog.of_content(release.variant_of) or release) - KINDS - ANY


def _get_title_words(catalog: Catalog) -> WordSet:
    """Return the title words of all listed programmes."""
    titles = (find_distinctive_words(read_name(each.title)) for each in list_releases(catalog))
    return frozenset(word for title in titles for word in title if is_title(word))


def _find_nearest_length(row: Sequence[Release], length_ms: int) -> Release:
    """Return the nearest in length; of two, the first."""
    return min(row, key=lambda each: abs(each.duration_ms - length_ms))


def _offer_nearest_length(catalog: Catalog, row: Sequence[Release], length_ms: int, *, is_titled: bool) -> Choice:
    """Offer the nearest in length, and say honestly how long that is."""
    found, wanted = _find_nearest_length(row, length_ms), format_length(length_ms)
    its_length = format_length(found.duration_ms)
    names_its_length = read_name(found.title).length_ms == found.duration_ms
    if its_length == wanted or (is_titled and not names_its_length):
        return Choice(release=found, why_not=phrases.say_length(found, its_length))
    is_there_none = all(format_length(each.duration_ms) != wanted for each in catalog.releases)
    none = phrases.say_no_such_length(wanted) if is_there_none else ""
    nearest_one = phrases.say_nearest_length(
        _rank_length(row, length_ms), found, "" if names_its_length else its_length
    )
    return Choice(release=found, why_not=f"{none} {nearest_one}".strip())


def _rank_length(row: Sequence[Release], length_ms: int) -> str:
    lengths_ms = [each.duration_ms for each in row]
    return "longest" if length_ms > max(lengths_ms) else "shortest" if length_ms < min(lengths_ms) else "nearest"
