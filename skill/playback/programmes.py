"""Programmes: the catalog's programmes in order, and the neighbours of each."""

from collections.abc import Mapping

from audio_pipeline.catalog import Catalog, Release
from skill.per_catalog import keep_for_latest
from skill.playback.tokens import parse_release_id

FLAGSHIP = "guided-recall"
"""The content id of the programme that plays when no other is named."""


def parse_content_id(release_id: str) -> str:
    """Return the content id in a Release's id, whichever version of the sound it names."""
    return release_id.rpartition(".")[0] or release_id


def find_release(catalog: Catalog, token: str) -> Release | None:
    """Return the Release that a token names, or a newer one of the same content, published or withdrawn, or None."""
    if not token:
        return None
    release_id = parse_release_id(token)
    return _index_releases(catalog).get(release_id) or _index_contents(catalog).get(parse_content_id(release_id))


@keep_for_latest
def _index_releases(catalog: Catalog) -> Mapping[str, Release]:
    return {each.id: each for each in reversed(catalog.playable)}


@keep_for_latest
def _index_contents(catalog: Catalog) -> Mapping[str, Release]:
    """Return the first playable Release of each content."""
    return {each.content_id: each for each in reversed(catalog.playable)}


@keep_for_latest
def list_releases(catalog: Catalog) -> tuple[Release, ...]:
    """Return the programmes that are listed, in their order; variants and gated programmes are not."""
    return tuple(sorted((each for each in catalog.releases if not each.variant_of and not each.gate), key=_order))


def list_of_kind(catalog: Catalog, kind: str) -> tuple[Release, ...]:
    """Return the listed Releases of a kind, in their order."""
    return tuple(each for each in list_releases(catalog) if each.kind == kind)


def find_flagship(catalog: Catalog) -> Release | None:
    """Return the programme that plays when no other is named; None if nothing is listed."""
    candidates = (*list_of_kind(catalog, "exercise"), *list_of_kind(catalog, "benefit"), *list_releases(catalog))
    return next((each for each in candidates if each.content_id == FLAGSHIP), next(iter(candidates), None))


def find_next(catalog: Catalog, release: Release) -> Release | None:
    """Return the next listed Release of its kind, or None; a variant counts as the programme it belongs to."""
    return next((each for each in list_of_kind(catalog, release.kind) if _order(each) > _order(release)), None)


def find_previous(catalog: Catalog, release: Release) -> Release | None:
    """Return the previous listed Release of its kind, or None."""
    return next((each for each in list_of_kind(catalog, release.kind)[::-1] if _order(each) < _order(release)), None)


@keep_for_latest
def sort_releases(catalog: Catalog) -> tuple[Release, ...]:
    """Return all Releases in order, programmes before variants."""
    return tuple(sorted(catalog.releases, key=lambda each: (bool(each.variant_of), _order(each), each.content_id)))


def _order(release: Release) -> tuple[int, str]:
    """Return the sort key of a Release; a variant has that of its programme."""
    return release.position, release.variant_of or release.content_id
