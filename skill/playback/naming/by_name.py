"""By name: finds the Release that words mean, by a name, a person, a length or a kind, and whether that is certain."""

from collections.abc import Mapping
from dataclasses import replace

from audio_pipeline.catalog import Catalog, Figure, Release
from skill.per_catalog import keep_for_latest
from skill.playback.naming.after_loss import choose_after_loss
from skill.playback.naming.by_length import choose_by_length
from skill.playback.naming.choice import Choice
from skill.playback.naming.exact_words import (
    ARTICLES,
    NUMBERS,
    ORDINALS,
    SpokenWords,
    is_exact,
    read_words,
    strip_plural,
)
from skill.playback.naming.figures import find_figures
from skill.playback.naming.lengths import CARDINALS, is_length
from skill.playback.naming.names import ANY, BENEFIT, EXERCISE, KINDS, PROGRAMME, collect_words, get_names, is_of_loss
from skill.playback.naming.near import find_nearest
from skill.playback.naming.recipients import find_form_for_anyone, find_recipients, get_recipient
from skill.playback.naming.vocabulary import build_vocabulary
from skill.playback.programmes import find_flagship, list_of_kind, sort_releases

SOMETHING_SHORT = "something short"
"""The name of the programme that "a quick one" means."""

_SHORT = frozenset({"short", "shorter", "quick", "brief", "little"})
_SHORTEST = frozenset({"shortest", "quickest", "briefest"})
_LONGEST = frozenset({"longest"})
_ONE_OF_A_KIND = (("introduction",), ("trailer",))
_POSITIONS = {**CARDINALS, **ORDINALS}


def choose_by_name(catalog: Catalog, text: str, matched_id: str = "") -> Choice:
    """Choose the Release with this name.

    matched_id is the content id or kind that the assistant matched, perhaps by near spelling: it is checked again.
    """
    if not is_name(catalog, text) or (matched_id != text and not _is_content_id(catalog, matched_id)):
        return _choose(catalog, text, matched_id)
    choices = _keep_choices(catalog)
    if (choice := choices.get((text, matched_id))) is None:
        choice = choices[text, matched_id] = _choose(catalog, text, matched_id)
    return choice


@keep_for_latest
def _keep_choices(catalog: Catalog) -> dict[tuple[str, str], Choice]:  # noqa: ARG001 - those of one catalog
    """Return what was chosen before for the names of the catalog, and never for words that are the listener's own."""
    return {}


def _is_content_id(catalog: Catalog, matched_id: str) -> bool:
    return not matched_id or catalog.of_content(matched_id) is not None


def _choose(catalog: Catalog, text: str, matched_id: str) -> Choice:
    request = read_words(text, build_vocabulary(catalog.figures))
    choice = _choose_by_match(catalog, text, request, matched_id) or _choose_by_words(catalog, text, request)
    return replace(choice, figures=_find_figures_without_form(catalog, request, choice.release))


def find_by_title(catalog: Catalog, text: str) -> Release | None:
    """Return the Release with exactly this name; None if there is none, or if the text is empty."""
    return _find_by_whole_name(catalog, text) if _split_plain_words(text) else None


def _choose_by_match(catalog: Catalog, text: str, request: SpokenWords, matched_id: str) -> Choice | None:
    """Choose what the assistant matched; None if it matched nothing, or not what was said exactly."""
    if not text or matched_id in ("", text):
        return None
    vocabulary, release = build_vocabulary(catalog.figures), catalog.of_content(matched_id)
    if release is None and not any(is_exact(each, vocabulary) for each in request.words if each != "one"):
        return choose_by_name(catalog, matched_id)
    return Choice(release=release) if release and _matches_exactly(catalog, request, release) else None


def _find_figures_without_form(catalog: Catalog, request: SpokenWords, release: Release | None) -> tuple[Figure, ...]:
    """Return the listener's figures that were named, if this is the open form of a programme that has forms."""
    has_forms = release is not None and any(each.variant_of == release.content_id for each in catalog.releases)
    if request.is_of_another or not has_forms:
        return ()
    return find_figures(request, build_vocabulary(catalog.figures))


def _choose_by_words(catalog: Catalog, text: str, request: SpokenWords) -> Choice:
    if release := _find_by_whole_name(catalog, text):
        return Choice(release=release)
    if request.tells_of_a_loss:
        return choose_after_loss(catalog, request)
    if release := _find_by_rank(catalog, request.words) or _find_by_kind(catalog, request.words):
        return Choice(release=release)
    if request.length_ms is None and (release := find_form_for_anyone(catalog, request)):
        return Choice(release=release)
    if near := find_nearest(catalog, request):
        return Choice(release=near[0])
    return Choice(release=None) if request.length_ms is None else choose_by_length(catalog, request, request.length_ms)


# --- whole name, rank and kind ------------------------------------------------------------------------------------


def _find_by_whole_name(catalog: Catalog, text: str) -> Release | None:
    words = _split_plain_words(text)
    return _index_names(catalog).get(words) if words else find_flagship(catalog)


def is_name(catalog: Catalog, text: str) -> bool:
    """Return whether a text is a name of the catalog, letter for letter."""
    return text in _list_names(catalog)


@keep_for_latest
def _list_names(catalog: Catalog) -> frozenset[str]:
    return frozenset(name.lower() for each in catalog.releases for name in get_names(each))


@keep_for_latest
def _index_names(catalog: Catalog) -> Mapping[tuple[str, ...], Release]:
    """Return the first Release with each name, by the words of the name; a form in another voice has its id alone."""
    forms = {_split_plain_words(each.release.content_id): each.release for each in catalog.voice_forms}
    return forms | {
        _split_plain_words(name): each for each in reversed(sort_releases(catalog)) for name in get_names(each)
    }


def _split_plain_words(text: str) -> tuple[str, ...]:
    """Return the words without articles; lengths and numbers stay as they are spoken."""
    letters = text.lower().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    words = "".join(each if each.isalnum() else " " for each in letters).split()
    return tuple(each for each in words if each not in ARTICLES)


def _find_by_rank(catalog: Catalog, words: tuple[str, ...]) -> Release | None:
    """Return the shortest or the longest Release of a kind; the first of several of the same length."""
    spoken = frozenset(words)
    ranks = spoken & (_SHORTEST | _LONGEST)
    if not ranks or not spoken - ranks <= ANY | KINDS:
        return None
    sign = -1 if ranks & _LONGEST else 1
    releases = list_of_kind(catalog, "benefit" if spoken & BENEFIT else "exercise")
    return min(releases, key=lambda each: sign * each.duration_ms, default=None)


def _find_by_kind(catalog: Catalog, words: tuple[str, ...]) -> Release | None:
    """Return the Release for "something short", "an exercise", "a talk" or "benefit two"; None for other words."""
    spoken = frozenset(words)
    if spoken & _SHORT and spoken <= _SHORT | ANY | EXERCISE | PROGRAMME:
        return _find_by_whole_name(catalog, SOMETHING_SHORT)
    if spoken <= ANY | EXERCISE | PROGRAMME - {"number"} and "one" not in spoken:
        return find_flagship(catalog)
    if words in _ONE_OF_A_KIND:
        return next(iter(list_of_kind(catalog, words[0])), None)
    if spoken <= BENEFIT | ANY - {"one"}:
        return next(iter(list_of_kind(catalog, "benefit")), None)
    return _find_by_position(catalog, words)


def _find_by_position(catalog: Catalog, words: tuple[str, ...]) -> Release | None:
    """Return the Release for "benefit two"; "five benefits" means the first if there are five, and else none."""
    spoken, releases = frozenset(words), list_of_kind(catalog, "benefit" if BENEFIT & set(words) else "exercise")
    rest = spoken - KINDS
    if len(rest) != 1 or not rest <= _POSITIONS.keys() or spoken == rest:
        return None
    (word,) = rest
    if word in CARDINALS and words[0] == word:
        return releases[0] if releases and len(releases) == _POSITIONS[word] else None
    return next((each for each in releases if each.position == _POSITIONS[word]), None)


# --- the assistant's match ----------------------------------------------------------------------------------------


def _matches_exactly(catalog: Catalog, request: SpokenWords, release: Release) -> bool:
    """Return whether this Release fits every person, loss, length and number in the request."""
    vocabulary = build_vocabulary(catalog.figures)
    words = frozenset(map(strip_plural, request.words))
    names = frozenset(map(strip_plural, collect_words(release, vocabulary)))
    numbers = {each for each in request.words if (each in NUMBERS and each != "one") or is_length(each)}
    if is_of_loss(release, vocabulary) != request.tells_of_a_loss or not numbers <= names | {
        f"{release.duration_ms}ms"
    }:
        return False
    if request.tells_of_a_loss:
        return not words & vocabulary.animals
    if release.variant_of:
        return find_recipients(catalog, request) == {get_recipient(release)}
    return words & vocabulary.persons <= names
