"""Chimes: nobody is startled, nothing clicks."""

import numpy as np
import pytest

from audio_pipeline.model import samples
from audio_pipeline.sounds.chime import CHIMES, struck
from tests import meter

every_chime = pytest.mark.parametrize("name", CHIMES)


@every_chime
def test_a_chime_begins_softly(name: str) -> None:
    sound = struck(CHIMES[name])
    assert (sound[0] == 0).all()
    assert np.abs(sound[: samples(5)]).max() < np.abs(sound).max() / 4


@every_chime
def test_a_chime_rings_and_ends_at_nothing(name: str) -> None:
    chime, sound = CHIMES[name], struck(CHIMES[name])
    assert sound.shape == (samples(chime.rings_ms), 2)
    assert np.abs(sound[-1]).max() < 1e-6
    thirds = [meter.rms_db(third) for third in np.array_split(sound, 3)]
    assert thirds[0] > thirds[1] + 3 > thirds[2] + 6
    assert np.abs(np.diff(sound, axis=0)).max() < 0.05


@every_chime
def test_a_chime_is_well_below_full_scale_and_sounds_on_both_sides_and_on_one_speaker(name: str) -> None:
    sound = struck(CHIMES[name])
    assert meter.true_peak_dbtp(sound) < -12
    one_speaker = np.repeat(sound.mean(axis=1, keepdims=True), 2, axis=1)
    assert meter.rms_db(one_speaker) > meter.rms_db(sound) - 2
    assert meter.rms_db(sound[:, [0]]) == pytest.approx(meter.rms_db(sound[:, [1]]), abs=1.5)
    assert not np.array_equal(sound[:, 0], sound[:, 1])


@every_chime
def test_the_words_wait_for_less_than_the_whole_ring(name: str) -> None:
    assert 0 < CHIMES[name].wait_ms < CHIMES[name].rings_ms


@every_chime
def test_a_chime_struck_again_is_the_same(name: str) -> None:
    assert struck(CHIMES[name]).tobytes() == struck(CHIMES[name]).tobytes()
