"""Say a line, or write a preview: an engine or a folder with a fault is reported, without a traceback."""

# ruff: noqa: RUF001 - the letters of the phonetic alphabet look like others

from pathlib import Path

import pytest

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.errors import ContentError, ContentFaults, EngineError, StoreError
from tests.cli.command import typed


def said(tmp_path: Path, line: str, *words: str) -> BaseException | None:
    result = typed("say", line, "--cache", str(tmp_path / "cache"), "--out", str(tmp_path / "line.wav"), *words)
    assert (result.exception is None) == (tmp_path / "line.wav").exists()
    return result.exception


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "words"
    made.mkdir()
    return made


def test_a_show_that_names_no_engine_we_have_is_told_with_those_there_are(tmp_path: Path, folder: Path) -> None:
    show = (BUILTIN_CONTENT / "show.toml").read_text(encoding="utf-8")
    (folder / "show.toml").write_text(show.replace('engine = "hibari"', 'engine = "kazoo"'), encoding="utf-8")
    assert isinstance(said(tmp_path, "Rest.", "--content", str(folder)), ContentError)
    assert said(tmp_path, "Rest.", "--content", str(folder), "--engine", "tone") is None


def test_an_engine_without_the_voice_of_the_show_speaks_with_its_own(tmp_path: Path, folder: Path) -> None:
    assert said(tmp_path, "Rest.", "--content", str(folder), "--engine", "tone") is None


def test_another_voice_of_the_show_has_its_own_speed(tmp_path: Path, folder: Path) -> None:
    show = (BUILTIN_CONTENT / "show.toml").read_text(encoding="utf-8")
    lengths = []
    for rate in (1.0, 2.0):
        other = f'\n[[other_voices]]\nvoice = "other tone"\nprogrammes = ["exercise"]\nrate = {rate}\n'
        (folder / "show.toml").write_text(show + other, encoding="utf-8")
        words = ("--content", str(folder), "--engine", "tone", "--voice", "other tone")
        assert said(tmp_path, "Rest a hand on your heart.", *words) is None
        lengths.append((tmp_path / "line.wav").stat().st_size)
        (tmp_path / "line.wav").unlink()
    assert lengths[1] < 0.7 * lengths[0]


def test_the_lexicon_of_the_folder_is_heard(tmp_path: Path, folder: Path) -> None:
    (folder / "lexicon.toml").write_text('[words.quay]\nsay = "key"\n')
    words = ("--content", str(folder), "--engine", "tone", "--cache", str(tmp_path), "--out", str(tmp_path / "l.wav"))
    assert "quay → key" in typed("say", "A quay, or a quay.", *words).stdout.splitlines()


def test_a_lexicon_that_is_not_right_is_told(tmp_path: Path, folder: Path) -> None:
    (folder / "lexicon.toml").write_text("[words.quay]\n")
    assert isinstance(said(tmp_path, "Rest.", "--content", str(folder), "--engine", "tone"), ContentFaults)


def test_sounds_the_voice_lacks_are_told_by_the_place_of_their_sentence(tmp_path: Path) -> None:
    refused = said(tmp_path, 'Rest. A (click)[ipa:"ǃ"].', "--engine", "tone")
    assert isinstance(refused, EngineError)
    assert str(refused).startswith("line:1:7: ")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("say", "Rest.", "--out", "line.mp3"), 'Name it "line.wav"'),
        (("say", "Rest.", "--out", "line"), 'Name it "line.wav"'),
        (("preview", "guided-recall", "--out", "recall.wav"), 'Name it "recall.mp3"'),
    ],
)
def test_a_file_is_named_for_the_sound_it_holds(tmp_path: Path, words: tuple[str, ...], hint: str) -> None:
    *others, name = words
    done = typed(*others, str(tmp_path / name), "--engine", "tone", "--cache", str(tmp_path / "cache"))
    assert isinstance(done.exception, StoreError)
    assert hint in str(done.exception)
    assert not list(tmp_path.iterdir())


def test_a_capital_ending_is_an_ending(tmp_path: Path) -> None:
    words = ("--engine", "tone", "--cache", str(tmp_path / "cache"), "--out", str(tmp_path / "LINE.WAV"))
    assert typed("say", "Rest.", *words).exit_code == 0


@pytest.mark.parametrize(
    ("mark", "is_told"), [('(Rest now.)[volume:"soft"]', False), ('Rest (now)[volume:"soft"].', True)]
)
def test_a_volume_is_told_of_where_it_cannot_be_heard(tmp_path: Path, mark: str, is_told: bool) -> None:  # noqa: FBT001 - a case
    words = ("--engine", "tone", "--cache", str(tmp_path / "cache"), "--out", str(tmp_path / "line.wav"))
    assert ("ignores volume" in typed("say", mark, *words).output) == is_told


def test_all_that_a_voice_cannot_do_is_told_in_one_line(tmp_path: Path) -> None:
    words = ("--engine", "tone", "--cache", str(tmp_path / "cache"), "--out", str(tmp_path / "line.wav"))
    told = typed("say", '(Rest)[lang:"fr"] (now)[rate:"slow"]. Rest (now)[lang:"fr"].', *words).output.splitlines()
    assert told[1:-1] == ["tone-1 ignores language (2 sentences), rate (1 sentence)."]
