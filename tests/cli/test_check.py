"""Checking: a program is told in its own words whatever is wrong, the world included."""

import json
import os
import re
from pathlib import Path

import pytest

from tests.cli.command import typed
from tests.lint import show as house
from tests.markup.small_folder import SHOW, write

IN_TONES = {"show.toml": SHOW.replace('"sine"', '"tone"')}


def told(folder: Path) -> list[dict[str, str]]:
    done = typed("check", "--format", "json", "--content", str(folder))
    assert done.exit_code == 1
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found


def test_a_folder_that_is_not_there_is_one_of_a_list(tmp_path: Path) -> None:
    (fault,) = told(tmp_path / "nowhere")
    assert (fault["rule"], fault["file"]) == ("no-content", str(tmp_path / "nowhere"))
    assert fault["mend"]


def test_a_folder_without_content_is_one_of_a_list(tmp_path: Path) -> None:
    (fault,) = told(tmp_path)
    assert fault["rule"] == "no-content"


def test_a_file_that_cannot_be_opened_is_one_of_a_list(tmp_path: Path) -> None:
    (write(tmp_path, IN_TONES) / "lost.md").symlink_to("nowhere")
    assert [fault["rule"] for fault in told(tmp_path)] == ["unreadable-file"]


@pytest.mark.parametrize("form", ["json", "github"])
def test_a_file_whose_name_is_not_utf_8_is_told(tmp_path: Path, form: str) -> None:
    Path(write(tmp_path, IN_TONES), os.fsdecode(b"t\xffa.md")).write_text("---\nid: t\n---\n", "utf-8")
    done = typed("check", "--format", form, "--content", str(tmp_path))
    assert done.exit_code == 1
    assert "t\\xffa.md" in done.stdout.replace("\\\\", "\\")


LOOK = {**IN_TONES, "lexicon.toml": '[words.mug]\nsay = "mag"\n', "exercises/tea.md": house.EXERCISE}
STOP = {"answers/why_tea.md": house.ANSWER.replace("It is warm.", "It cures. Ask Dr. Hill.")}


def test_what_is_only_worth_a_look_fails_no_check(tmp_path: Path) -> None:
    done = typed("check", "--content", str(write(tmp_path, LOOK)))
    assert done.exit_code == 0, done.output
    first, *_, counted, last = done.stdout.splitlines()
    assert first.endswith("[unused-word]")
    assert counted == "1 thing worth a look; publishing is still possible."
    assert last.startswith("1 programme and ")
    assert last.endswith(": nothing to mend.")


def test_what_stops_publishing_stands_apart_from_what_is_worth_a_look(tmp_path: Path) -> None:
    done = typed("check", "--content", str(write(tmp_path, {**LOOK, **STOP})))
    assert done.exit_code == 1
    assert re.search(r"\[never-claim\]\n1 fault to mend before it is published\.", done.stderr)
    assert re.findall(r"\[([a-z-]+)\]", done.stdout) == ["doubtful-reading", "unused-word"]
    assert "nothing to mend" not in done.stdout


def test_a_program_is_told_the_weight_of_each(tmp_path: Path) -> None:
    write(tmp_path, {**LOOK, **STOP})
    weights = {fault["rule"]: fault["weight"] for fault in told(tmp_path)}
    assert weights == {"never-claim": "mend", "doubtful-reading": "look", "unused-word": "look"}
    write(tmp_path, LOOK)
    done = typed("check", "--format", "json", "--content", str(tmp_path))
    assert done.exit_code == 0
    assert [fault["weight"] for fault in json.loads(done.stdout)] == ["look"]


@pytest.mark.parametrize("here", [".", "show", "elsewhere"])
def test_a_pull_request_is_annotated_by_the_path_from_the_top_of_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str
) -> None:
    show = tmp_path / "show"
    write(show, {**LOOK, "answers/a,b: 100%.md": STOP["answers/why_tea.md"].replace("tea", "milk")})
    (tmp_path / ".git").mkdir()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / here)
    done = typed("check", "--format", "github", "--content", str(show))
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert any(line.startswith("::error file=show/answers/a%2Cb%3A 100%25.md,line=") for line in lines)
    assert any(line.startswith("::warning file=show/lexicon.toml,line=1,col=") for line in lines)
    assert all("title=" in line and line.count("::") == 2 for line in lines)
