"""Near: the Releases whose names are nearest to what was said.

Near spelling may find a title. Persons, losses, lengths and numbers count as they are said, or not at all.
"""

from collections.abc import Iterable

from rapidfuzz import fuzz

from audio_pipeline.catalog import Catalog, Release
from skill.playback.naming.exact_words import NUMBERS, PERSONS, SpokenWords, is_exact, strip_plural
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
from skill.playback.programmes import sort_releases

MIN_LIKENESS = 82.0
"""How alike two names, or two words, must be, of 100: a "rekall" is a recall."""

MIN_LIKENESS_WITH_LENGTH = 60.0
"""How alike, if the length that is in the name was said too: a twenty second "hog" is a hug."""


def find_nearest(catalog: Catalog, request: SpokenWords, *, of_any_length: bool = False) -> list[Release]:
    """Return the Releases whose names are nearest, in their order; none if none is near."""
    wanted, figures = find_distinctive_words(request), find_recipients(catalog, request)
    row = [each for each in sort_releases(catalog) if _may_be(each, request, figures)]
    scored = [(_score_release(catalog, wanted, each, of_any_length=of_any_length), each) for each in row]
    best = max((score for score, _ in scored), default=0.0)
    return [each for score, each in scored if score == best and best > 0]


def is_title(word: str) -> bool:
    """Return whether this word can only be of a title."""
    return not is_exact(word) and strip_plural(word) not in PERSONS


def is_among(word: str, words: WordSet, min_likeness: float = MIN_LIKENESS) -> bool:
    """Return whether it is one of these words, or a near spelling of one; an exact word must be itself."""
    if word in words or strip_plural(word) in words:
        return True
    return not is_exact(word) and any(
        not is_exact(other) and fuzz.ratio(word, other) >= min_likeness for other in words
    )


def _may_be(release: Release, request: SpokenWords, recipients: WordSet) -> bool:
    """Return whether it fits the person who was named, and is a talk if only "a talk" and a length was said.

    What was made for somebody who has died is for nobody else, and what was made for one person is only for whoever
    names that one and no other.
    """
    if is_of_loss(release) or (release.variant_of and recipients != {get_recipient(release)}):
        return False
    wants_a_talk = bool(BENEFIT & set(request.words)) and not EXERCISE & set(request.words)
    return (
        not wants_a_talk or release.kind == "benefit" or any(is_title(each) for each in find_distinctive_words(request))
    )


def _score_release(catalog: Catalog, wanted: WordSet, release: Release, *, of_any_length: bool) -> float:
    """Return how near its nearest name is, 0 to 1. What is behind a gate must be named whole."""
    names = find_distinctive_names(release)
    if release.variant_of:
        names = _match_variant_names(names, get_base_names(catalog, release), wanted)
    if of_any_length:
        names = [frozenset(each for each in name if not is_length(each)) for name in names]
    fits = {each for each in wanted if is_length(each) and (of_any_length or each == f"{release.duration_ms}ms")}
    score = max((_score_name(wanted - (fits - name), name) for name in names), default=0.0)
    return score if not release.gate or score == 1 else 0.0


def _match_variant_names(names: Iterable[WordSet], base_names: frozenset[WordSet], wanted: WordSet) -> list[WordSet]:
    """Return its names whose own words were said, and those words joined with its programme's names."""
    shared, said = frozenset[str]().union(*base_names), frozenset(map(strip_plural, wanted))
    found: list[WordSet] = []
    for name in names:
        own = name - shared
        if frozenset(map(strip_plural, own)) <= said:
            found.append(name)
            found += [
                own | called for called in base_names if own and all(is_among(each, own | called) for each in wanted)
            ]
    return found


def _is_title_said(wanted: WordSet, name: WordSet) -> bool:
    """Return whether a word of the title was said, or only persons and a length; beside a length, roughly."""
    titles = {each for each in wanted if is_title(each)}
    like_enough = MIN_LIKENESS_WITH_LENGTH if any(is_length(each) for each in wanted & name) else MIN_LIKENESS
    return any(is_among(each, name, like_enough) for each in titles or wanted - NUMBERS)


def _score_name(wanted: WordSet, name: WordSet) -> float:
    """Return how alike both are, 0 to 1; 0 if they are not alike, or a number or length that was said is missing.

    That all of "guided recall" is in "guided recall with a friend" does not make the one the other: words left over on
    either side count against it. A number that is the same is not enough, nor is a length if a title was said.
    """
    if not all(each in name for each in wanted if is_length(each) or each in NUMBERS):
        return 0.0
    if not _is_title_said(wanted, name) or fuzz.token_set_ratio(" ".join(wanted), " ".join(name)) < MIN_LIKENESS:
        return 0.0
    return 2 * sum(is_among(word, name) for word in wanted) / (len(wanted) + len(name))
