"""By length: chooses the programme nearest to a length: it is played if it is near, and else offered by its name."""

from collections.abc import Sequence

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.playback.naming.choice import Choice
from skill.playback.naming.exact_words import SpokenWords
from skill.playback.naming.lengths import format_length, is_length
from skill.playback.naming.names import BENEFIT, find_distinctive_names, find_distinctive_words
from skill.playback.naming.near import find_nearest, is_title
from skill.playback.naming.vocabulary import build_vocabulary
from skill.playback.programmes import list_of_kind

TOLERANCE = 0.2
"""The share of an asked length by which a programme that is played may be shorter or longer."""


def is_near_length(release: Release, length_ms: int) -> bool:
    """Return whether a Release is near enough to this length to be played for it."""
    return abs(release.duration_ms - length_ms) <= TOLERANCE * length_ms


def find_nearest_length(releases: Sequence[Release], length_ms: int) -> Release:
    """Return the Release nearest in length; the first of several."""
    return min(releases, key=lambda each: abs(each.duration_ms - length_ms))


def choose_by_length(catalog: Catalog, request: SpokenWords, length_ms: int) -> Choice:
    """Choose the programme nearest in length, among those named or, if none is named, all of a kind."""
    titled = find_nearest(catalog, request, of_any_length=True)
    if not titled and any(
        is_title(each, build_vocabulary(catalog.figures)) for each in find_distinctive_words(request)
    ):
        return Choice(release=None)
    listed = list_of_kind(catalog, "benefit" if BENEFIT & set(request.words) else "exercise")
    fitting = titled or _select_general(catalog, listed) or listed
    if not fitting:
        return Choice(release=None)
    nearest = find_nearest_length(fitting, length_ms)
    if is_near_length(nearest, length_ms):
        return Choice(release=nearest, remark=tell_length(nearest, length_ms))
    return offer_nearest_length(titled or listed, length_ms, is_titled=bool(titled))


def tell_length(release: Release, length_ms: int) -> str:
    """Say how long a Release is that is played for another length; empty if it has the length."""
    length = format_length(release.duration_ms)
    return "" if length == format_length(length_ms) else phrases.tell_length(release, length)


def offer_nearest_length(releases: Sequence[Release], length_ms: int, *, is_titled: bool) -> Choice:
    """Offer the Release nearest in length, and say how long it is."""
    release = find_nearest_length(releases, length_ms)
    length = format_length(release.duration_ms)
    if is_titled and len({each.duration_ms for each in releases}) == 1:
        return Choice(release=release, why_not=phrases.say_length(release, length), question=phrases.SHALL_I_PLAY_IT)
    has_length = length == format_length(length_ms)
    rank = "one" if has_length else _rank_length(releases, length_ms)
    return Choice(
        release=release,
        why_not=phrases.say_nearest_length(rank, release, length),
        question=phrases.ask_to_play(release),
    )


def _select_general(catalog: Catalog, releases: Sequence[Release]) -> tuple[Release, ...]:
    """Return the Releases that a name says are for any moment: one of nothing but a length and a kind."""
    vocabulary = build_vocabulary(catalog.figures)
    return tuple(
        each
        for each in releases
        if any(name and all(map(is_length, name)) for name in find_distinctive_names(each, vocabulary))
    )


def _rank_length(releases: Sequence[Release], length_ms: int) -> str:
    lengths_ms = [each.duration_ms for each in releases]
    return "longest" if length_ms > max(lengths_ms) else "shortest" if length_ms < min(lengths_ms) else "nearest"
