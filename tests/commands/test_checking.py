"""Checking: a program is told in its own words whatever is wrong, the world included."""

import json
import os
from pathlib import Path

import pytest

from tests.authoring.library import SHOW, write
from tests.commands.desk import typed

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
