"""Up to date: tell whether the inputs and the results of the last build are unchanged, so that there is nothing to do.

Inputs are compared by their bytes or by the version of their package, never by time stamps. If a record is lost or a
file cannot be read, the build makes a plan as usual.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import audio_pipeline
from audio_pipeline.markup.author_file import read_author_file
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store
from audio_pipeline.versions import find_installed_versions

CATALOG, FEED, SITE = "catalog.json", "feed.xml", "site.json"

FILES = (
    "url",
    "transcript_url",
    "transcript_srt_url",
    "transcript_json_url",
    "chapters_url",
    "artwork_url",
    "artwork_small_url",
    "notes_url",
)
"""The same as catalog.FILES, without loading that module."""

_PACKAGE = Path(audio_pipeline.__file__).resolve().parent

_ENDINGS = (".md", ".toml", ".py", ".html", ".css", ".js", ".txt", ".npz", ".jpg", ".jpeg", ".png")
"""The endings of the files that are read: content, settings, pictures, code, weights and the templates of pages."""


def hash_inputs(content: Path, engine_name: str | None, engine_ids: Iterable[str], public_url: str = "") -> str | None:
    """Return a hash of everything that a build from this folder depends on; None if a file cannot be read."""
    folders = dict.fromkeys((_PACKAGE, content.resolve()))
    try:
        files = [fact for folder in folders for fact in _list_facts(folder)]
    except OSError:
        return None
    facts = [engine_name, *engine_ids, public_url, sys.version, *find_installed_versions().items(), *files]
    return _hash_bytes(json.dumps(facts).encode())


def _list_facts(folder: Path) -> Iterator[object]:
    """Yield the names in a folder that are not hidden, and the hashes of the files that are read."""
    for parent, folders, files in os.walk(folder, onerror=_raise_error):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        names = sorted(name for name in files if not name.startswith("."))
        yield parent, *folders, *names
        yield from (_hash_bytes(read_author_file(Path(parent, name))) for name in names if name.endswith(_ENDINGS))


def _raise_error(refusal: OSError) -> None:
    raise refusal


def record_build(made_from: str | None, catalog: bytes, store: Store, cache: Store) -> None:
    """Record that this catalog, its feed and its site were made from these inputs."""
    feed, site, stored = store.get(FEED), store.get(SITE), store.get(CATALOG)
    # If another process has published meanwhile, its catalog came before its feed.
    if made_from and feed and site and stored and stored.data == catalog:
        facts = _describe_results(catalog, feed.data, site.data)
        put_checked(cache, _record_key(made_from), json.dumps(facts).encode(), "application/json")


def find_unchanged_programmes(made_from: str | None, store: Store, cache: Store) -> tuple[str, ...] | None:
    """Return the content ids of all programmes if a build from these inputs would change nothing; None if it may."""
    record = get_checked(cache, _record_key(made_from)) if made_from else None
    catalog, feed, site = store.get(CATALOG), store.get(FEED), store.get(SITE)
    if not record or not catalog or not feed or not site:
        return None
    if json.loads(record) != _describe_results(catalog.data, feed.data, site.data):
        return None
    published = json.loads(catalog.data)
    if not all(map(store.has, (*_list_files(published), *json.loads(site.data)["pages"]))):
        return None
    return tuple(release["content_id"] for release in _list_releases(published))


def _list_files(catalog: Any) -> Iterator[str]:
    """Yield every file that a catalog names."""
    yield catalog["show"]["artwork_url"]
    yield catalog["question_index_url"]
    for release in _list_releases(catalog):
        yield from (release[name] for name in FILES)
        yield from (ending["url"] for ending in release["endings"])


def _list_releases(catalog: Any) -> list[Any]:
    """Return what is published, with the forms in other voices."""
    return [*catalog["releases"], *(form["release"] for form in catalog.get("voice_forms", ()))]


def _describe_results(catalog: bytes, feed: bytes, site: bytes) -> dict[str, str]:
    return {"catalog": _hash_bytes(catalog), "feed": _hash_bytes(feed), "site": _hash_bytes(site)}


def _record_key(made_from: str) -> str:
    return f"standing/{made_from}.json"


def _hash_bytes(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
