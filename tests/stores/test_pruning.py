"""Pruning a cache, on a real disk, beside real builders."""

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audio_pipeline.stores.cache_lock import lock_cache_shared, try_lock_cache
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.folder import MARK_INTERVAL_S, FolderStore
from audio_pipeline.stores.pruning import IN_USE_FOR_S, KINDS, list_entries, prune

DAY_S = 86_400
SAME_FOLDER_AGAIN = [HealthCheck.function_scoped_fixture]


@pytest.fixture
def cache(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "cache", durable=False)


def put(cache: FolderStore, name: str, size: int, days_ago: float = 0.0) -> None:
    """Something of this size, last used so long ago."""
    put_checked(cache, name, b"x" * (size - 32), "")
    used = time.time() - days_ago * DAY_S
    os.utime(cache.root / name, (used, used))


def used_at(cache: FolderStore, name: str) -> float:
    return (cache.root / name).stat().st_mtime


def names(cache: FolderStore) -> set[str]:
    return {thing.name for thing in list_entries(cache.root)}


def test_a_clip_and_its_length_are_one_thing_used_when_either_was(cache: FolderStore) -> None:
    put(cache, "clips/aa.wav", 1_000, days_ago=9)
    put(cache, "clips/aa.json", 100, days_ago=2)
    (thing,) = list_entries(cache.root)
    assert (thing.kind, thing.name, thing.size_bytes) == ("clips", "clips/aa", 1_100)
    assert abs(time.time() - thing.used_at - 2 * DAY_S) < 10
    assert [path.suffix for path in thing.paths] == [".json", ".wav"]


def test_the_least_recently_used_goes_first_and_no_more_than_must(cache: FolderStore) -> None:
    for days, name in enumerate(("clips/new.wav", "chunks/mid.mp3", "sounds/pad.1.pcm", "measures/old.json")):
        put(cache, name, 1_000, days_ago=days + 2)
    taken = prune(cache.root, 2_500, is_alone=True)
    assert [thing.name for thing in taken] == ["measures/old", "sounds/pad.1"]
    assert names(cache) == {"clips/new", "chunks/mid"}


def test_nothing_goes_where_there_is_room(cache: FolderStore) -> None:
    put(cache, "clips/aa.wav", 1_000, days_ago=99)
    assert prune(cache.root, 1_000, is_alone=True) == ()


def test_to_keep_nothing_is_to_keep_nothing(cache: FolderStore) -> None:
    put(cache, "clips/aa.wav", 1_000)
    put(cache, "heard/line.wav", 1_000)
    prune(cache.root, 0, is_alone=True)
    assert list_entries(cache.root) == ()
    put(cache, "clips/aa.wav", 1_000)
    assert get_checked(cache, "clips/aa.wav") == b"x" * 968


def test_a_cache_that_was_never_there_has_nothing_in_it(tmp_path: Path) -> None:
    assert list_entries(tmp_path / "nowhere") == ()
    assert prune(tmp_path / "nowhere", 0, is_alone=True) == ()


def test_what_is_read_is_marked_as_used_once_a_day(cache: FolderStore) -> None:
    put(cache, "clips/old.wav", 1_000, days_ago=3)
    put(cache, "clips/fresh.wav", 1_000, days_ago=0.9)
    before = used_at(cache, "clips/fresh.wav")
    for name in ("clips/old.wav", "clips/fresh.wav"):
        get_checked(cache, name)
    assert abs(used_at(cache, "clips/old.wav") - time.time()) < 10
    assert used_at(cache, "clips/fresh.wav") == before
    prune(cache.root, 1_000, is_alone=True)
    assert names(cache) == {"clips/old"}


def test_what_is_published_is_read_without_a_mark(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    put(store, "catalog.json", 1_000, days_ago=3)
    before = used_at(store, "catalog.json")
    store.get("catalog.json")
    assert used_at(store, "catalog.json") == before


def test_beside_somebody_at_work_nothing_goes_that_was_used_in_the_last_hour(cache: FolderStore) -> None:
    assert IN_USE_FOR_S - MARK_INTERVAL_S >= 3_600
    put(cache, "clips/held.wav", 1_000, days_ago=0.99)
    get_checked(cache, "clips/held.wav")  # its mark of the day is not renewed
    put(cache, "clips/old.wav", 1_000, days_ago=1.1)
    assert [thing.name for thing in prune(cache.root, 0, is_alone=False)] == ["clips/old"]
    assert get_checked(cache, "clips/held.wav")


def test_of_a_wrong_folder_nothing_goes(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "clips" / "aa.wav", tmp_path / "letters" / "dear.txt"
    outside = tmp_path.parent / f"{tmp_path.name}-outside.wav"
    outside.write_bytes(b"x")
    others = [theirs, tmp_path / "notes.md", tmp_path / "clips" / ".hidden", tmp_path / "clips" / "deep" / "a.wav"]
    for path in (ours, *others):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    link = tmp_path / "clips" / "link.wav"
    link.symlink_to(outside)
    prune(tmp_path, 0, is_alone=True)
    assert not ours.exists()
    assert all(path.exists() for path in (*others, outside, link))


@settings(max_examples=40, deadline=None, suppress_health_check=SAME_FOLDER_AGAIN)
@given(
    sizes=st.lists(st.tuples(st.sampled_from(KINDS), st.integers(40, 5_000), st.floats(2, 90)), max_size=8),
    share=st.floats(0, 1.2),
)
def test_what_is_left_fits_and_was_used_later_than_all_that_went(
    tmp_path: Path, sizes: list[tuple[str, int, float]], share: float
) -> None:
    cache = FolderStore(tmp_path / "any", durable=False)
    prune(cache.root, 0, is_alone=True)
    for number, (kind, size, days) in enumerate(sizes):
        put(cache, f"{kind}/{number}.x", size, days)
    wanted = int(share * sum(size for _, size, _ in sizes))
    taken = prune(cache.root, wanted, is_alone=True)
    left = list_entries(cache.root)
    assert sum(thing.size_bytes for thing in left) <= wanted
    assert len(left) + len(taken) == len(sizes)
    if taken:
        assert sum(thing.size_bytes for thing in (*left, taken[-1])) > wanted
        assert all(thing.used_at >= taken[-1].used_at for thing in left)


# --- who is at work ----------------------------------------------------------------------------------------------

AT_WORK = """
import sys, time
from pathlib import Path
from audio_pipeline.stores.cache_lock import lock_cache_shared
print("here", flush=True)
with lock_cache_shared(Path(sys.argv[1])):
    print("at work", flush=True)
    time.sleep(600)
"""


def test_many_are_at_work_at_once_and_then_nobody_is_alone(tmp_path: Path) -> None:
    with lock_cache_shared(tmp_path), lock_cache_shared(tmp_path), try_lock_cache(tmp_path) as alone:
        assert not alone
    with try_lock_cache(tmp_path) as alone:
        assert alone


def test_somebody_killed_is_not_at_work(tmp_path: Path) -> None:
    command = [sys.executable, "-c", AT_WORK, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"here\n"
        assert worker.stdout.readline() == b"at work\n"
        with try_lock_cache(tmp_path) as alone:
            assert not alone
        worker.kill()
    with try_lock_cache(tmp_path) as alone:
        assert alone


def test_whoever_comes_while_it_is_pruned_waits(tmp_path: Path) -> None:
    command = [sys.executable, "-c", AT_WORK, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as worker:
        assert worker.stdout is not None
        with try_lock_cache(tmp_path):
            assert worker.stdout.readline() == b"here\n"
            assert not select.select([worker.stdout], [], [], 0.5)[0]
        assert worker.stdout.readline() == b"at work\n"
        worker.kill()


def test_a_cache_that_is_not_there_yet_is_not_made(tmp_path: Path) -> None:
    with lock_cache_shared(tmp_path / "later"):
        assert not (tmp_path / "later").exists()
