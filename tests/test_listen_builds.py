"""Listening to a whole build: what is written down of it, how two of them compare, and the command itself."""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from audio_pipeline.build.build import build
from tests.bench.figures import Figure
from tests.listen import page, sameness
from tests.listen.finding import Finding
from tests.listen.subject import Places, subjects
from tests.small_show import library, like, workshop

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "listening.md"


def at(root: Path) -> Places:
    return Places(content=root / "show", out=root / "out", cache=root / "cache", engine="tone")


def bytes_of(root: Path) -> sameness.Bytes:
    return sameness.bytes_of(subjects(at(root), []))


@pytest.fixture(scope="module")
def made(built_show: Path) -> sameness.Bytes:
    return bytes_of(built_show)


def but(made: sameness.Bytes, stage: str, **others: str) -> sameness.Bytes:
    return {**made, stage: {**made[stage], **others}}


# --- two builds ---------------------------------------------------------------------------------------------------


def test_another_build_of_the_same_words_has_the_same_bytes(
    built_show: Path, made: sameness.Bytes, tmp_path: Path
) -> None:
    shutil.copytree(built_show / "show", tmp_path / "show")
    build(library(tmp_path / "show"), workshop(tmp_path))
    assert sameness.compared(made, bytes_of(tmp_path)) == []


def test_chunks_are_told_by_when_they_are_heard(made: sameness.Bytes) -> None:
    assert {name for name in made["chunks"] if name.startswith("warm-hands")} == {
        "warm-hands at 0:00.000",
        "warm-hands at 0:12.000",
        "warm-hands at 0:24.000",
    }
    assert {"pad", "bowl"} <= made["sounds"].keys()


def test_the_first_stage_that_differs_is_told_first_and_what_made_it_last(made: sameness.Bytes) -> None:
    other = but(but(but(made, "files", **{"company.mp3": "x"}), "sounds", pad="x"), "made by", numpy="1.0")
    differences = sameness.compared(made, other)
    assert [line.partition(":")[0] for line in differences] == ["sounds", "files", "made by"]
    assert "of other bytes, as pad" in differences[0]
    assert "numpy" in differences[-1]


def test_other_packages_that_gave_the_same_bytes_are_no_difference(made: sameness.Bytes) -> None:
    assert sameness.compared(made, but(made, "made by", numpy="1.0")) == []


def test_a_clip_that_only_one_build_has_is_told_apart_from_one_of_other_bytes(made: sameness.Bytes) -> None:
    (line,) = sameness.compared(made, but(made, "clips", **{"clips/new.wav": "x"}))
    assert "only in the second, as clips/new.wav" in line


def test_a_build_nobody_listened_to_cannot_be_compared(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"no bytes to compare .*scripts/listen --no-hearing"):
        sameness.read(tmp_path)


# --- the command --------------------------------------------------------------------------------------------------


def listen(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.listen", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


def places(root: Path) -> tuple[str, ...]:
    return (
        "--content",
        f"{root / 'show'}",
        "--out",
        f"{root / 'out'}",
        "--cache",
        f"{root / 'cache'}",
        "--engine=tone",
    )


@pytest.fixture
def copied(built_show: Path, tmp_path: Path) -> Path:
    like(built_show, tmp_path)
    shutil.copytree(built_show / "show", tmp_path / "show")
    return tmp_path


def test_a_build_as_promised_passes_and_leaves_its_figures(copied: Path) -> None:
    done = listen("warm-hands", "--no-hearing", *places(copied))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("1 passed, 0 failed\n")
    found = json.loads((copied / "out" / "listen.json").read_text(encoding="utf-8"))
    assert found["programmes"].keys() == {"warm-hands"}
    assert found["programmes"]["warm-hands"]["missed"] == found["all"]["missed"] == []
    again = listen("compare", str(copied / "out"), str(copied / "out" / "bytes.json"))
    assert (again.returncode, again.stdout) == (0, "The same bytes.\n")


def test_one_broken_programme_fails_the_run_and_is_named(copied: Path) -> None:
    (file,) = (copied / "out" / "programmes" / "warm-hands").glob("*.mp3")
    file.write_bytes(file.read_bytes()[:-8_000])
    done = listen("warm-hands", "--no-hearing", *places(copied))
    assert done.returncode == 1
    assert "warm-hands: length against the catalog" in done.stdout
    assert done.stdout.endswith("0 passed, 1 failed\n")


def test_a_folder_in_which_nothing_is_built_says_what_to_do(tmp_path: Path) -> None:
    done = listen("--no-hearing", "--out", str(tmp_path))
    assert done.returncode == 1
    assert "nothing is built there. Build first: scripts/run --no-serve." in done.stderr


# --- the page -----------------------------------------------------------------------------------------------------


def finding(measured: float, key: str = "dbtp") -> Finding:
    return Finding(key=key, figure=Figure(what="true peak", measured=measured, unit="dBTP", at_most=-2.0))


def test_of_every_promise_the_page_shows_who_is_worst() -> None:
    found = {"one": [finding(-3.0)], "two": [finding(-1.0)], "three": [finding(-2.5)]}
    assert "| true peak | ≤ -2.00 dBTP | **missed**: -1.00 dBTP | two |" in page.checks(found, [])
    assert "| two | **-1.00** |" in page.programmes(found)


def test_the_page_has_a_place_for_every_table() -> None:
    tables: Mapping[str, str] = {name: f"| {name} \\1 |" for name in ("when", "checks", "programmes", "lexicon")}
    filled = page.filled(PAGE.read_text(encoding="utf-8"), tables)
    assert all(table in filled for table in tables.values())
    assert page.filled(filled, tables) == filled
