"""Endings: what a listener hears of a programme that a sleep timer ends early, decoded by a real decoder."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.content.model import Mix, Programme, ScriptPart
from audio_pipeline.mix.layout import BED_FADE_MS
from audio_pipeline.signal.mp3 import ENCODER_DELAY_SAMPLES, FRAME_BYTES
from audio_pipeline.stores.folder import FolderStore
from tests import meter, studio
from tests.timelines import bed, chime, pause, said, script, until

SEAM_SAMPLES = 2 * FRAME_SAMPLES
"""The frames around the beginning of the fade have some of it in them, before it as well."""


def sentences(count: int) -> list[ScriptPart]:
    return [part for _ in range(count) for part in (said("let your hands rest where they like."), pause(700))]


EXERCISE = (bed("brown"), chime("bowl"), *sentences(70), until(236_000), said("go on with your day."), until(240_000))


@dataclass(frozen=True, kw_only=True)
class Made:
    """A programme of four minutes, what it was made of, and what it was made in."""

    cache: FolderStore
    mix: Mix
    programme: Programme


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    cache = studio.cache(tmp_path_factory.mktemp("made"), "brown")
    mix = studio.mixed(script(*EXERCISE), cache)
    return Made(cache=cache, mix=mix, programme=studio.mastered(mix, cache))


def test_up_to_the_fade_every_sample_is_the_programmes_own(made: Made) -> None:
    whole = meter.decoded(made.programme.mp3)
    (ending,) = made.programme.endings
    heard, until_fade = meter.decoded(ending.mp3), ms_to_samples(ending.place_ms) - SEAM_SAMPLES
    assert np.array_equal(heard[:until_fade], whole[:until_fade])


def test_all_words_before_the_place_are_heard_whole_and_none_after_it(made: Made) -> None:
    (ending,) = made.programme.endings
    started = [words for words in made.programme.transcript if words.start_ms < ending.place_ms]
    assert started
    assert ms_to_samples(started[-1].end_ms) < ms_to_samples(ending.place_ms) - SEAM_SAMPLES
    after = meter.decoded(ending.mp3)[ms_to_samples(ending.place_ms) :]
    assert meter.rms_db(after) < -40


def test_the_bed_grows_softer_to_the_end_and_the_last_second_is_silent(made: Made) -> None:
    (ending,) = made.programme.endings
    heard, place = meter.decoded(ending.mp3), ms_to_samples(ending.place_ms)
    seconds = [heard[place + at * SAMPLE_RATE_HZ :][:SAMPLE_RATE_HZ] for at in range(BED_FADE_MS // 1_000)]
    levels = [meter.rms_db(each) for each in seconds]
    assert levels == sorted(levels, reverse=True)
    assert meter.loudness_lufs(heard[-SAMPLE_RATE_HZ:]) == -np.inf
    assert meter.rms_db(heard[-SAMPLE_RATE_HZ:]) < -90


def test_it_lasts_as_long_as_it_says(made: Made) -> None:
    (ending,) = made.programme.endings
    assert len(meter.decoded(ending.mp3)) * 1_000 // SAMPLE_RATE_HZ == ending.duration_ms
    assert ending.duration_ms == pytest.approx(ending.place_ms + BED_FADE_MS + 1_200, abs=48)


def test_its_frames_are_those_of_the_programme_but_for_the_tail(made: Made) -> None:
    (ending,) = made.programme.endings
    assert bytes(ending.kept) in made.programme.mp3
    n_frames = (len(ending.kept) + len(ending.tail)) // FRAME_BYTES
    trimmed = n_frames * FRAME_SAMPLES - ENCODER_DELAY_SAMPLES
    assert trimmed > ms_to_samples(ending.duration_ms)
    assert len(ending.tail) // FRAME_BYTES * FRAME_SAMPLES < ms_to_samples(BED_FADE_MS + 2_000)


def test_an_edit_after_an_ending_encodes_nothing_of_it_again(made: Made) -> None:
    ledger = studio.Ledger(made.cache)
    edited = studio.mixed(script(*EXERCISE[:-2], said("stay as long as you like."), EXERCISE[-1]), made.cache)
    programme = studio.mastered(edited, ledger)
    assert [each.mp3 for each in programme.endings] == [each.mp3 for each in made.programme.endings]
    encoded = [name for name in ledger.put_names if name.endswith(".mp3")]
    assert len(encoded) == 1


def test_the_same_words_have_the_same_endings_wherever_they_are_made(made: Made, tmp_path: Path) -> None:
    again = studio.cache(tmp_path, "brown")
    mix = studio.mixed(script(*EXERCISE), again)
    assert studio.mastered(mix, again).endings == made.programme.endings
