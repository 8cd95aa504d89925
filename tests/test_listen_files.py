"""Listening to a file as others read it: each check passes what we built, and sees what is broken."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.listen import chapters, decoding, frames
from tests.listen.finding import Finding, missed
from tests.listen.subject import Places, Subject, subjects

FRAME_BYTES = 384


@pytest.fixture
def subject(built_show: Path, tmp_path: Path) -> Subject:
    """A programme in a folder that a test may break."""
    shutil.copytree(built_show / "out", tmp_path / "out")
    places = Places(content=built_show / "show", out=tmp_path / "out", cache=built_show / "cache", engine="tone")
    (found,) = subjects(places, ["warm-hands"])
    return found


def keys(findings: Sequence[Finding]) -> set[str]:
    return {each.key for each in missed(findings)}


def middle(file: Path) -> int:
    """A byte in the middle of the sound, where a frame begins."""
    return file.stat().st_size - 400 * FRAME_BYTES


def write_over(file: Path, at: int, what: bytes) -> None:
    data = bytearray(file.read_bytes())
    data[at : at + len(what)] = what
    file.write_bytes(data)


def heard(subject: Subject) -> tuple[Finding, ...]:
    return decoding.decoding(decoding.decoded(subject.file), subject.release.duration_ms)


def walked(subject: Subject) -> tuple[Finding, ...]:
    return frames.frames(subject.file, subject.mix.n_samples)


def test_what_we_built_is_read_without_a_complaint_and_to_its_very_end(subject: Subject) -> None:
    assert not missed(heard(subject))
    by_libraries = decoding.by_pyav(subject.file)
    assert not by_libraries.complaints
    assert not missed(decoding.decoding(by_libraries, subject.release.duration_ms))


def test_both_decoders_complain_of_a_file_whose_frames_are_damaged(subject: Subject) -> None:
    write_over(subject.file, middle(subject.file), bytes(5 * FRAME_BYTES + 100))
    assert "decoder_complaints" in keys(heard(subject))
    assert decoding.by_pyav(subject.file).complaints


def test_a_file_that_ends_early_is_missed(subject: Subject) -> None:
    subject.file.write_bytes(subject.file.read_bytes()[: -40 * FRAME_BYTES])
    assert "length_off_samples" in keys(heard(subject))
    assert "frame_faults" in keys(walked(subject))


def test_what_is_no_sound_at_all_is_told_and_not_a_crash(subject: Subject) -> None:
    subject.file.write_bytes(b"words, words, words " * 500)
    assert keys(heard(subject)) == {"decoder_complaints", "length_off_samples"}
    assert decoding.by_pyav(subject.file).complaints


def test_what_we_built_is_frames_from_beginning_to_end(subject: Subject) -> None:
    assert not missed(walked(subject))


def test_a_byte_too_many_between_two_frames_is_missed(subject: Subject) -> None:
    data = subject.file.read_bytes()
    at = middle(subject.file)
    subject.file.write_bytes(data[:at] + b"\0" + data[at:])
    assert "frame_faults" in keys(walked(subject))
    if shutil.which("mp3val"):
        assert "mp3val_complaints" in keys(walked(subject))


@pytest.mark.parametrize(("at", "what"), [(44, "frames"), (48, "bytes"), (177, "samples")])
def test_an_info_frame_that_tells_wrong_figures_is_missed(subject: Subject, at: int, what: str) -> None:
    audio = subject.file.stat().st_size - (subject.mix.n_samples // 1_152 + 2) * FRAME_BYTES
    write_over(subject.file, audio + at, b"\0\1\1")
    faults = list(frames.walked(subject.file.read_bytes(), subject.mix.n_samples))
    assert [what in fault for fault in faults] == [True]


def test_a_file_without_an_info_frame_is_missed(subject: Subject) -> None:
    data = subject.file.read_bytes()
    audio = len(data) - (subject.mix.n_samples // 1_152 + 1) * FRAME_BYTES
    assert "no Info frame" in next(frames.walked(data[audio:], subject.mix.n_samples))


def test_the_chapters_in_the_file_are_those_that_apps_fetch(subject: Subject) -> None:
    found = chapters.chapters(subject.file, subject.chapters_file)
    assert not missed(found)
    assert {each.key: each.figure.measured for each in found}["chapters"] == 2


def test_a_chapter_a_millisecond_off_is_missed(subject: Subject) -> None:
    listed = json.loads(subject.chapters_file.read_text(encoding="utf-8"))
    listed["chapters"][1]["startTime"] += 0.001
    subject.chapters_file.write_text(json.dumps(listed), encoding="utf-8")
    assert keys(chapters.chapters(subject.file, subject.chapters_file)) == {"chapters_apart"}


def test_a_chapter_that_one_of_them_lacks_is_missed(subject: Subject) -> None:
    listed = json.loads(subject.chapters_file.read_text(encoding="utf-8"))
    del listed["chapters"][1]
    subject.chapters_file.write_text(json.dumps(listed), encoding="utf-8")
    assert keys(chapters.chapters(subject.file, subject.chapters_file)) == {"chapters_apart"}


def test_nothing_built_is_said_in_plain_words(built_show: Path, tmp_path: Path) -> None:
    places = Places(content=built_show / "show", out=tmp_path, cache=built_show / "cache", engine="tone")
    with pytest.raises(SystemExit, match=r"nothing is built there\. Build first: scripts/run --no-serve"):
        subjects(places, [])


def test_what_was_written_since_it_was_built_is_not_listened_to(built_show: Path, tmp_path: Path) -> None:
    shutil.copytree(built_show / "show", tmp_path / "show")
    page = tmp_path / "show" / "warm-hands.md"
    page.write_text(page.read_text(encoding="utf-8").replace("how warm", "how cool"), encoding="utf-8")
    places = Places(content=tmp_path / "show", out=built_show / "out", cache=built_show / "cache", engine="tone")
    with pytest.raises(SystemExit, match="warm-hands: the build is not up to date with the content"):
        subjects(places, [])


def test_a_programme_nobody_wrote_is_named_with_those_there_are(subject: Subject) -> None:
    with pytest.raises(SystemExit, match=r"There is no programme cold-feet\. There are: .*warm-hands"):
        subjects(subject.places, ["cold-feet"])
