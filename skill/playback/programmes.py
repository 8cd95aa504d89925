"""Programmes: which there are, in which order, and which come before and after one."""

from audio_pipeline.catalog import Catalog, Release

FLAGSHIP = "guided-recall"
"""What "a meditation" means."""


def parse_content_id(release_id: str) -> str:
    """Return the content that a token names, whichever version of its sound."""
    return release_id.rpartition(".")[0] or release_id


def find_release(catalog: Catalog, release_id: str) -> Release | None:
    """Return the Release with this token, or the one that took its place."""
    return catalog.release(release_id) or catalog.of_content(parse_content_id(release_id))


def list_releases(catalog: Catalog) -> tuple[Release, ...]:
    """Return what is shown and played unasked, in its order; variants and gated programmes must be asked for."""
    return tuple(sorted((each for each in catalog.releases if not each.variant_of and not each.gate), key=_order))


def list_of_kind(catalog: Catalog, kind: str) -> tuple[Release, ...]:
    """Return the listed Releases of a kind, in their order."""
    return tuple(each for each in list_releases(catalog) if each.kind == kind)


def find_flagship(catalog: Catalog) -> Release | None:
    """Return what plays when nothing in particular is asked for; None if there is nothing at all."""
    row = (*list_of_kind(catalog, "exercise"), *list_of_kind(catalog, "benefit"), *list_releases(catalog))
    return next((each for each in row if each.content_id == FLAGSHIP), next(iter(row), None))


def find_next(catalog: Catalog, release: Release) -> Release | None:
    """Return the next in the list of its kind; after a variant, what follows the programme it belongs to."""
    return next((each for each in list_of_kind(catalog, release.kind) if _order(each) > _order(release)), None)


def find_previous(catalog: Catalog, release: Release) -> Release | None:
    """Return the one before it in the list of its kind."""
    return next((each for each in list_of_kind(catalog, release.kind)[::-1] if _order(each) < _order(release)), None)


def sort_releases(catalog: Catalog) -> tuple[Release, ...]:
    """Return every Release; the programmes themselves go before their variants."""
    return tuple(sorted(catalog.releases, key=lambda each: (bool(each.variant_of), _order(each), each.content_id)))


def _order(release: Release) -> tuple[int, str]:
    """Return the sort key of a Release; a variant stands where its programme stands."""
    return release.position, release.variant_of or release.content_id
