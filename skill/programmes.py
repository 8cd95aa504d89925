"""Programmes: which Release a listener means, and which come before and after it."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from audio_pipeline.catalog import Catalog, Release

FLAGSHIP = "guided-recall"
"""What "a meditation" means."""

SOMETHING_SHORT = "something short"
"""What "a quick one" means: the programme whose names hold this."""

LIKE_ENOUGH = 82.0
"""How alike two names, or two words, must be, of 100: a "freind" is a friend, and a "boyfriend" is not."""

_ARTICLES = frozenset({"a", "an", "the", "my", "our", "your", "me", "us", "please", "some", "to", "for"})
_ANY = frozenset({"something", "anything", "any", "one", "else", "guided", "warm"})
_SHORT = frozenset({"short", "shorter", "quick", "brief", "little"})
_SHORTEST = frozenset({"shortest", "quickest", "briefest"})
_LONGEST = frozenset({"longest"})
_EXERCISE = frozenset({"exercise", "exercises", "meditation", "meditations", "practice", "practices"})
_BENEFIT = frozenset({"benefit", "benefits", "talk", "talks", "episode", "episodes"})
_JOINING = frozenset({"with", "about", "of", "on", "in", "and"})
_ONE_OF_A_KIND = (("introduction",), ("trailer",))
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
_DIGITS = {digit: word for word, _, digit in _NUMBERS}
_POSITIONS = {word: position for position, words in enumerate(_NUMBERS, start=1) for word in words}


def content_id(release_id: str) -> str:
    """The content a token names, whichever version of its sound."""
    return release_id.rpartition(".")[0] or release_id


def known(catalog: Catalog, release_id: str) -> Release | None:
    """The Release with this token, or the one that took its place."""
    return catalog.release(release_id) or catalog.of_content(content_id(release_id))


def listed(catalog: Catalog) -> tuple[Release, ...]:
    """What is shown and played unasked, in its order; a variant, or what is behind a gate, must be asked for."""
    return tuple(sorted((each for each in catalog.releases if not each.variant_of and not each.gate), key=_order))


def of_kind(catalog: Catalog, kind: str) -> tuple[Release, ...]:
    """The listed Releases of a kind, in their order."""
    return tuple(each for each in listed(catalog) if each.kind == kind)


def flagship(catalog: Catalog) -> Release | None:
    """What to play when nothing in particular is asked for; None if there is nothing at all."""
    row = (*of_kind(catalog, "exercise"), *of_kind(catalog, "benefit"), *listed(catalog))
    return next((each for each in row if each.content_id == FLAGSHIP), next(iter(row), None))


def after(catalog: Catalog, release: Release) -> Release | None:
    """The next in the list of its kind; after a variant, what follows the programme it belongs to."""
    return next((each for each in of_kind(catalog, release.kind) if _order(each) > _order(release)), None)


def before(catalog: Catalog, release: Release) -> Release | None:
    """The one before it in the list of its kind."""
    return next((each for each in of_kind(catalog, release.kind)[::-1] if _order(each) < _order(release)), None)


def named(catalog: Catalog, spoken: str) -> Release | None:
    """The Release a listener calls so, by name, length or kind; None if nothing here is called anything like it."""
    words = _words(spoken)
    return _exact(catalog, spoken) or _by_length(catalog, words) or _by_kind(catalog, words) or _alike(catalog, spoken)


def _order(release: Release) -> tuple[int, str]:
    """A variant stands where its programme stands."""
    return release.position, release.variant_of or release.content_id


def _words(text: str) -> tuple[str, ...]:
    found = re.findall(r"[a-z0-9]+", text.lower().replace("'", ""))
    return tuple(_DIGITS.get(word, word) for word in found if word not in _ARTICLES)


def _names(release: Release) -> Iterator[str]:
    yield from (release.content_id, release.title, *release.names)


def _exact(catalog: Catalog, spoken: str) -> Release | None:
    wanted = _words(spoken)
    matches = (each for each in _plain_first(catalog) if any(_words(name) == wanted for name in _names(each)))
    return next(matches, None) if wanted else flagship(catalog)


def _by_length(catalog: Catalog, words: tuple[str, ...]) -> Release | None:
    """The shortest, the longest talk; of two as long, the first."""
    said = frozenset(words)
    which = said & (_SHORTEST | _LONGEST)
    if not which or not said - which <= _ANY | _EXERCISE | _BENEFIT | _PROGRAMME:
        return None
    sign = -1 if which & _LONGEST else 1
    row = of_kind(catalog, "benefit" if said & _BENEFIT else "exercise")
    return min(row, key=lambda each: sign * each.duration_ms, default=None)


def _by_kind(catalog: Catalog, words: tuple[str, ...]) -> Release | None:
    """Something short, benefit two, an exercise."""
    said = frozenset(words)
    if said & _SHORT and said <= _SHORT | _ANY | _EXERCISE | _PROGRAMME:
        return _exact(catalog, SOMETHING_SHORT)
    kind = "benefit" if said & _BENEFIT else "exercise"
    if said <= _ANY | _EXERCISE | _PROGRAMME - {"number"} and not said & {"one"}:
        return flagship(catalog)
    if words in _ONE_OF_A_KIND:
        return next(iter(of_kind(catalog, words[0])), None)
    if said <= _BENEFIT | _ANY - {"one"}:
        return next(iter(of_kind(catalog, "benefit")), None)
    rest = said - _BENEFIT - _EXERCISE - _PROGRAMME
    if len(rest) == 1 and rest <= _POSITIONS.keys() and said != rest:
        position = _POSITIONS[min(rest)]
        return next((each for each in of_kind(catalog, kind) if each.position == position), None)
    return None


def _alike(catalog: Catalog, spoken: str) -> Release | None:
    """The Release whose name is nearest, common words aside: "the hug exercise"."""
    wanted = _telling(spoken)
    scored = [(_nearness(catalog, wanted, each), each) for each in _plain_first(catalog)]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best if score else None


def _plain_first(catalog: Catalog) -> list[Release]:
    """Every Release; of two that fit as well, the programme itself goes before its variants."""
    return sorted(catalog.releases, key=lambda each: (bool(each.variant_of), _order(each), each.content_id))


def _telling(text: str) -> frozenset[str]:
    """What is left of a name without the words that every name could have."""
    return frozenset(_words(text)) - _EXERCISE - _BENEFIT - _PROGRAMME - _ANY - _JOINING


def _nearness(catalog: Catalog, wanted: frozenset[str], release: Release) -> float:
    """How near its nearest name is, of 1; 0: not at all.

    What is behind a gate must be named whole. Of a variant, every word that makes it one must have been said: whoever
    asks for their mother never gets what was made for a late mother.
    """
    named_by = [_telling(name) for name in _names(release)]
    if release.variant_of:
        named_by = list(_of_a_variant(named_by, _plain(catalog, release), wanted))
    nearest = max((_shared(wanted, name) for name in named_by), default=0.0)
    return nearest if not release.gate or nearest == 1 else 0.0


def _plain(catalog: Catalog, variant: Release) -> frozenset[frozenset[str]]:
    """What the programme itself is called."""
    programme = catalog.of_content(variant.variant_of)
    return frozenset(map(_telling, _names(programme))) if programme else frozenset()


def _of_a_variant(
    names: Iterable[frozenset[str]], plain: frozenset[frozenset[str]], wanted: frozenset[str]
) -> Iterator[frozenset[str]]:
    """Its names whose own words were said, and those words beside whatever its programme is called if no more was."""
    shared = frozenset[str]().union(*plain)
    for name in names:
        own = name - shared
        if _are_among(own, wanted):
            yield name
            yield from (own | called for called in plain if own and _are_among(wanted, own | called))


def _shared(wanted: frozenset[str], name: frozenset[str]) -> float:
    """How much of both is the same, of 1; 0 if they are not alike at all.

    That all of "guided recall" is in "guided recall with a friend" does not make the one the other: words left over on
    either side count against it.
    """
    if fuzz.token_set_ratio(" ".join(wanted), " ".join(name)) < LIKE_ENOUGH:
        return 0.0
    return 2 * sum(_is_among(word, name) for word in wanted) / (len(wanted) + len(name))


def _are_among(words: frozenset[str], others: frozenset[str]) -> bool:
    return all(_is_among(word, others) for word in words)


def _is_among(word: str, words: frozenset[str]) -> bool:
    """Whether it is one of these, or one of them misspelt."""
    return any(fuzz.ratio(word, other) >= LIKE_ENOUGH for other in words)
