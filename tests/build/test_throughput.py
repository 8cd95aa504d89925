"""What builds have measured of this machine is what plans tell from."""

from pathlib import Path

import pytest

from audio_pipeline.build.throughput import (
    DEFAULT_THROUGHPUT,
    STARTUP_S,
    Throughput,
    load_throughput,
    measure_cost_s,
    save_throughput,
)
from audio_pipeline.stores.folder import FolderStore


@pytest.fixture
def cache(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path, durable=False)


def test_before_anything_is_measured_it_is_a_guess(cache: FolderStore) -> None:
    assert load_throughput(cache, "tone-1") == DEFAULT_THROUGHPUT
    assert not DEFAULT_THROUGHPUT.is_measured


def test_what_was_measured_is_known(cache: FolderStore) -> None:
    save_throughput(cache, "tone-1", speaking=0.5, encoding=0.25)
    assert load_throughput(cache, "tone-1") == Throughput(speech_cost_s=0.5, chunk_cost_s=0.25, is_measured=True)


def test_another_voice_speaks_at_another_speed(cache: FolderStore) -> None:
    save_throughput(cache, "tone-1", speaking=0.5, encoding=0.25)
    assert load_throughput(cache, "hibari-2") == Throughput(
        speech_cost_s=DEFAULT_THROUGHPUT.speech_cost_s, chunk_cost_s=0.25, is_measured=False
    )


def test_what_could_not_be_measured_leaves_what_is_known(cache: FolderStore) -> None:
    save_throughput(cache, "tone-1", speaking=0.5, encoding=0.25)
    save_throughput(cache, "tone-1", speaking=None, encoding=0.5)
    assert load_throughput(cache, "tone-1") == Throughput(speech_cost_s=0.5, chunk_cost_s=0.5, is_measured=True)


def test_a_damaged_record_is_as_good_as_none(tmp_path: Path, cache: FolderStore) -> None:
    save_throughput(cache, "tone-1", speaking=0.5, encoding=0.25)
    (record,) = (tmp_path / "speeds").iterdir()
    record.write_bytes(record.read_bytes()[1:])
    assert load_throughput(cache, "tone-1") == DEFAULT_THROUGHPUT


def test_work_is_what_all_cores_did_after_the_start() -> None:
    assert measure_cost_s(10 + STARTUP_S, cores=2, units=40) == pytest.approx(0.5)


def test_what_is_over_in_a_moment_says_nothing_about_a_machine() -> None:
    assert measure_cost_s(1.0, cores=2, units=40) is None
    assert measure_cost_s(10.0, cores=2, units=0) is None
