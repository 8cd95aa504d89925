"""After a loss: chooses a programme for remembering somebody who has died."""

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.playback.naming.by_length import find_nearest_length, is_near_length, offer_nearest_length, tell_length
from skill.playback.naming.choice import Choice
from skill.playback.naming.exact_words import SpokenWords, strip_plural
from skill.playback.naming.names import (
    ANY,
    KINDS,
    WordSet,
    collect_words,
    find_distinctive_words,
    is_of_loss,
    read_name,
)
from skill.playback.naming.near import is_among, is_title
from skill.playback.naming.recipients import RECALLING
from skill.playback.naming.vocabulary import MOURNING, build_vocabulary
from skill.playback.programmes import list_releases, sort_releases


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
    length_ms = nearest[0].duration_ms if request.length_ms is None else request.length_ms
    release = find_nearest_length(nearest, length_ms)
    if not is_near_length(release, length_ms):
        return offer_nearest_length(nearest, length_ms, is_titled=best > 0)
    spoken = frozenset(request.words) | frozenset(map(strip_plural, request.words))
    others = titles - RECALLING - _get_name_words(catalog, release)
    names_another = any(is_among(word, _get_title_words(catalog), vocabulary) for word in others)
    people = frozenset(map(strip_plural, vocabulary.persons - vocabulary.animals))
    is_certain = not names_another and not spoken & (vocabulary.animals | MOURNING) and bool(best or spoken & people)
    return Choice(
        release=release,
        why_not="" if is_certain else phrases.FOR_SOMEBODY_WHO_HAS_DIED,
        remark=tell_length(release, length_ms) if is_certain else "",
    )


def _get_name_words(catalog: Catalog, release: Release) -> WordSet:
    """Return the words of the names of a Release, or of its programme if it is a variant."""
    programme = catalog.of_content(release.variant_of) or release
    return collect_words(programme, build_vocabulary(catalog.figures)) - KINDS - ANY


def _get_title_words(catalog: Catalog) -> WordSet:
    """Return the title words of all listed programmes."""
    vocabulary = build_vocabulary(catalog.figures)
    titles = (find_distinctive_words(read_name(each.title, vocabulary)) for each in list_releases(catalog))
    return frozenset(word for title in titles for word in title if is_title(word, vocabulary))
