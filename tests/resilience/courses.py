"""Courses: the ways of a build to the same end, from nothing and from an earlier version of the show."""

import fcntl
import pickle
import shutil
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.resilience import short_show
from tests.resilience.site import Site, announced, built, feed, like, made
from tests.vectors import put_vectors, put_vectors_elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One way, and what is made along it."""

    start: Path
    """What is there before: no more than the sounds and most vectors, or all of an earlier version."""
    made: Mapping[str, int]
    """How many of each kind: clips, chunks, programmes …"""
    first_after_s: float
    """How long it takes until the first of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Courses:
    """The ways, and where they end."""

    show: Path
    end: Path
    cold: Course
    edit: Course

    def clean(self) -> tuple[dict[str, bytes], bytes | None]:
        """What everybody must be able to read at the end."""
        site = Site(content=self.show, root=self.end)
        return announced(site), feed(site)


def courses(root: Path) -> Courses:
    """Made once in this folder, whoever asks first."""
    root.mkdir(exist_ok=True)
    kept = root / "courses.pickle"
    with (root / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(_made(Path(tempfile.mkdtemp(dir=root)))))
    found = pickle.loads(kept.read_bytes())  # noqa: S301 - we have just written it ourselves
    assert isinstance(found, Courses)
    return found


def _made(root: Path) -> Courses:
    show, earlier = short_show.write(root / "show"), short_show.write_earlier(root / "earlier")
    put_vectors(root / "before" / "cache")
    built(Site(content=earlier, root=root / "before"), 2)
    shutil.copytree(root / "before" / "cache" / "sounds", root / "nothing" / "cache" / "sounds")
    _put_most_vectors(root / "nothing" / "cache")
    _, edit = _course(root / "before", root / "edited", show)
    end, cold = _course(root / "nothing", root / "end", show)
    return Courses(show=show, end=end, cold=cold, edit=edit)


def _put_most_vectors(cache: Path) -> None:
    """The next build makes its index, and encodes a few sentences for it: all of them would take it many seconds."""
    put_vectors_elsewhere(cache)
    max((cache / "vectors").iterdir(), key=lambda path: (path.stat().st_size, path.name)).unlink()


def _course(start: Path, end: Path, show: Path) -> tuple[Path, Course]:
    site = like(start, end, show)
    began_ns = time.time_ns()
    built(site, 2)
    first = min(path.stat().st_mtime_ns for path in (site.cache).rglob("*") if path.stat().st_mtime_ns > began_ns)
    return end, Course(start=start, made=made(site, began_ns), first_after_s=(first - began_ns) / 1e9)
