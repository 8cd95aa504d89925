"""Object names: the names in a store of the files whose addresses a catalog has (pure)."""

import re

from audio_pipeline.catalog import Catalog

_NAME = re.compile(r"(?:programmes/[^/?#]+|artwork|understanding)/[^/?#]+$")
"""The names that release files have in every store, at the end of their addresses."""


def find_object_name(url: str) -> str:
    """Return the name of a release file in its store; the address itself if it is of no such file."""
    match = _NAME.search(url)
    return match[0] if match else url


def list_objects(catalog: Catalog) -> tuple[str, ...]:
    """Return the names of all files of a catalog, each once: also those of withdrawn programmes."""
    urls = [catalog.show.artwork_url, catalog.question_index_url]
    urls += [url for release in catalog.playable for url in release.files]
    return tuple(dict.fromkeys(map(find_object_name, filter(None, urls))))
