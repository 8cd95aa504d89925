"""Up to date: whether all that a build was made from, and all that it made, is as it was. Then there is nothing to do.

Everything that has a say in a build is told by its bytes, or by the version of its package: no time stamp is believed.
A record that is lost, or anything that cannot be read, only means that the build has to look for itself.
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

CATALOG, FEED = "catalog.json", "feed.xml"

FILES = ("url", "transcript_url", "chapters_url", "artwork_url", "artwork_small_url", "notes_url")
"""catalog.FILES, without loading the catalog."""

_PACKAGE = Path(audio_pipeline.__file__).resolve().parent

_ENDINGS = (".md", ".toml", ".py", ".html", ".css", ".js")
"""The files that are read: content, settings, code and the templates of pages."""


def hash_inputs(content: Path, engine_name: str | None, engine_ids: Iterable[str], public_url: str = "") -> str | None:
    """Names all that a build from this folder is made from; None if some of it cannot be read."""
    folders = dict.fromkeys((_PACKAGE, content.resolve()))
    try:
        files = [fact for folder in folders for fact in _list_facts(folder)]
    except OSError:
        return None
    facts = [engine_name, *engine_ids, public_url, sys.version, *find_installed_versions().items(), *files]
    return _hash_bytes(json.dumps(facts).encode())


def _list_facts(folder: Path) -> Iterator[object]:
    """What is in a folder: every name that is not hidden, and of what is read, the bytes."""
    for where, folders, files in os.walk(folder, onerror=_raise_error):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        seen = sorted(name for name in files if not name.startswith("."))
        yield where, *folders, *seen
        yield from (_hash_bytes(read_author_file(Path(where, name))) for name in seen if name.endswith(_ENDINGS))


def _raise_error(refusal: OSError) -> None:
    raise refusal


def record_build(made_from: str | None, catalog: bytes, store: Store, cache: Store) -> None:
    """Keep in mind that this catalog, and the feed that goes with it, are what was made from these inputs."""
    feed, held = store.get(FEED), store.get(CATALOG)
    # If somebody else has published meanwhile, their catalog came before their feed.
    if made_from and feed and held and held.data == catalog:
        facts = {"catalog": _hash_bytes(catalog), "feed": _hash_bytes(feed.data)}
        put_checked(cache, _record_key(made_from), json.dumps(facts).encode(), "application/json")


def find_unchanged_programmes(made_from: str | None, store: Store, cache: Store) -> tuple[str, ...] | None:
    """The programmes there are, if a build from these inputs would change nothing; None if it may."""
    known = get_checked(cache, _record_key(made_from)) if made_from else None
    catalog, feed = store.get(CATALOG), store.get(FEED)
    if not known or not catalog or not feed:
        return None
    if json.loads(known) != {"catalog": _hash_bytes(catalog.data), "feed": _hash_bytes(feed.data)}:
        return None
    found = json.loads(catalog.data)
    return tuple(each["content_id"] for each in found["releases"]) if all(map(store.has, _list_files(found))) else None


def _list_files(catalog: Any) -> Iterator[str]:
    """Every file that a catalog speaks of."""
    yield catalog["show"]["artwork_url"]
    for release in catalog["releases"]:
        yield from (release[name] for name in FILES)


def _record_key(made_from: str) -> str:
    return f"standing/{made_from}.json"


def _hash_bytes(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
