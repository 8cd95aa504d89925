"""Just built: finds a release in the catalog, or in that of the store, which the skill has not read yet."""

from pathlib import Path

from audio_pipeline.catalog import NAME, Catalog, CatalogError, Release, from_json


def find_release(catalog: Catalog, store: Path, release_id: str) -> Release | None:
    """Return a release, even if it was built after the skill last read the catalog; None if there is none."""
    return catalog.release(release_id) or _find_in_store(store, release_id)


def _find_in_store(store: Path, release_id: str) -> Release | None:
    try:
        return from_json((store / NAME).read_text("utf-8")).release(release_id)
    except (OSError, UnicodeDecodeError, CatalogError):
        return None
