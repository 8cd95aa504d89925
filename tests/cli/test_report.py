"""`warm-recall build --report`, typed as an editor does."""

import shutil
from pathlib import Path

import pytest

from tests import small_show
from tests.cli.command import Typed, typed
from tests.report import shows


@pytest.fixture
def home(tmp_path: Path, built_show: Path) -> Path:
    small_show.like(built_show, tmp_path)
    shutil.copytree(built_show / "show", tmp_path / "show")
    return tmp_path


def build(home: Path, *words: str) -> Typed:
    places = ("--content", str(home / "show"), "--out", str(home / "out"), "--cache", str(home / "cache"))
    return typed("build", *places, "--engine", "tone", "--jobs", "2", *words)


def test_a_report_is_written_where_nothing_was_to_do_as_well(home: Path) -> None:
    assert build(home).exit_code == 0
    page = home / "out" / "report.html"
    done = build(home, "--report", str(page))
    assert done.exit_code == 0
    assert done.stdout.startswith("0 programmes made, 2 kept.\n")
    assert done.stdout.endswith(f"Report written to {page}.\n")
    first = page.read_bytes()
    page.unlink()
    assert build(home, "--report", str(page)).exit_code == 0
    assert page.read_bytes() == first


def test_a_report_is_of_what_was_just_built(home: Path) -> None:
    page = home / "report.html"
    small_show.edit(home / "show", "company", "Nobody knows all the reasons.", "Nobody knows all of it.")
    assert "1 programme made, 1 kept." in build(home, "--report", str(page)).stdout
    assert "Nobody knows all of it." in [text for _, _, text in shows.panels(page)["company"].drawn["words"]]


def test_a_report_lies_wherever_it_was_asked_for_and_finds_the_sound(home: Path) -> None:
    page = home / "some" / "where else" / "report.html"
    assert build(home, "--report", str(page)).exit_code == 0
    for panel in shows.panels(page).values():
        (sound,) = panel.sounds
        assert sound.startswith("../../out/programmes/")
        assert (page.parent / sound).is_file()


@pytest.mark.parametrize(
    ("name", "complaint"),
    [("out", 'the report is an HTML page. Name it "out.html".'), ("folder.html", "this is a folder.")],
)
def test_where_no_page_can_be_is_said_before_any_work(tmp_path: Path, name: str, complaint: str) -> None:
    small_show.write(tmp_path / "show")
    (tmp_path / "folder.html").mkdir()
    done = build(tmp_path, "--report", str(tmp_path / name))
    assert complaint in str(done.exception)
    assert not (tmp_path / "out").exists()
