"""Voices and engines that an editor names and that may not be there."""

from pathlib import Path

from audio_pipeline.authoring.voices import engine_fault, voice_faults
from audio_pipeline.stages.read import drafted
from tests.authoring.library import in_forms, programme, said, show, write


def test_an_unknown_voice_is_shown_where_it_is_named(tmp_path: Path) -> None:
    files = {**programme("position: 1", "voice: belle"), **show('"sine"', '"bell"')}
    faults = list(voice_faults(drafted(write(tmp_path, files)).voices, ["sine", "bella"]))
    found = [(Path(fault.place.path).name, fault.place.line, fault.place.column, fault.rule) for fault in faults]
    assert sorted(found) == [("show.toml", 14, 9, "unknown-voice"), ("tea.md", 8, 8, "unknown-voice")]
    assert all("bella" in fault.mend for fault in faults)


def test_voices_that_the_engine_has_are_right(tmp_path: Path) -> None:
    assert list(voice_faults(drafted(write(tmp_path, {})).voices, ["sine"])) == []


def test_an_unknown_voice_is_shown_where_it_begins_to_speak(tmp_path: Path) -> None:
    words = "(voice: sine)\n\nSip.\n\n  (voice: sign)\n\nDrink.\n\n(voice: usual)\n\nRest.\n"
    faults = list(voice_faults(drafted(write(tmp_path, said(words))).voices, ["sine"]))
    assert [(fault.place.line, fault.place.column, fault.rule) for fault in faults] == [(24, 3, "unknown-voice")]


def test_a_voice_of_one_form_is_checked_too(tmp_path: Path) -> None:
    faults = list(voice_faults(drafted(write(tmp_path, in_forms("Pour", "(voice: sign)\n\nPour"))).voices, ["sine"]))
    assert [fault.place.line for fault in faults] == [30]


def test_an_unknown_engine_is_shown_where_it_is_named(tmp_path: Path) -> None:
    engine = drafted(write(tmp_path, show('engine = "tone"', 'engine = "tome"'))).engine
    assert engine
    fault = engine_fault(engine, ["hibari", "tone"])
    assert (Path(fault.place.path).name, fault.place.line, fault.rule) == ("show.toml", 10, "unknown-engine")
    assert "Did you mean tone" in fault.mend


def test_what_an_engine_must_judge_is_known_beside_other_faults(tmp_path: Path) -> None:
    files = {**programme("title: Tea\nsummary: A cup of tea.", "voice: belle"), **show('author = "A. Author"\n', "")}
    draft = drafted(write(tmp_path, files))
    assert draft.library is None
    assert sorted(fault.rule for fault in draft.faults) == ["missing-key", "missing-key", "missing-key"]
    assert [voice.text for voice in draft.voices] == ["sine", "sine", "belle"]
    assert draft.engine
    assert draft.engine.text == "tone"
