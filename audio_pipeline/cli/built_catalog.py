"""Built catalog: read what the last build left, for the commands that work on it."""

from pathlib import Path

from audio_pipeline.catalog import NAME, Catalog, CatalogError, from_json
from audio_pipeline.errors import StoreError
from audio_pipeline.stores.store import Store


def read_built_catalog(store: Store, folder: Path) -> Catalog:
    """Return the catalog of a build folder; StoreError if there is none that can be read."""
    held, hint = store.get(NAME), "Run “warm-recall build” first"
    if held is None:
        raise StoreError("nothing is built here yet", where=str(folder), hint=hint)
    try:
        return from_json(held.data.decode(errors="replace"))
    except CatalogError as damaged:
        raise StoreError(f"this catalog is damaged: {damaged}", where=str(folder / NAME), hint=hint) from damaged
