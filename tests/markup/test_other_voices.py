"""The list [[other_voices]] of show.toml: which programmes are also made in which voice."""

from pathlib import Path

import pytest

from audio_pipeline.build.load import load_library
from audio_pipeline.content.library import OtherVoice
from audio_pipeline.errors import ContentFaults
from audio_pipeline.speech.engines.tone import Tone
from tests.markup.small_folder import other_voice, read, write

TWO = """\
voice = "tone"
programmes = ["exercise"]
[[other_voices]]
voice = "other tone"
programmes = ["tea"]
rate = 1.25
treble_db = -3.0"""


def test_a_show_has_one_voice_unless_it_names_others(tmp_path: Path) -> None:
    assert read(write(tmp_path / "one", {})).settings.other_voices == ()
    assert read(write(tmp_path / "two", other_voice(TWO))).settings.other_voices == (
        OtherVoice(voice="tone", programmes=("exercise",)),
        OtherVoice(voice="other tone", programmes=("tea",), rate=1.25, treble_db=-3.0),
    )


def test_another_voice_that_the_engine_lacks_is_a_fault_at_its_place(tmp_path: Path) -> None:
    folder = write(tmp_path, other_voice('voice = "nobody"\nprogrammes = ["tea"]'))
    with pytest.raises(ContentFaults) as found:
        load_library(folder, {"tone": Tone})
    assert any("show.toml:28:9" in str(each) and each.rule == "unknown-voice" for each in found.value.faults)
