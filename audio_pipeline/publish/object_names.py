"""Object names: the names in a store of the files whose addresses a catalog has (pure)."""

import re

from audio_pipeline.catalog import Catalog

_NAME = r"(?:programmes/[a-z0-9._-]+|artwork|understanding)/[a-z0-9._-]+"
"""The names that release files have in every store."""

_END_OF_URL, _ANYWHERE = re.compile(f"{_NAME}$"), re.compile(f"(?=({_NAME}))")


def find_object_name(url: str) -> str:
    """Return the name of a release file in its store; the address itself if it is of no such file."""
    match = _END_OF_URL.search(url)
    return match[0] if match else url


def list_named_objects(text: str) -> tuple[str, ...]:
    """Return the names of the release files whose addresses are in a text, such as that of a feed."""
    return tuple(_ANYWHERE.findall(text))


def list_objects(catalog: Catalog) -> tuple[str, ...]:
    """Return the names of all files of a catalog, each once: also those of withdrawn programmes."""
    urls = [catalog.show.artwork_url, catalog.question_index_url]
    urls += [url for release in catalog.playable for url in release.files]
    return tuple(dict.fromkeys(map(find_object_name, filter(None, urls))))
