"""A site: a show, the folder it is built to and the cache; the real command at work there, and what it left."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from audio_pipeline.catalog import FILES, NAME
from audio_pipeline.publish.release_files import FEED
from audio_pipeline.stores.checksummed import verify_checksum
from audio_pipeline.stores.folder import UNFINISHED_FOLDER


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a show is built."""

    content: Path
    root: Path

    @property
    def out(self) -> Path:
        return self.root / "out"

    @property
    def cache(self) -> Path:
        return self.root / "cache"


def like(start: Path, root: Path, content: Path) -> Site:
    """A site in the state another one was left in."""
    shutil.copytree(start, root)
    return Site(content=content, root=root)


# --- the command ----------------------------------------------------------------------------------------------


def command(site: Site, jobs: int) -> list[str]:
    places = ["--content", str(site.content), "--out", str(site.out), "--cache", str(site.cache)]
    return [sys.executable, "-m", "audio_pipeline", "build", *places, "--engine", "tone", "--jobs", str(jobs)]


def built(site: Site, jobs: int) -> None:
    """Build it to the end."""
    done = subprocess.run(command(site, jobs), capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


@contextmanager
def building(site: Site, jobs: int) -> Iterator[subprocess.Popen[str]]:
    """A build at its work, with a terminal group of its own; when this is over nobody of it is left."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command(site, jobs), stdout=pipe, stderr=pipe, text=True, start_new_session=True) as build:
        try:
            yield build
        finally:
            with suppress(ProcessLookupError):
                os.killpg(build.pid, signal.SIGKILL)


def workers(build: subprocess.Popen[str]) -> list[int]:
    """The workers of a build: the children of what its chief has started."""
    lines = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(pid): int(parent) for pid, parent in (line.split() for line in lines.splitlines())}
    return [pid for pid, parent in parents.items() if parents.get(parent) == build.pid]


# --- what it left ---------------------------------------------------------------------------------------------


def blobs(folder: Path) -> list[Path]:
    """All that a store keeps, in the order of their names."""
    found = [Path(top, name) for top, _, names in os.walk(folder) for name in names]
    return [path for path in sorted(found) if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def made(site: Site, since_ns: int) -> Counter[str]:
    """How many of each kind were made since: clips, chunks, programmes, the catalog …"""
    both = [(store, path) for store in (site.cache, site.out) for path in blobs(store)]
    return Counter(path.relative_to(store).parts[0] for store, path in both if path.stat().st_mtime_ns >= since_ns)


def announced(site: Site) -> dict[str, bytes]:
    """The catalog and every file it names; an AssertionError if one of them is not there, whole."""
    if not (site.out / NAME).exists():
        return {}
    data = (site.out / NAME).read_bytes()
    catalog = json.loads(data)
    names = [each[url] for each in catalog["releases"] for url in FILES]
    found = {name: (site.out / name).read_bytes() for name in [catalog["show"]["artwork_url"], *names]}
    assert [name for name, held in found.items() if not _is_whole(Path(name), held)] == []
    return {NAME: data, **found}


def feed(site: Site) -> bytes | None:
    """What a podcast app reads."""
    path = site.out / FEED
    return path.read_bytes() if path.exists() else None


def half_files(site: Site) -> list[Path]:
    """What stands under a name of its own without being the whole of it."""
    made = [path for path in blobs(site.out) if path.parent != site.out]
    published = [path for path in made if not _is_whole(path, path.read_bytes())]
    return published + [path for path in blobs(site.cache) if verify_checksum(path.read_bytes()) is None]


def unfinished(site: Site) -> list[Path]:
    """What writers have begun and not given a name yet."""
    return [path for store in (site.out, site.cache) for path in (store / UNFINISHED_FOLDER).glob("*")]


def _is_whole(path: Path, data: bytes) -> bool:
    """Whether a file has the bytes it is named by, or is a page of the show's site to its end."""
    if path.name == "index.html":
        return data.endswith(b"</html>\n")
    return hashlib.sha256(data).hexdigest()[:12] in path.name.split(".")
