"""Recipients: finds whom or what a request is with, and the variants for a friend, a pet, a child and others."""

from functools import lru_cache

from audio_pipeline.catalog import Catalog, Release
from skill.playback.naming.exact_words import SpokenWords, strip_plural
from skill.playback.naming.figures import find_figure_words, find_figures
from skill.playback.naming.names import WordSet, find_distinctive_words, get_names, is_of_loss, read_name
from skill.playback.naming.vocabulary import Vocabulary, build_vocabulary
from skill.playback.programmes import FLAGSHIP, sort_releases

RECALLING = frozenset(
    {"think", "thinking", "thought", "remember", "remembering", "recall", "recalling", "i", "is", "im"}
)
"""Words around a person's name that name no programme."""

_DESCRIBING = frozenset({"old", "dear", "big", "little", "older", "younger", "elder", "favourite", "favorite"})
"""Words that describe a person and name no programme."""

_UNKNOWN_RECIPIENT = "?"


def get_recipient(variant: Release) -> str:
    """Return the recipient of a variant, such as "friend"."""
    return variant.content_id.removeprefix(f"{variant.variant_of}-")


def find_recipients(catalog: Catalog, request: SpokenWords) -> WordSet:
    """Return the recipients that are named; a figure without a variant counts as _UNKNOWN_RECIPIENT."""
    vocabulary = build_vocabulary(catalog.figures)
    variants = [each for each in sort_releases(catalog) if each.variant_of and not is_of_loss(each, vocabulary)]
    forms = frozenset(map(get_recipient, variants))
    figures = find_figures(request, vocabulary)
    by_figure = {each.form if each.form in forms else _UNKNOWN_RECIPIENT for each in figures}
    spoken = frozenset(map(strip_plural, request.words))
    by_name = {
        get_recipient(each)
        for each in variants
        if any(own <= spoken for own in _find_own_words(catalog, each, vocabulary))
    }
    return frozenset(by_figure | by_name)


def get_base_names(catalog: Catalog, variant: Release, vocabulary: Vocabulary) -> frozenset[WordSet]:
    """Return the distinctive words of each name of the variant's programme that names no figure."""
    programme = catalog.of_content(variant.variant_of)
    return _find_plain_names(get_names(programme), vocabulary) if programme else frozenset()


def find_form_for_anyone(catalog: Catalog, request: SpokenWords) -> Release | None:
    """Return the programme for anyone if only a person is named who has no variant; else None."""
    vocabulary = build_vocabulary(catalog.figures)
    persons = vocabulary.persons | find_figure_words(request, vocabulary)
    spoken = frozenset(map(strip_plural, request.words))
    rest = {
        each
        for each in find_distinctive_words(request)
        if not {each, strip_plural(each)} & (persons | RECALLING | _DESCRIBING)
    }
    recipients = find_recipients(catalog, request)
    has_variant = len(recipients) == 1 and _UNKNOWN_RECIPIENT not in recipients
    return catalog.of_content(FLAGSHIP) if spoken & persons and not rest and not has_variant else None


def _find_own_words(catalog: Catalog, variant: Release, vocabulary: Vocabulary) -> frozenset[WordSet]:
    """Return the words of a variant's names that its programme's names do not have, where no figure is named."""
    shared = frozenset[str]().union(*get_base_names(catalog, variant, vocabulary))
    names = _find_plain_names(get_names(variant), vocabulary)
    return frozenset(own for name in names if (own := frozenset(map(strip_plural, name - shared))))


@lru_cache(maxsize=512)
def _find_plain_names(names: tuple[str, ...], vocabulary: Vocabulary) -> frozenset[WordSet]:
    """Return the distinctive words of each of the names that names no figure."""
    spoken = (read_name(name, vocabulary) for name in names)
    return frozenset(find_distinctive_words(each) for each in spoken if not find_figures(each, vocabulary))
