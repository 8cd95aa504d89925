"""Writing lock: one build at a time, and nobody locked out by a dead one."""

import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from audio_pipeline.build.build import build
from audio_pipeline.build.lock import LOCK, lock_build
from audio_pipeline.errors import StoreError
from tests import small_show

HOLDER = """
import sys, time
from pathlib import Path
from audio_pipeline.build.lock import lock_build
with lock_build(Path(sys.argv[1]), None):
    print("at work", flush=True)
    time.sleep(60)
"""


@contextmanager
def another(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another build, at work in the folder."""
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE, text=True) as build:
        assert build.stdout is not None
        assert build.stdout.readline() == "at work\n"
        try:
            yield build
        finally:
            build.kill()


def test_a_second_build_is_told_who_is_at_work_and_since_when(tmp_path: Path) -> None:
    with another(tmp_path) as first, pytest.raises(StoreError) as told, lock_build(tmp_path, None):
        pass
    pattern = (
        rf"{tmp_path}: another build is running there since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d, process {first.pid}\. "
    )
    assert re.fullmatch(f"{pattern}Wait until it ends, then run this again, or add --wait.", str(told.value))


def test_a_killed_build_keeps_nobody_out(tmp_path: Path) -> None:
    with another(tmp_path) as first:
        first.send_signal(signal.SIGKILL)
        first.wait()
        with lock_build(tmp_path, None):
            assert (tmp_path / LOCK).is_file()


def test_who_waits_is_told_for_whom_and_begins_when_that_build_has_ended(tmp_path: Path) -> None:
    told: list[str] = []
    began: list[float] = []

    def patient() -> None:
        with lock_build(tmp_path, told.append):
            began.append(time.monotonic())

    with another(tmp_path) as first:
        second = threading.Thread(target=patient)
        second.start()
        while not told:
            time.sleep(0.01)
        time.sleep(0.1)
        assert not began
        first.kill()
        second.join(timeout=10)
    assert len(began) == 1
    assert told[0].endswith(f"process {first.pid}. Waiting for it to end.")


def test_one_build_after_another_finds_the_place_free(tmp_path: Path) -> None:
    for _ in range(2):
        with lock_build(tmp_path, None):
            pass


def test_builds_in_two_folders_are_not_in_each_others_way(tmp_path: Path) -> None:
    with lock_build(tmp_path / "one", None), lock_build(tmp_path / "two", None):
        assert (tmp_path / "two" / LOCK).is_file()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="A file stands where a folder is needed"), lock_build(tmp_path / "file", None):
        pass


def test_a_build_holds_the_lock_from_reading_the_catalog_to_announcing_it(tmp_path: Path, built_show: Path) -> None:
    show = small_show.write(tmp_path / "show")
    small_show.edit(show, "company", "Nobody knows all the reasons.", "Nobody knows them all.")
    shop = small_show.like(built_show, tmp_path)
    held: list[str] = []

    @contextmanager
    def alone() -> Iterator[None]:
        held.append((tmp_path / "out" / "catalog.json").read_text())
        yield
        held.append((tmp_path / "out" / "catalog.json").read_text())

    before = (tmp_path / "out" / "catalog.json").read_text()
    build(small_show.library(show), replace(shop, lock_build=alone))
    assert held[0] == before
    assert held[1] == (tmp_path / "out" / "catalog.json").read_text() != before
