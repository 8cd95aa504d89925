"""New: a file that is in order from the start, wherever it is written."""

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from audio_pipeline.__main__ import WORKPLACE
from audio_pipeline.commands.blanks import BLANKS
from audio_pipeline.commands.checking import in_order
from audio_pipeline.errors import ContentError, ContentFaults, Fault
from audio_pipeline.pipeline import checked
from audio_pipeline.stages.read import BUILT_IN
from tests.commands.desk import typed


def wrong(folder: Path) -> set[Fault]:
    try:
        in_order(folder, WORKPLACE)
    except ContentFaults as found:
        return set(found.faults)
    return set()


def write(kind: str, title: str, folder: Path) -> Path:
    """The path of the one new file."""
    before = set(folder.rglob("*.md"))
    assert typed("new", kind, title, "--content", str(folder)).exit_code == 0
    (path,) = set(folder.rglob("*.md")) - before
    return path


@pytest.mark.parametrize("kind", list(BLANKS))
@pytest.mark.parametrize(
    "title", ["A Warm Cup", "Tea & Company: it's “good” #1 {now}", 'The \\ and the "quote"', "Élan"]
)
def test_one_in_an_empty_folder_is_all_in_order(tmp_path: Path, kind: str, title: str) -> None:
    path = write(kind, title, tmp_path / "not yet there")
    assert path.parent.name == f"{kind}s"
    assert wrong(tmp_path / "not yet there") == set()
    contents = checked(tmp_path / "not yet there", WORKPLACE.engines).contents
    assert title in {content.title for content in contents}


def test_one_of_each_among_the_built_in_content_makes_nothing_wrong(tmp_path: Path) -> None:
    folder = shutil.copytree(BUILT_IN, tmp_path / "content")
    before = wrong(folder)
    for kind, title in {"exercise": "A Warm Cup", "benefit": "Warm Cups", "answer": "Why a warm cup helps"}.items():
        write(kind, title, folder)
    assert wrong(folder) == before


def test_it_gets_the_next_free_place_of_its_kind_and_the_day(tmp_path: Path) -> None:
    write("exercise", "First", tmp_path)
    write("benefit", "Other", tmp_path)
    second = write("exercise", "Second", tmp_path).read_text(encoding="utf-8")
    assert "\nposition: 2\n" in second
    day = re.search(r"^published: (.+)$", second, re.MULTILINE)
    assert day
    assert abs(datetime.fromisoformat(day[1]).replace(tzinfo=UTC) - datetime.now(UTC)) < timedelta(days=2)


def test_it_stands_behind_files_that_are_not_in_order(tmp_path: Path) -> None:
    (tmp_path / "broken.md").write_text("---\nid: broken\nkind: exercise\nposition: 7\n---\n(pause: 3h)\n")
    assert "\nposition: 8\n" in write("exercise", "Next", tmp_path).read_text(encoding="utf-8")


def test_it_never_writes_over_a_file(tmp_path: Path) -> None:
    path = write("exercise", "A Warm Cup", tmp_path)
    path.write_text("mine")
    again = typed("new", "exercise", "A warm cup!", "--content", str(tmp_path))
    assert isinstance(again.exception, ContentError)
    assert "there already" in str(again.exception)
    assert path.read_text() == "mine"


@pytest.mark.parametrize(
    ("kind", "title", "rule"),
    [
        ("benefit", "A Warm Cup", "claimed-name"),
        ("benefit", "A Warm Cup", "repeated-id"),
        ("answer", "crisis body", "repeated-id"),
    ],
)
def test_a_title_that_is_taken_is_told_and_nothing_written(tmp_path: Path, kind: str, title: str, rule: str) -> None:
    write("exercise", "A Warm Cup", tmp_path)
    refused = typed("new", kind, title, "--content", str(tmp_path)).exception
    assert isinstance(refused, ContentFaults)
    assert rule in {fault.rule for fault in refused.faults}
    assert len(list(tmp_path.rglob("*.md"))) == 1


@pytest.mark.parametrize("title", ["日本", "…", ""])
def test_a_title_without_letters_for_an_id_is_refused(tmp_path: Path, title: str) -> None:
    assert isinstance(typed("new", "exercise", title, "--content", str(tmp_path)).exception, ContentError)
    assert not list(tmp_path.iterdir())


def test_it_says_what_to_do_next(tmp_path: Path) -> None:
    told = typed("new", "exercise", "A Warm Cup", "--content", str(tmp_path)).stdout
    assert f"warm-recall check --content {tmp_path}" in told
    assert f"warm-recall preview a-warm-cup --content {tmp_path}" in told
