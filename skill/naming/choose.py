"""Choose: the Release a listener means, by name, person, length or kind, and whether that is certain."""

from functools import lru_cache

from audio_pipeline.catalog import Catalog, Release
from skill.naming.exact_words import ARTICLES, NUMBERS, ORDINALS, PERSONS, PETS, Said, is_exact, read, singular
from skill.naming.figures import figure_of, figures_in, open_to_anyone
from skill.naming.lengths import CARDINALS, is_length
from skill.naming.names import ANY, BENEFIT, EXERCISE, KINDS, PROGRAMME, all_words, is_of_loss, names_of
from skill.naming.near import nearest
from skill.naming.offers import Choice, after_a_loss, of_another_length
from skill.programmes import flagship, in_order, of_kind

SOMETHING_SHORT = "something short"
"""What "a quick one" means: the programme whose names hold this."""

_SHORT = frozenset({"short", "shorter", "quick", "brief", "little"})
_SHORTEST = frozenset({"shortest", "quickest", "briefest"})
_LONGEST = frozenset({"longest"})
_ONE_OF_A_KIND = (("introduction",), ("trailer",))
_POSITIONS = {**CARDINALS, **ORDINALS}


def choose(catalog: Catalog, said: str, matched: str = "") -> Choice:
    """The Release that is called so.

    matched is the id of what the assistant took the words for. It matches by near spelling too, so it decides no more.
    """
    request = read(said)
    if said and matched not in ("", said):
        release = catalog.of_content(matched)
        if release is None and not any(is_exact(each) for each in request.words if each != "one"):
            return choose(catalog, matched)
        if release is not None and _agree(catalog, request, release):
            return Choice(release=release)
    return _chosen(catalog, said, request)


def named(catalog: Catalog, said: str) -> Release | None:
    """The Release a listener certainly calls so; None if it is not certain."""
    choice = choose(catalog, said)
    return choice.release if choice.is_certain else None


def find_by_title(catalog: Catalog, said: str) -> Release | None:
    """The Release with exactly this name; None if no name is said."""
    return _by_whole_name(catalog, said) if _plain(said) else None


def _chosen(catalog: Catalog, said: str, request: Said) -> Choice:
    if release := _by_whole_name(catalog, said):
        return Choice(release=release)
    if request.tells_of_a_loss:
        return after_a_loss(catalog, request)
    if release := _by_rank(catalog, request.words) or _by_kind(catalog, request.words):
        return Choice(release=release)
    if request.length_ms is None and (release := open_to_anyone(catalog, request)):
        return Choice(release=release)
    if near := nearest(catalog, request):
        return Choice(release=near[0])
    return Choice(release=None) if request.length_ms is None else of_another_length(catalog, request, request.length_ms)


# --- by the whole name, rank and kind -----------------------------------------------------------------------------


def _by_whole_name(catalog: Catalog, said: str) -> Release | None:
    wanted = _plain(said)
    matches = (each for each in in_order(catalog) if any(_plain_name(name) == wanted for name in names_of(each)))
    return next(matches, None) if wanted else flagship(catalog)


def _plain(text: str) -> tuple[str, ...]:
    """The words as they are, without articles: nothing is made of them."""
    letters = text.lower().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    words = "".join(each if each.isalnum() else " " for each in letters).split()
    return tuple(each for each in words if each not in ARTICLES)


_plain_name = lru_cache(maxsize=8_192)(_plain)


def _by_rank(catalog: Catalog, words: tuple[str, ...]) -> Release | None:
    """The shortest, the longest talk; of two as long, the first."""
    said = frozenset(words)
    which = said & (_SHORTEST | _LONGEST)
    if not which or not said - which <= ANY | KINDS:
        return None
    sign = -1 if which & _LONGEST else 1
    row = of_kind(catalog, "benefit" if said & BENEFIT else "exercise")
    return min(row, key=lambda each: sign * each.duration_ms, default=None)


def _by_kind(catalog: Catalog, words: tuple[str, ...]) -> Release | None:
    """Something short, benefit two, an exercise."""
    said = frozenset(words)
    if said & _SHORT and said <= _SHORT | ANY | EXERCISE | PROGRAMME:
        return _by_whole_name(catalog, SOMETHING_SHORT)
    if said <= ANY | EXERCISE | PROGRAMME - {"number"} and not said & {"one"}:
        return flagship(catalog)
    if words in _ONE_OF_A_KIND:
        return next(iter(of_kind(catalog, words[0])), None)
    if said <= BENEFIT | ANY - {"one"}:
        return next(iter(of_kind(catalog, "benefit")), None)
    return _by_position(catalog, words)


def _by_position(catalog: Catalog, words: tuple[str, ...]) -> Release | None:
    """Benefit two, the second benefit; "two benefits" are no position, but "the five benefits" are all there are."""
    said, row = frozenset(words), of_kind(catalog, "benefit" if BENEFIT & set(words) else "exercise")
    rest = said - KINDS
    if len(rest) != 1 or not rest <= _POSITIONS.keys() or said == rest:
        return None
    (word,) = rest
    if word in CARDINALS and words[0] == word:
        return row[0] if row and len(row) == _POSITIONS[word] else None
    return next((each for each in row if each.position == _POSITIONS[word]), None)


# --- what the assistant took it for -------------------------------------------------------------------------------


def _agree(catalog: Catalog, request: Said, release: Release) -> bool:
    """Whether nothing that must be exact in what was said speaks against this Release."""
    words, names = frozenset(map(singular, request.words)), frozenset(map(singular, all_words(release)))
    numbers = {each for each in request.words if (each in NUMBERS and each != "one") or is_length(each)}
    if is_of_loss(release) != request.tells_of_a_loss or not numbers <= names | {f"{release.duration_ms}ms"}:
        return False
    if request.tells_of_a_loss:
        return not words & PETS
    if release.variant_of:
        return figures_in(catalog, request) == {figure_of(release)}
    return words & PERSONS <= names
