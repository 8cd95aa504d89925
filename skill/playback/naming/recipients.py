"""Recipients: for whom a programme is to be, where it has forms of its own for a friend, a pet, a child and others."""

from functools import lru_cache

from audio_pipeline.catalog import Catalog, Release
from skill.playback.naming.exact_words import KIN, PERSONS, SpokenWords, strip_plural
from skill.playback.naming.names import WordSet, find_distinctive_names, find_distinctive_words, is_of_loss
from skill.playback.programmes import FLAGSHIP, sort_releases

RECALLING = frozenset(
    {"think", "thinking", "thought", "remember", "remembering", "recall", "recalling", "i", "is", "im"}
)
"""What may be said around a person; it names no programme."""

_OTHERS = frozenset({"ex", "inner"})
"""An ex husband is not the partner of now, and an inner child is no child."""

_UNKNOWN_RECIPIENT = "?"


def get_recipient(variant: Release) -> str:
    """Return for whom a variant is: friend."""
    return variant.content_id.removeprefix(f"{variant.variant_of}-")


def find_recipients(catalog: Catalog, request: SpokenWords) -> WordSet:
    """Return for whom it is to be: several if more than one is named, or one for whom there is no form."""
    said = frozenset(map(strip_plural, request.words))
    found, known = set[str](), set[str]()
    for variant in sort_releases(catalog):
        if variant.variant_of and not is_of_loss(variant):
            own = _find_own_words(tuple(find_distinctive_names(variant)), get_base_names(catalog, variant))
            known.update(*own)
            found |= {get_recipient(variant)} if any(each <= said for each in own) else set()
    strangers = said & (frozenset(map(strip_plural, KIN)) - known | _OTHERS)
    return frozenset(found | ({_UNKNOWN_RECIPIENT} if strangers else set()))


def get_base_names(catalog: Catalog, variant: Release) -> frozenset[WordSet]:
    """Return the names of the programme itself."""
    programme = catalog.of_content(variant.variant_of)
    return frozenset(find_distinctive_names(programme)) if programme else frozenset()


def find_form_for_anyone(catalog: Catalog, request: SpokenWords) -> Release | None:
    """Return the form that is open to anyone, if only a person was named who has no form of their own."""
    said = frozenset(map(strip_plural, request.words))
    rest = {
        each
        for each in find_distinctive_words(request)
        if not {each, strip_plural(each)} & (PERSONS | RECALLING | _OTHERS)
    }
    figures = find_recipients(catalog, request)
    has_form = len(figures) == 1 and _UNKNOWN_RECIPIENT not in figures
    return catalog.of_content(FLAGSHIP) if said & (PERSONS | _OTHERS) and not rest and not has_form else None


@lru_cache(maxsize=512)
def _find_own_words(names: tuple[WordSet, ...], base_names: frozenset[WordSet]) -> tuple[WordSet, ...]:
    """Return the words that each name of a variant has and its programme's names have not."""
    shared = frozenset[str]().union(*base_names)
    return tuple(own for name in names if (own := frozenset(map(strip_plural, name - shared))))
