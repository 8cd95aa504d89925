"""Chimes: nobody is startled, nothing clicks, and the bowl sings on."""

import numpy as np
import pytest

from audio_pipeline.audio_format import ms_to_samples
from audio_pipeline.mix.sounds.chime import CHIMES, make_chime
from audio_pipeline.signal.clip_processing import SPEECH_LUFS
from tests import meter
from tests.mix.sounds import measures

every_chime = pytest.mark.parametrize("name", CHIMES)


@every_chime
def test_a_chime_begins_softly(name: str) -> None:
    sound = make_chime(CHIMES[name])
    assert (sound[0] == 0).all()
    assert np.abs(sound[: ms_to_samples(5)]).max() < np.abs(sound).max() / 20
    # Half of its strength is there no sooner than after a twentieth of a second.
    assert np.flatnonzero(np.abs(sound).max(axis=1) > np.abs(sound).max() / 2)[0] > ms_to_samples(50)


def test_a_bowl_comes_up_as_slowly_as_a_breath_begins() -> None:
    level = measures.levels_db(make_chime(CHIMES["bowl"]), 20)
    full = int(np.flatnonzero(level > level.max() - 1)[0]) * 20
    assert 350 < full < 800


@every_chime
def test_a_chime_rings_and_ends_at_nothing(name: str) -> None:
    chime, sound = CHIMES[name], make_chime(CHIMES[name])
    assert sound.shape == (ms_to_samples(chime.ring_ms), 2)
    assert np.abs(sound[-1]).max() < 1e-6
    thirds = [meter.rms_db(third) for third in np.array_split(sound, 3)]
    assert thirds[0] > thirds[1] + 3 > thirds[2] + 6
    assert np.abs(np.diff(sound, axis=0)).max() < 0.05


@every_chime
def test_a_chime_is_well_below_full_scale_and_sounds_on_both_sides_and_on_one_speaker(name: str) -> None:
    sound = make_chime(CHIMES[name])
    assert meter.true_peak_dbtp(sound) < -12
    one_speaker = np.repeat(sound.mean(axis=1, keepdims=True), 2, axis=1)
    assert meter.rms_db(one_speaker) > meter.rms_db(sound) - 2
    assert meter.rms_db(sound[:, [0]]) == pytest.approx(meter.rms_db(sound[:, [1]]), abs=1.5)
    assert not np.array_equal(sound[:, 0], sound[:, 1])


@every_chime
def test_a_stroke_is_no_louder_than_the_voice_after_it(name: str) -> None:
    moments = measures.momentary_lufs(np.pad(make_chime(CHIMES[name]), ((0, ms_to_samples(1_000)), (0, 0))))
    assert moments.max() == pytest.approx(CHIMES[name].lufs, abs=0.3)
    assert SPEECH_LUFS - 8 < CHIMES[name].lufs < SPEECH_LUFS - 1


@pytest.mark.parametrize("name", ["bowl", "soft"])
def test_a_chime_swells_slowly_as_it_fades_and_never_stops_between(name: str) -> None:
    chime = CHIMES[name]
    rung = make_chime(chime)[ms_to_samples(chime.onset_ms) : chime.n_samples * 2 // 3]
    level = measures.levels_db(rung, 100)
    assert np.abs(np.diff(level)).max() < 3
    trend = np.polyval(np.polyfit(np.arange(len(level)), level, 1), np.arange(len(level)))
    assert 0.5 < np.abs(level - trend).max() < 6


def test_a_bowl_is_still_heard_when_the_words_begin() -> None:
    bowl = CHIMES["bowl"]
    level = measures.levels_db(make_chime(bowl), 500)
    assert level[bowl.wait_ms // 500] > level.max() - 20


def test_a_bowl_sings_no_pure_harmonics() -> None:
    hz, strong = measures.power(make_chime(CHIMES["bowl"]))
    lowest = CHIMES["bowl"].pitch_hz
    over = [float(hz[around][strong[around].argmax()]) for around in ((hz > 1.5 * lowest), (hz > 4 * lowest))]
    for pitch_hz in over:
        assert abs(pitch_hz / lowest - round(pitch_hz / lowest)) > 0.1


@every_chime
def test_the_words_wait_for_less_than_the_whole_ring(name: str) -> None:
    assert 0 < CHIMES[name].wait_ms < CHIMES[name].ring_ms


@every_chime
def test_a_chime_struck_again_is_the_same(name: str) -> None:
    assert make_chime(CHIMES[name]).tobytes() == make_chime(CHIMES[name]).tobytes()


def test_the_mark_of_the_show_is_two_notes_a_second_or_two_long() -> None:
    mark = CHIMES["mark"]
    assert 1_000 < mark.ring_ms < 2_500
    early, late = (make_chime(mark)[ms_to_samples(start) : ms_to_samples(start + 250)] for start in (60, 700))
    low, high = mark.pitch_hz, 1.5 * mark.pitch_hz

    def strength(sound: meter.Sound, pitch_hz: float) -> float:
        hz, strong = measures.power(sound)
        return float(strong[np.abs(hz - pitch_hz) < 10].sum())

    assert strength(early, high) < strength(early, low) / 30
    assert strength(late, high) > strength(late, low) / 2
