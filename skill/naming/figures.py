"""Figures: for whom a programme is to be, where it has forms of its own for a friend, a pet, a child and others."""

from functools import lru_cache

from audio_pipeline.catalog import Catalog, Release
from skill.naming.exact_words import KIN, PERSONS, Said, singular
from skill.naming.names import Words, is_of_loss, telling, telling_names
from skill.programmes import FLAGSHIP, in_order

RECALLING = frozenset(
    {"think", "thinking", "thought", "remember", "remembering", "recall", "recalling", "i", "is", "im"}
)
"""What may be said around a person; it names no programme."""

_OTHERS = frozenset({"ex", "inner"})
"""An ex husband is not the partner of now, and an inner child is no child."""

_NONE_OF_THEM = "?"


def figure_of(variant: Release) -> str:
    """For whom a variant is: friend."""
    return variant.content_id.removeprefix(f"{variant.variant_of}-")


def figures_in(catalog: Catalog, request: Said) -> Words:
    """For whom it is to be; several if more than one is named, or one for whom there is no form."""
    said = frozenset(map(singular, request.words))
    found, known = set[str](), set[str]()
    for variant in in_order(catalog):
        if variant.variant_of and not is_of_loss(variant):
            own = _own_words(tuple(telling_names(variant)), plain_names(catalog, variant))
            known.update(*own)
            found |= {figure_of(variant)} if any(each <= said for each in own) else set()
    strangers = said & (frozenset(map(singular, KIN)) - known | _OTHERS)
    return frozenset(found | ({_NONE_OF_THEM} if strangers else set()))


def plain_names(catalog: Catalog, variant: Release) -> frozenset[Words]:
    """What the programme itself is called."""
    programme = catalog.of_content(variant.variant_of)
    return frozenset(telling_names(programme)) if programme else frozenset()


def open_to_anyone(catalog: Catalog, request: Said) -> Release | None:
    """The form that is open to anyone, if only a person was named for whom there is no form of their own."""
    said = frozenset(map(singular, request.words))
    rest = {each for each in telling(request) if not {each, singular(each)} & (PERSONS | RECALLING | _OTHERS)}
    figures = figures_in(catalog, request)
    has_form = len(figures) == 1 and _NONE_OF_THEM not in figures
    return catalog.of_content(FLAGSHIP) if said & (PERSONS | _OTHERS) and not rest and not has_form else None


@lru_cache(maxsize=512)
def _own_words(names: tuple[Words, ...], plain: frozenset[Words]) -> tuple[Words, ...]:
    """What each name of a variant has and its programme's have not."""
    shared = frozenset[str]().union(*plain)
    return tuple(own for name in names if (own := frozenset(map(singular, name - shared))))
