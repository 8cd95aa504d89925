"""The cache, looked at and made smaller by the real command."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from audio_pipeline.build.build import build
from audio_pipeline.cli.cache import KIND_DESCRIPTIONS
from audio_pipeline.errors import StoreError
from audio_pipeline.stores.cache_lock import lock_cache_shared
from audio_pipeline.stores.pruning import KINDS, list_entries, prune
from tests import small_show
from tests.cli.command import typed

DAY_S = 86_400


@pytest.fixture
def home(tmp_path: Path, built_show: Path) -> Path:
    return shutil.copytree(built_show, tmp_path / "home")


def told(home: Path, *words: str) -> str:
    done = typed("cache", *words, "--cache", str(home / "cache"))
    assert done.exit_code == 0, done.output
    return done.stdout


def looked(home: Path) -> dict[str, Any]:
    found = json.loads(told(home, "--json", "--content", str(home / "show"), "--engine", "tone"))
    return {"total": found["total"], **{row["kind"]: row for row in found["kinds"]}}


def aged(home: Path, days: float) -> None:
    then = time.time() - days * DAY_S
    for path in (home / "cache").rglob("*"):
        os.utime(path, (then, then))


def used_at(home: Path) -> dict[Path, float]:
    return {path: path.stat().st_mtime for path in (home / "cache").rglob("*.*")}


def test_every_kind_of_thing_is_explained() -> None:
    assert set(KIND_DESCRIPTIONS) == set(KINDS)


def test_all_that_a_build_keeps_is_counted(home: Path) -> None:
    on_disk = sum(path.stat().st_size for path in (home / "cache").rglob("*") if path.is_file())
    assert looked(home)["total"]["bytes"] == on_disk


def test_the_present_words_use_all_that_was_just_built(home: Path) -> None:
    found = looked(home)
    for kind in ("clips", "measures", "sounds"):
        assert found[kind]["things"] == found[kind]["used_things"] > 0
        assert found[kind]["bytes"] == found[kind]["used_bytes"]
    # What was encoded at a gain that turned out to be wrong is there as well, and nobody's.
    assert found["chunks"]["things"] >= found["chunks"]["used_things"] == found["measures"]["things"]


def test_what_a_sentence_of_before_was_is_no_longer_used(home: Path) -> None:
    before = looked(home)
    small_show.edit(home / "show", "company", "Nobody knows all the reasons.", "Nobody knows every reason.")
    changed = looked(home)
    assert changed["clips"]["used_things"] == before["clips"]["used_things"] - 1
    shop = small_show.workshop(home)
    build(small_show.library(home / "show"), shop)
    built = looked(home)
    assert built["clips"]["used_things"] == before["clips"]["used_things"]
    assert built["clips"]["things"] == before["clips"]["things"] + 1
    assert built["chunks"]["used_bytes"] < built["chunks"]["bytes"]


def test_to_look_is_not_to_use(home: Path) -> None:
    aged(home, days=9)
    before = used_at(home)
    looked(home)
    assert used_at(home) == before


def test_a_person_sees_a_table(home: Path) -> None:
    lines = told(home, "--content", str(home / "show"), "--engine", "tone").splitlines()
    assert re.fullmatch(r"clips +\d+ +[\d.]+ MB +[\d.]+ MB   spoken sentences", lines[1])
    assert lines[-1].startswith("in all")
    assert str(home / "cache") in lines[-1]


def test_words_that_are_not_in_order_only_hide_what_they_use(home: Path) -> None:
    small_show.edit(home / "show", "company", "title:", "titel:")
    done = typed("cache", "--cache", str(home / "cache"), "--content", str(home / "show"))
    assert done.exit_code == 0
    assert "its use of the cache is unknown" in done.output
    assert "clips" in done.output


def test_an_empty_cache_is_no_fault(tmp_path: Path) -> None:
    assert "in all" in told(tmp_path, "--content", str(small_show.write(tmp_path / "show")), "--engine", "tone")
    assert "no cache here yet" in told(tmp_path, "prune", "--keep", "0")


@pytest.mark.parametrize("words", [(), ("prune", "--keep", "1G")])
def test_a_bucket_is_left_to_its_own_rules(words: tuple[str, ...]) -> None:
    refused = typed("cache", *words, "--cache", "s3://bucket/cache").exception
    assert isinstance(refused, StoreError)
    assert "lifecycle rule" in str(refused)


@pytest.mark.parametrize(
    ("text", "size"),
    [("0", 0), ("300", 300), ("300k", 300_000), ("1.5MB", 1_500_000), ("2 gb", 2 * 10**9), ("1G", 10**9)],
)
def test_sizes_are_understood_as_people_write_them(home: Path, text: str, size: int) -> None:
    told(home, "prune", "--keep", text)
    assert sum(thing.size_bytes for thing in list_entries(home / "cache")) <= size


@pytest.mark.parametrize("text", ["", "much", "-1", "2XB", "1e3", "2 G B"])
def test_what_is_no_size_is_wrong_usage(home: Path, text: str) -> None:
    done = typed("cache", "prune", "--keep", text, "--cache", str(home / "cache"))
    assert done.exit_code == 2
    assert "500M" in done.output
    assert list_entries(home / "cache")


def test_pruning_says_what_went(home: Path) -> None:
    aged(home, days=9)
    said = told(home, "prune", "--keep", "0")
    assert re.search(r"^clips: \d+ deleted, [\d.]+ MB, last used \d{4}-\d\d-\d\d$", said, re.MULTILINE)
    assert re.search(r"^[\d.]+ MB deleted; 0 things left, 0 B\.$", said, re.MULTILINE)


def test_the_cache_may_be_named_before_the_word_prune(home: Path) -> None:
    assert typed("cache", "--cache", str(home / "cache"), "prune", "--keep", "0").exit_code == 0
    assert list_entries(home / "cache") == ()


def test_after_pruning_a_build_gives_the_same_bytes(home: Path) -> None:
    told(home, "prune", "--keep", "0")
    before = {path.name: path.read_bytes() for path in (home / "out" / "programmes").rglob("*.*")}
    shutil.rmtree(home / "out")
    build(small_show.library(home / "show"), small_show.workshop(home))
    assert {path.name: path.read_bytes() for path in (home / "out" / "programmes").rglob("*.*")} == before


def test_beside_another_command_what_was_used_today_stays(home: Path) -> None:
    aged(home, days=0.9)
    with lock_cache_shared(home / "cache"):
        said = told(home, "prune", "--keep", "0")
        assert list_entries(home / "cache")
    assert "Another command is using this cache" in said
    told(home, "prune", "--keep", "0")
    assert not list_entries(home / "cache")


def test_a_build_under_whose_hands_everything_goes_ends_with_the_same_bytes(home: Path) -> None:
    before = {path.name: path.read_bytes() for path in (home / "out" / "programmes").rglob("*.*")}
    shutil.rmtree(home / "out")
    words = ("build", "--engine", "tone", "--content", str(home / "show"), "--out", str(home / "out"))
    command = [sys.executable, "-m", "audio_pipeline", *words, "--cache", str(home / "cache")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as builder:
        for _ in range(20):
            prune(home / "cache", 0, is_alone=True)  # nobody looks for the lock, on purpose
            time.sleep(0.1)
        _, said = builder.communicate(timeout=120)
    assert builder.returncode == 0, said
    assert {path.name: path.read_bytes() for path in (home / "out" / "programmes").rglob("*.*")} == before
