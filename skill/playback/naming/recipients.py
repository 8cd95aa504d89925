"""Recipients: finds the persons that a request names, and the variants for a friend, a pet, a child and others."""

from functools import lru_cache

from audio_pipeline.catalog import Catalog, Release
from skill.playback.naming.exact_words import KIN, PERSONS, SpokenWords, strip_plural
from skill.playback.naming.names import WordSet, find_distinctive_names, find_distinctive_words, is_of_loss
from skill.playback.programmes import FLAGSHIP, sort_releases

RECALLING = frozenset(
    {"think", "thinking", "thought", "remember", "remembering", "recall", "recalling", "i", "is", "im"}
)
"""Words around a person's name that name no programme."""

_OTHERS = frozenset({"ex", "inner"})
"""Words that make another person of the next word: an ex husband is no partner, an inner child is no child."""

_UNKNOWN_RECIPIENT = "?"


def get_recipient(variant: Release) -> str:
    """Return the recipient of a variant, such as "friend"."""
    return variant.content_id.removeprefix(f"{variant.variant_of}-")


def find_recipients(catalog: Catalog, request: SpokenWords) -> WordSet:
    """Return the recipients that are named; a person without a variant counts as _UNKNOWN_RECIPIENT."""
    spoken = frozenset(map(strip_plural, request.words))
    recipients, known = set[str](), set[str]()
    for variant in sort_releases(catalog):
        if variant.variant_of and not is_of_loss(variant):
            own = _find_own_words(tuple(find_distinctive_names(variant)), get_base_names(catalog, variant))
            known.update(*own)
            if any(each <= spoken for each in own):
                recipients.add(get_recipient(variant))
    if spoken & (frozenset(map(strip_plural, KIN)) - known | _OTHERS):
        recipients.add(_UNKNOWN_RECIPIENT)
    return frozenset(recipients)


def get_base_names(catalog: Catalog, variant: Release) -> frozenset[WordSet]:
    """Return the distinctive words of each name of the variant's programme."""
    programme = catalog.of_content(variant.variant_of)
    return frozenset(find_distinctive_names(programme)) if programme else frozenset()


def find_form_for_anyone(catalog: Catalog, request: SpokenWords) -> Release | None:
    """Return the programme for anyone if only a person is named who has no variant; else None."""
    spoken = frozenset(map(strip_plural, request.words))
    rest = {
        each
        for each in find_distinctive_words(request)
        if not {each, strip_plural(each)} & (PERSONS | RECALLING | _OTHERS)
    }
    recipients = find_recipients(catalog, request)
    has_variant = len(recipients) == 1 and _UNKNOWN_RECIPIENT not in recipients
    return catalog.of_content(FLAGSHIP) if spoken & (PERSONS | _OTHERS) and not rest and not has_variant else None


@lru_cache(maxsize=512)
def _find_own_words(names: tuple[WordSet, ...], base_names: frozenset[WordSet]) -> tuple[WordSet, ...]:
    """Return the words of each name of a variant that its programme's names do not have."""
    shared = frozenset[str]().union(*base_names)
    return tuple(own for name in names if (own := frozenset(map(strip_plural, name - shared))))
