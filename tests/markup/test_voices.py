"""Voices and engines that an editor names and that may not be there."""

from pathlib import Path

from audio_pipeline.markup.read import read_content
from audio_pipeline.markup.voices import check_voices, make_engine_fault
from tests.markup.small_folder import in_forms, programme, said, show, write


def test_an_unknown_voice_is_shown_where_it_is_named(tmp_path: Path) -> None:
    files = {**programme("position: 1", "voice: belle"), **show('"sine"', '"bell"')}
    faults = list(check_voices(read_content(write(tmp_path, files)).voices, ["sine", "bella"]))
    found = [
        (Path(fault.location.path).name, fault.location.line, fault.location.column, fault.rule) for fault in faults
    ]
    assert sorted(found) == [("show.toml", 14, 9, "unknown-voice"), ("tea.md", 8, 8, "unknown-voice")]
    assert all("bella" in fault.hint for fault in faults)


def test_voices_that_the_engine_has_are_right(tmp_path: Path) -> None:
    assert list(check_voices(read_content(write(tmp_path, {})).voices, ["sine"])) == []


def test_an_unknown_voice_is_shown_where_it_begins_to_speak(tmp_path: Path) -> None:
    words = "(voice: sine)\n\nSip.\n\n  (voice: sign)\n\nDrink.\n\n(voice: usual)\n\nRest.\n"
    faults = list(check_voices(read_content(write(tmp_path, said(words))).voices, ["sine"]))
    assert [(fault.location.line, fault.location.column, fault.rule) for fault in faults] == [(24, 3, "unknown-voice")]


def test_a_voice_of_one_form_is_checked_too(tmp_path: Path) -> None:
    faults = list(
        check_voices(read_content(write(tmp_path, in_forms("Pour", "(voice: sign)\n\nPour"))).voices, ["sine"])
    )
    assert [fault.location.line for fault in faults] == [30]


def test_an_unknown_engine_is_shown_where_it_is_named(tmp_path: Path) -> None:
    engine = read_content(write(tmp_path, show('engine = "tone"', 'engine = "tome"'))).engine
    assert engine
    fault = make_engine_fault(engine, ["hibari", "tone"])
    assert (Path(fault.location.path).name, fault.location.line, fault.rule) == ("show.toml", 10, "unknown-engine")
    assert "Did you mean tone" in fault.hint


def test_what_an_engine_must_judge_is_known_beside_other_faults(tmp_path: Path) -> None:
    files = {**programme("title: Tea\nsummary: A cup of tea.", "voice: belle"), **show('author = "A. Author"\n', "")}
    draft = read_content(write(tmp_path, files))
    assert draft.library is None
    assert sorted(fault.rule for fault in draft.faults) == ["missing-key", "missing-key", "missing-key"]
    assert [voice.text for voice in draft.voices] == ["sine", "sine", "belle"]
    assert draft.engine
    assert draft.engine.text == "tone"
