"""What scripts/listen found stands in the report only if it is about these very files."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from audio_pipeline.report.listening_results import ListeningResults, load_listening_results
from tests.samples import RELEASE

OTHER = replace(RELEASE, content_id="settling", url="programmes/settling/aaaaaaaaaaaa.mp3")
FACTS = {"wer": 0.031, "mos_dnsmos": 3.214, "missed": ["words heard otherwise: 9 %, promised 8"]}


def write(folder: Path, about: str = "0123456789abcdef") -> Path:
    (folder / "listen.json").write_text(json.dumps({"programmes": {"hand-on-heart": FACTS}}), encoding="utf-8")
    (folder / "bytes.json").write_text(json.dumps({"files": {"hand-on-heart.mp3": about}}), encoding="utf-8")
    return folder


def test_what_was_heard_is_told_of_whom_it_was_heard(tmp_path: Path) -> None:
    found = load_listening_results((RELEASE, OTHER), write(tmp_path))
    figures = found["hand-on-heart"].metrics
    assert [(each.name, each.text, each.unit) for each in figures] == [("Misheard", "3.1", "%"), ("DNSMOS", "3.21", "")]
    assert found["hand-on-heart"].complaints == ("words heard otherwise: 9 %, promised 8",)
    assert [(each.name, each.value) for each in found["settling"].metrics] == [("Misheard", None), ("DNSMOS", None)]


def test_what_was_heard_of_an_earlier_file_is_left_out(tmp_path: Path) -> None:
    assert load_listening_results((RELEASE,), write(tmp_path, about="ffff"))["hand-on-heart"] == ListeningResults()


def test_without_listening_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert load_listening_results((RELEASE,), tmp_path)["hand-on-heart"] == ListeningResults()


def test_a_file_that_is_no_json_is_left_out_and_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "listen.json").write_text("{", encoding="utf-8")
    assert load_listening_results((RELEASE,), tmp_path)["hand-on-heart"] == ListeningResults()
    assert "listen.json" in caplog.text
