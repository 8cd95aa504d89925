"""Offers: what there is after a loss, and in place of a length that there is not; what is not certain is a question."""

from collections.abc import Sequence
from dataclasses import dataclass

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.naming.exact_words import MOURNING, PERSONS, PETS, Said, singular
from skill.naming.figures import RECALLING
from skill.naming.lengths import spoken
from skill.naming.names import ANY, BENEFIT, KINDS, Words, all_words, is_of_loss, read_name, telling
from skill.naming.near import is_among, is_title, nearest
from skill.programmes import in_order, listed, of_kind

_WHO_ARE_NO_PETS = frozenset(map(singular, PERSONS - PETS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a listener means."""

    release: Release | None
    """None: nothing here is called anything like it."""
    why_not: str = ""
    """What is said before it is only offered; empty: it is played."""

    @property
    def is_certain(self) -> bool:
        """Whether to play it."""
        return self.release is not None and not self.why_not


def after_a_loss(catalog: Catalog, request: Said) -> Choice:
    """What was made for somebody who has died; only offered if it is not certain that this is what is wanted."""
    titles = {each for each in telling(request) if is_title(each)}
    made = [each for each in in_order(catalog) if is_of_loss(each)]
    scores = [sum(is_among(word, _called(catalog, each)) for word in titles) for each in made]
    best = max(scores, default=0)
    row = [each for each, score in zip(made, scores, strict=True) if score == best]
    if not row:
        return Choice(release=None)
    if request.length_ms is not None and all(each.duration_ms != request.length_ms for each in row):
        return _of_about_this_length(catalog, row, request.length_ms, is_titled=best > 0)
    found = _nearest_in_length(row, request.length_ms or row[0].duration_ms)
    said = frozenset(request.words) | frozenset(map(singular, request.words))
    others = titles - RECALLING - _called(catalog, found)
    names_another = any(is_among(word, _title_words(catalog)) for word in others)
    is_certain = not names_another and not said & (PETS | MOURNING) and bool(best or said & _WHO_ARE_NO_PETS)
    return Choice(release=found, why_not="" if is_certain else phrases.FOR_SOMEBODY_WHO_HAS_DIED)


def of_another_length(catalog: Catalog, request: Said, length_ms: int) -> Choice:
    """Offer what is nearest in length, of what was named or of all there is."""
    titled = nearest(catalog, request, of_any_length=True)
    if not titled and any(is_title(each) for each in telling(request)):
        return Choice(release=None)
    row = titled or of_kind(catalog, "benefit" if BENEFIT & set(request.words) else "exercise")
    if not row:
        return Choice(release=None)
    return _of_about_this_length(catalog, row, length_ms, is_titled=bool(titled))


def _called(catalog: Catalog, release: Release) -> Words:
    """What it, or the programme that it belongs to, is called."""
    return all_words(catalog.of_content(release.variant_of) or release) - KINDS - ANY


def _title_words(catalog: Catalog) -> Words:
    """What stands in the titles of all that is listed."""
    titles = (telling(read_name(each.title)) for each in listed(catalog))
    return frozenset(word for title in titles for word in title if is_title(word))


def _nearest_in_length(row: Sequence[Release], length_ms: int) -> Release:
    """The nearest in length; of two, the first."""
    return min(row, key=lambda each: abs(each.duration_ms - length_ms))


def _of_about_this_length(catalog: Catalog, row: Sequence[Release], length_ms: int, *, is_titled: bool) -> Choice:
    """Offer the nearest in length, and say honestly how long that is."""
    found, wanted = _nearest_in_length(row, length_ms), spoken(length_ms)
    its_length = spoken(found.duration_ms)
    names_its_length = read_name(found.title).length_ms == found.duration_ms
    if its_length == wanted or (is_titled and not names_its_length):
        return Choice(release=found, why_not=phrases.is_so_long(found, its_length))
    is_there_none = all(spoken(each.duration_ms) != wanted for each in catalog.releases)
    none = phrases.none_so_long(wanted) if is_there_none else ""
    nearest_one = phrases.nearest_in_length(_which(row, length_ms), found, "" if names_its_length else its_length)
    return Choice(release=found, why_not=f"{none} {nearest_one}".strip())


def _which(row: Sequence[Release], length_ms: int) -> str:
    lengths_ms = [each.duration_ms for each in row]
    return "longest" if length_ms > max(lengths_ms) else "shortest" if length_ms < min(lengths_ms) else "nearest"
