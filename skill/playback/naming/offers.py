"""Offers: chooses a programme after a loss, and offers another length where the one asked for does not exist."""

from collections.abc import Sequence
from dataclasses import dataclass

from audio_pipeline.catalog import Catalog, Figure, Release
from skill import phrases
from skill.playback.naming.exact_words import SpokenWords, strip_plural
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
from skill.playback.naming.vocabulary import MOURNING, build_vocabulary
from skill.playback.programmes import list_of_kind, list_releases, sort_releases


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The Release a listener means, and whether that is certain."""

    release: Release | None
    """The Release; None if no programme has a name like it."""
    why_not: str = ""
    """The words said before the Release is only offered; empty if it is played."""
    figures: tuple[Figure, ...] = ()
    """The figures that were named and that the Release has no form for."""

    @property
    def is_certain(self) -> bool:
        """True if the Release is played, not only offered."""
        return self.release is not None and not self.why_not


def choose_after_loss(catalog: Catalog, request: SpokenWords) -> Choice:
    """Choose a programme for remembering somebody who has died; offer it if it is not certain to be meant."""
    vocabulary = build_vocabulary(catalog.figures)
    titles = {each for each in find_distinctive_words(request) if is_title(each, vocabulary)}
    candidates = [each for each in sort_releases(catalog) if is_of_loss(each, vocabulary)]
    scores = [sum(is_among(word, _get_name_words(catalog, each), vocabulary) for word in titles) for each in candidates]
    best = max(scores, default=0)
    nearest = [each for each, score in zip(candidates, scores, strict=True) if score == best]
    if not nearest:
        return Choice(release=None)
    if request.length_ms is not None and all(each.duration_ms != request.length_ms for each in nearest):
        return _offer_nearest_length(catalog, nearest, request.length_ms, is_titled=best > 0)
    release = _find_nearest_length(nearest, request.length_ms or nearest[0].duration_ms)
    spoken = frozenset(request.words) | frozenset(map(strip_plural, request.words))
    others = titles - RECALLING - _get_name_words(catalog, release)
    names_another = any(is_among(word, _get_title_words(catalog), vocabulary) for word in others)
    people = frozenset(map(strip_plural, vocabulary.persons - vocabulary.animals))
    is_certain = not names_another and not spoken & (vocabulary.animals | MOURNING) and bool(best or spoken & people)
    return Choice(release=release, why_not="" if is_certain else phrases.FOR_SOMEBODY_WHO_HAS_DIED)


def offer_other_length(catalog: Catalog, request: SpokenWords, length_ms: int) -> Choice:
    """Offer the programme nearest in length, among those named or, if none is named, all of a kind."""
    titled = find_nearest(catalog, request, of_any_length=True)
    if not titled and any(
        is_title(each, build_vocabulary(catalog.figures)) for each in find_distinctive_words(request)
    ):
        return Choice(release=None)
    candidates = titled or list_of_kind(catalog, "benefit" if BENEFIT & set(request.words) else "exercise")
    if not candidates:
        return Choice(release=None)
    return _offer_nearest_length(catalog, candidates, length_ms, is_titled=bool(titled))


def _get_name_words(catalog: Catalog, release: Release) -> WordSet:
    """Return the words of the names of a Release, or of its programme if it is a variant."""
    programme = catalog.of_content(release.variant_of) or release
    return collect_words(programme, build_vocabulary(catalog.figures)) - KINDS - ANY


def _get_title_words(catalog: Catalog) -> WordSet:
    """Return the title words of all listed programmes."""
    vocabulary = build_vocabulary(catalog.figures)
    titles = (find_distinctive_words(read_name(each.title, vocabulary)) for each in list_releases(catalog))
    return frozenset(word for title in titles for word in title if is_title(word, vocabulary))


def _find_nearest_length(releases: Sequence[Release], length_ms: int) -> Release:
    """Return the Release nearest in length; the first of several."""
    return min(releases, key=lambda each: abs(each.duration_ms - length_ms))


def _offer_nearest_length(catalog: Catalog, releases: Sequence[Release], length_ms: int, *, is_titled: bool) -> Choice:
    """Offer the Release nearest in length, and say how long it is."""
    release, wanted_length = _find_nearest_length(releases, length_ms), format_length(length_ms)
    length = format_length(release.duration_ms)
    names_its_length = read_name(release.title, build_vocabulary(catalog.figures)).length_ms == release.duration_ms
    if length == wanted_length or (is_titled and not names_its_length):
        return Choice(release=release, why_not=phrases.say_length(release, length))
    is_there_none = all(format_length(each.duration_ms) != wanted_length for each in catalog.releases)
    none = phrases.say_no_such_length(wanted_length) if is_there_none else ""
    nearest = phrases.say_nearest_length(_rank_length(releases, length_ms), release, "" if names_its_length else length)
    return Choice(release=release, why_not=f"{none} {nearest}".strip())


def _rank_length(releases: Sequence[Release], length_ms: int) -> str:
    lengths_ms = [each.duration_ms for each in releases]
    return "longest" if length_ms > max(lengths_ms) else "shortest" if length_ms < min(lengths_ms) else "nearest"
