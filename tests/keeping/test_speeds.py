"""What builds have measured of this machine is what plans tell from."""

from pathlib import Path

import pytest

from audio_pipeline.keeping.speeds import GUESS, START_S, Speeds, per_unit, remember, speeds
from audio_pipeline.stores.folder import FolderStore


@pytest.fixture
def cache(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path, durable=False)


def test_before_anything_is_measured_it_is_a_guess(cache: FolderStore) -> None:
    assert speeds(cache, "tone-1") == GUESS
    assert not GUESS.measured


def test_what_was_measured_is_known(cache: FolderStore) -> None:
    remember(cache, "tone-1", speaking=0.5, encoding=0.25)
    assert speeds(cache, "tone-1") == Speeds(speaking=0.5, encoding=0.25, measured=True)


def test_another_voice_speaks_at_another_speed(cache: FolderStore) -> None:
    remember(cache, "tone-1", speaking=0.5, encoding=0.25)
    assert speeds(cache, "hibari-2") == Speeds(speaking=GUESS.speaking, encoding=0.25, measured=False)


def test_what_could_not_be_measured_leaves_what_is_known(cache: FolderStore) -> None:
    remember(cache, "tone-1", speaking=0.5, encoding=0.25)
    remember(cache, "tone-1", speaking=None, encoding=0.5)
    assert speeds(cache, "tone-1") == Speeds(speaking=0.5, encoding=0.5, measured=True)


def test_a_damaged_record_is_as_good_as_none(tmp_path: Path, cache: FolderStore) -> None:
    remember(cache, "tone-1", speaking=0.5, encoding=0.25)
    (record,) = (tmp_path / "speeds").iterdir()
    record.write_bytes(record.read_bytes()[1:])
    assert speeds(cache, "tone-1") == GUESS


def test_work_is_what_all_cores_did_after_the_start() -> None:
    assert per_unit(10 + START_S, cores=2, units=40) == pytest.approx(0.5)


def test_what_is_over_in_a_moment_says_nothing_about_a_machine() -> None:
    assert per_unit(1.0, cores=2, units=40) is None
    assert per_unit(10.0, cores=2, units=0) is None
