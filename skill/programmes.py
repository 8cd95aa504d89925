"""Programmes: which Release a listener means, and which come before and after it."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from audio_pipeline.catalog import Catalog, Release

FLAGSHIP = "guided-recall"
"""What "a meditation" means."""

LIKE_ENOUGH = 80.0
"""How alike two names must be, of 100: "twenty second hog" is the hug, "whale song" is nothing of ours."""

_ARTICLES = frozenset({"a", "an", "the", "my", "our", "your", "me", "us", "please", "some", "to", "for"})
_ANY = frozenset({"something", "anything", "any", "one", "else", "guided", "warm"})
_SHORT = frozenset({"short", "shortest", "shorter", "quick", "quickest", "brief", "little"})
_EXERCISE = frozenset({"exercise", "exercises", "meditation", "meditations", "practice", "practices"})
_BENEFIT = frozenset({"benefit", "benefits", "talk", "talks", "episode", "episodes"})
_PROGRAMME = frozenset({"programme", "programmes", "program", "programs", "number"})
_NUMBERS = (
    ("one", "first", "1"),
    ("two", "second", "2"),
    ("three", "third", "3"),
    ("four", "fourth", "4"),
    ("five", "fifth", "5"),
    ("six", "sixth", "6"),
    ("seven", "seventh", "7"),
    ("eight", "eighth", "8"),
    ("nine", "ninth", "9"),
    ("ten", "tenth", "10"),
)
_POSITIONS = {word: position for position, words in enumerate(_NUMBERS, start=1) for word in words}


def content_id(release_id: str) -> str:
    """The content a token names, whichever version of its sound."""
    return release_id.rpartition(".")[0] or release_id


def known(catalog: Catalog, release_id: str) -> Release | None:
    """The Release with this token, or the one that took its place."""
    return catalog.release(release_id) or catalog.of_content(content_id(release_id))


def of_kind(catalog: Catalog, kind: str) -> tuple[Release, ...]:
    """The Releases of a kind, in their order."""
    return tuple(sorted((each for each in catalog.releases if each.kind == kind), key=_order))


def flagship(catalog: Catalog) -> Release | None:
    """What to play when nothing in particular is asked for; None if there is nothing at all."""
    first = next(iter((*of_kind(catalog, "exercise"), *sorted(catalog.releases, key=_order))), None)
    return catalog.of_content(FLAGSHIP) or first


def shortest(catalog: Catalog) -> Release | None:
    """Something short."""
    return min(of_kind(catalog, "exercise") or catalog.releases, key=lambda each: each.duration_ms, default=None)


def beside(catalog: Catalog, release: Release, steps: int) -> Release | None:
    """The Release so many steps further in the list of its kind; None past either end."""
    row = of_kind(catalog, release.kind)
    place = [each.content_id for each in row].index(release.content_id) + steps
    return row[place] if 0 <= place < len(row) else None


def named(catalog: Catalog, spoken: str) -> Release | None:
    """The Release a listener calls so, by name or by kind; None if nothing here is called anything like it."""
    return _exact(catalog, spoken) or _by_kind(catalog, _words(spoken)) or _alike(catalog, spoken)


def _order(release: Release) -> tuple[int, str]:
    return release.position, release.content_id


def _words(text: str) -> tuple[str, ...]:
    found: Sequence[str] = re.findall(r"[a-z0-9]+", text.lower().replace("'", ""))
    return tuple(word for word in found if word not in _ARTICLES)


def _names(release: Release) -> Iterator[str]:
    yield from (release.content_id, release.title, *release.names)


def _exact(catalog: Catalog, spoken: str) -> Release | None:
    wanted = _words(spoken)
    matches = (each for each in catalog.releases if any(_words(name) == wanted for name in _names(each)))
    return next(matches, None) if wanted else flagship(catalog)


def _by_kind(catalog: Catalog, words: tuple[str, ...]) -> Release | None:
    """Something short, benefit two, an exercise."""
    said = frozenset(words)
    if said & _SHORT and said <= _SHORT | _ANY | _EXERCISE | _PROGRAMME:
        return shortest(catalog)
    kind = "benefit" if said & _BENEFIT else "exercise"
    if said <= _ANY | _EXERCISE | _PROGRAMME - {"number"} and not said & {"one"}:
        return flagship(catalog)
    if said <= _BENEFIT | _ANY - {"one"}:
        return next(iter(of_kind(catalog, "benefit")), None)
    rest = said - _BENEFIT - _EXERCISE - _PROGRAMME
    if len(rest) == 1 and rest <= _POSITIONS.keys() and said != rest:
        position = _POSITIONS[min(rest)]
        return next((each for each in of_kind(catalog, kind) if each.position == position), None)
    return None


def _alike(catalog: Catalog, spoken: str) -> Release | None:
    """The Release whose name is most like it, common words aside: "the hug exercise"."""
    wanted = _telling(spoken)
    scored = [(_likeness(wanted, each), each) for each in sorted(catalog.releases, key=_order)]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best if wanted and score >= LIKE_ENOUGH else None


def _telling(text: str) -> str:
    """What is left of a name without the words that every name could have."""
    return " ".join(word for word in _words(text) if word not in _EXERCISE | _BENEFIT | _PROGRAMME | _ANY)


def _likeness(wanted: str, release: Release) -> float:
    return max(fuzz.token_set_ratio(wanted, _telling(name)) for name in _names(release))
