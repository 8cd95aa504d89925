"""Voices that an editor names and an engine may not have."""

from pathlib import Path

from audio_pipeline.authoring.voices import voice_faults
from audio_pipeline.stages.read import read
from tests.authoring.library import programme, show, write


def test_an_unknown_voice_is_shown_where_it_is_named(tmp_path: Path) -> None:
    files = {**programme("position: 1", "voice: belle"), **show('"sine"', '"bell"')}
    faults = voice_faults(read(write(tmp_path, files)), ["sine", "bella"])
    found = [(Path(fault.place.path).name, fault.place.line, fault.place.column, fault.rule) for fault in faults]
    assert sorted(found) == [("show.toml", 13, 1, "unknown-voice"), ("tea.md", 8, 8, "unknown-voice")]
    assert all("bella" in fault.mend for fault in faults)


def test_voices_that_the_engine_has_are_right(tmp_path: Path) -> None:
    assert voice_faults(read(write(tmp_path, {})), ["sine"]) == ()
