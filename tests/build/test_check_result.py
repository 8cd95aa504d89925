"""What `watch` tells the page of each fault: the line, the programme, and the sentence in which it is."""

import json
from pathlib import Path

import pytest

from audio_pipeline.build.check_result import put_check_result
from audio_pipeline.catalog import CHECK_RESULT
from audio_pipeline.errors import Fault, SourceLocation
from audio_pipeline.stores.folder import FolderStore

SOURCE = """---
id: warm-cup
kind: exercise
title: Warm Cup
---

# Arrive

Hold the cup, Dr. Hart says. It
cures [800ms] *every* illness. <!-- really? --> Breathe
out.
(for: friend)
Let go.
"""

CURE = "It cures *every* illness."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "other-name.md"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def told_of(place: SourceLocation, folder: Path) -> dict[str, str | int]:
    store = FolderStore(folder / "out")
    put_check_result([Fault(place, "claim", "It claims too much", "Say less")], store)
    told: dict[str, str | int] = json.loads((folder / "out" / CHECK_RESULT).read_text("utf-8"))["faults"][0]
    return told


@pytest.mark.parametrize(
    ("line", "column", "sentence"),
    [
        (9, 1, "Hold the cup, Dr. Hart says."),
        (9, 30, CURE),
        (10, 7, CURE),
        (10, 50, "Breathe out."),
        (11, 1, "Breathe out."),
        (13, 1, "Let go."),
    ],
)
def test_a_fault_names_its_programme_and_its_whole_sentence(file: Path, line: int, column: int, sentence: str) -> None:
    told = told_of(SourceLocation(str(file), line, column), file.parent)
    assert (told["content_id"], told["sentence"]) == ("warm-cup", sentence)
    assert told["words"] == SOURCE.split("\n")[line - 1]


@pytest.mark.parametrize("line", [1, 4, 8, 99], ids=["fence", "title", "empty line", "beyond the end"])
def test_where_nothing_is_said_there_is_no_sentence(file: Path, line: int) -> None:
    told = told_of(SourceLocation(str(file), line), file.parent)
    assert (told["content_id"], told["sentence"]) == ("", "")


def test_a_file_that_cannot_be_read_has_no_words(tmp_path: Path) -> None:
    told = told_of(SourceLocation(str(tmp_path / "gone.md")), tmp_path)
    assert (told["words"], told["sentence"]) == ("", "")
