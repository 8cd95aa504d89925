"""A disk that takes no more, and one that gives back something else than it was given."""

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from audio_pipeline.catalog import NAME
from tests.resilience.courses import Courses
from tests.resilience.site import Site, announced, blobs, built, command, feed, half_files, like, unfinished

SEEDS = int(os.environ.get("DAMAGED_BUILDS", "6"))

_BLOCK_BYTES = 512
"""What `ulimit -f` counts in (POSIX)."""


def emptied(_data: bytes, _rng: random.Random) -> bytes:
    return b""


def cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def flipped(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :]


def longer(data: bytes, rng: random.Random) -> bytes:
    return data + rng.randbytes(40)


SPOIL: tuple[Callable[[bytes, random.Random], bytes], ...] = (emptied, cut, flipped, longer)


def spoil_half(cache: Path, rng: random.Random) -> None:
    """Half of the clips, half of the chunks, half of whatever else is kept: each in one way or another, or gone.

    Of the vectors, which take long to compute, the index and three of those that it needs.
    """
    for kind in sorted(folder for folder in cache.iterdir() if not folder.name.startswith(".")):
        kept = blobs(kind)
        indexes = [path for path in kept if path.suffix == ".npz"]
        others = [path for path in kept if path not in indexes]
        for path in (*indexes, *rng.sample(others, 3 if indexes else -(-len(kept) // 2))):
            way = rng.choice((*SPOIL, None))
            if way:
                path.write_bytes(way(path.read_bytes(), rng))
            else:
                path.unlink()


@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_is_damaged_is_made_again_to_the_same_bytes(seed: int, tmp_path: Path, courses: Courses) -> None:
    rng = random.Random(seed)
    site = like(courses.end, tmp_path / "site", courses.show)
    shutil.rmtree(site.out)
    if seed % 2:
        shutil.copytree(courses.edit.start / "out", site.out)
    spoil_half(site.cache, rng)
    built(site, rng.choice((1, 2)))
    assert (announced(site), feed(site)) == courses.clean()


STEPS = ("clips", "measures", "chunks", "programmes")


@pytest.mark.parametrize("step", STEPS)
def test_a_disk_that_takes_no_more_stops_a_build_cleanly_and_the_next_one_goes_on(
    step: str, tmp_path: Path, courses: Courses
) -> None:
    site = like(courses.end, tmp_path / "site", courses.show)
    shutil.rmtree(site.out)
    for folder in STEPS[STEPS.index(step) :]:
        shutil.rmtree(site.cache / folder, ignore_errors=True)
    done = with_a_small_disk(site, largest(courses, step) - 1)
    assert done.returncode == 1
    assert "the disk said" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (site.out / NAME).exists()
    assert half_files(site) == []
    assert unfinished(site) == []
    built(site, 2)
    assert (announced(site), feed(site)) == courses.clean()


def largest(courses: Courses, kind: str) -> int:
    """The size of the largest file of a kind, in bytes."""
    folders = [store / kind for store in (courses.end / "cache", courses.end / "out")]
    return max(path.stat().st_size for folder in folders for path in blobs(folder))


def with_a_small_disk(site: Site, most_bytes: int) -> subprocess.CompletedProcess[str]:
    """A build that may write no more than this to a file: it breaks off in the middle, as on a full disk."""
    limited = ["sh", "-c", 'ulimit -f "$0" && exec "$@"', str(most_bytes // _BLOCK_BYTES), *command(site, 2)]
    return subprocess.run(limited, capture_output=True, text=True, timeout=120, check=False)
