"""Near: finds the Releases whose names are most like a request.

Title words may match by near spelling. Persons, losses, lengths and numbers must match exactly.
"""

from collections.abc import Iterable

from rapidfuzz import fuzz

from audio_pipeline.catalog import Catalog, Release
from skill.playback.naming.exact_words import NUMBERS, SpokenWords, is_exact, strip_plural
from skill.playback.naming.lengths import is_length
from skill.playback.naming.names import (
    BENEFIT,
    EXERCISE,
    WordSet,
    find_distinctive_names,
    find_distinctive_words,
    is_of_loss,
)
from skill.playback.naming.recipients import find_recipients, get_base_names, get_recipient
from skill.playback.naming.vocabulary import Vocabulary, build_vocabulary
from skill.playback.programmes import sort_releases

MIN_LIKENESS = 82.0
"""The least likeness, 0 to 100, of two words that match: "rekall" matches "recall"."""

MIN_LIKENESS_OF_NAMES = 81.0
"""The least likeness of two names, of which a word has to match besides: "circle of hair" is Circle of Care."""

MIN_LIKENESS_WITH_LENGTH = 60.0
"""The least likeness if the request also has the name's length: a twenty second "hog" matches "hug"."""


def find_nearest(catalog: Catalog, request: SpokenWords, *, of_any_length: bool = False) -> list[Release]:
    """Return the Releases whose names are most like the request, in order; none if none is near."""
    spoken, recipients = find_distinctive_words(request), find_recipients(catalog, request)
    vocabulary = build_vocabulary(catalog.figures)
    candidates = [each for each in sort_releases(catalog) if _is_candidate(each, request, recipients, vocabulary)]
    scored = [
        (_score_release(catalog, spoken, each, vocabulary, of_any_length=of_any_length), each) for each in candidates
    ]
    best = max((score for score, _ in scored), default=0.0)
    return [each for score, each in scored if score == best and best > 0]


def is_title(word: str, vocabulary: Vocabulary) -> bool:
    """Return whether this word can only be part of a title."""
    return not is_exact(word, vocabulary) and strip_plural(word) not in vocabulary.persons


def is_among(word: str, words: WordSet, vocabulary: Vocabulary, min_likeness: float = MIN_LIKENESS) -> bool:
    """Return whether a word is one of these words, or a near spelling of one if it need not match exactly."""
    if word in words or strip_plural(word) in words:
        return True
    return not is_exact(word, vocabulary) and any(
        not is_exact(other, vocabulary) and fuzz.ratio(word, other) >= min_likeness for other in words
    )


def _is_candidate(release: Release, request: SpokenWords, recipients: WordSet, vocabulary: Vocabulary) -> bool:
    """Return whether a Release fits the persons and the kind in the request.

    A variant fits if its recipient alone is named. A Release for somebody who has died is chosen elsewhere. If only "a
    talk" and a length are named, the Release must be a talk.
    """
    if is_of_loss(release, vocabulary) or (release.variant_of and recipients != {get_recipient(release)}):
        return False
    wants_a_talk = bool(BENEFIT & set(request.words)) and not EXERCISE & set(request.words)
    return (
        not wants_a_talk
        or release.kind == "benefit"
        or any(is_title(each, vocabulary) for each in find_distinctive_words(request))
    )


def _score_release(
    catalog: Catalog, spoken: WordSet, release: Release, vocabulary: Vocabulary, *, of_any_length: bool
) -> float:
    """Return the likeness of the Release's nearest name, 0 to 1; a gated Release must be named in full."""
    names: Iterable[WordSet] = find_distinctive_names(release, vocabulary)
    if release.variant_of:
        names = _match_variant_names(names, get_base_names(catalog, release, vocabulary), spoken, vocabulary)
    if of_any_length:
        names = [frozenset(each for each in name if not is_length(each)) for name in names]
    fits = {each for each in spoken if is_length(each) and (of_any_length or each == f"{release.duration_ms}ms")}
    score = max((_score_name(spoken - (fits - name), name, vocabulary) for name in names), default=0.0)
    return score if not release.gate or score == 1 else 0.0


def _match_variant_names(
    names: Iterable[WordSet], base_names: frozenset[WordSet], spoken: WordSet, vocabulary: Vocabulary
) -> list[WordSet]:
    """Return the variant's names whose own words are in the request, also joined with the programme's names."""
    shared, singular = frozenset[str]().union(*base_names), frozenset(map(strip_plural, spoken))
    matches: list[WordSet] = []
    for name in names:
        own = name - shared
        if frozenset(map(strip_plural, own)) <= singular:
            matches.append(name)
            joined = (own | base for base in base_names if own)
            matches += [each for each in joined if all(is_among(word, each, vocabulary) for word in spoken)]
    return matches


def _is_title_said(spoken: WordSet, name: WordSet, vocabulary: Vocabulary) -> bool:
    """Return whether a title word of the request, or a person if it has none, is in the name."""
    titles = {each for each in spoken if is_title(each, vocabulary)}
    min_likeness = MIN_LIKENESS_WITH_LENGTH if any(is_length(each) for each in spoken & name) else MIN_LIKENESS
    return any(is_among(each, name, vocabulary, min_likeness) for each in titles or spoken - NUMBERS)


def _score_name(spoken: WordSet, name: WordSet, vocabulary: Vocabulary) -> float:
    """Return the likeness of the request and a name, 0 to 1; 0 if the name lacks a number or length of the request.

    Words that only one of them has count against it: "guided recall" is not "guided recall with a friend". A number or
    a length alone is not enough if the request has title words.
    """
    if not all(each in name for each in spoken if is_length(each) or each in NUMBERS):
        return 0.0
    # The ratio is compared first, because it is quick to calculate.
    if fuzz.token_set_ratio(" ".join(spoken), " ".join(name)) < MIN_LIKENESS_OF_NAMES:
        return 0.0
    if not _is_title_said(spoken, name, vocabulary):
        return 0.0
    return 2 * sum(is_among(word, name, vocabulary) for word in spoken) / (len(spoken) + len(name))
