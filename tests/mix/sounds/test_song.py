"""Song: a slow dance with a beat to sway to, soft and warm, in which nothing is heard twice."""

import functools
from itertools import pairwise

import numpy as np
import pytest

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ
from audio_pipeline.mix.sounds.bed_synthesis import BED_LUFS
from audio_pipeline.mix.sounds.beds import PIECES
from audio_pipeline.mix.sounds.song import BEAT_S, SONG_SAMPLES
from audio_pipeline.mix.sounds.song_score import BARS, BEATS_A_BAR, FORM, list_notes
from tests import meter
from tests.meter import Sound
from tests.mix.sounds import measures

_STEP_S = 0.01


@functools.cache
def song() -> Sound:
    return PIECES["song"]()


def test_it_is_one_to_sway_to() -> None:
    # One test for all of it: spread over workers, each would make the song again.
    sound = song()
    assert sound.shape == (SONG_SAMPLES, 2)
    assert len(sound) % FRAME_SAMPLES == 0
    assert sound.dtype == np.float32
    assert_soft_and_warm(sound)
    assert_wide(sound)
    assert_even(sound)
    assert_has_a_beat(sound)
    assert_nothing_comes_round(sound)


def assert_soft_and_warm(sound: Sound) -> None:
    strong = measures.power(sound)
    assert measures.share(strong, 4_000, 24_001) < 1e-4
    assert measures.share(strong, 300, 2_000) > 0.25
    assert measures.share(strong, 0, 60) < 0.001


def assert_wide(sound: Sound) -> None:
    assert 0.2 < measures.alike(sound) < 0.95
    one_speaker = np.repeat(sound.mean(axis=1, keepdims=True), 2, axis=1)
    assert meter.rms_db(one_speaker) > meter.rms_db(sound) - 2.3


def assert_even(sound: Sound) -> None:
    loud = measures.momentary_lufs(sound)
    mean = float(10 * np.log10(np.mean(10 ** (loud / 10))))
    assert mean == pytest.approx(BED_LUFS, abs=0.3)
    assert loud.max() < mean + 6
    assert loud.min() > mean - 15  # where the last chord rings


def assert_has_a_beat(sound: Sound) -> None:
    """The strokes come back after two beats, more strongly than after any other time up to three seconds."""
    likeness = measures.likeness(_strokes(sound))
    first, last = round(0.5 / _STEP_S), round(3 / _STEP_S)
    strongest_s = (first + int(likeness[first:last].argmax())) * _STEP_S
    assert strongest_s == pytest.approx(2 * BEAT_S, abs=0.015)
    beat = round(BEAT_S / _STEP_S)
    assert likeness[beat - 2 : beat + 3].max() > 0.2


def _strokes(sound: Sound) -> measures.Values:
    """How much louder each hundredth of a second is than the one before, in bands of pitch together."""
    step = round(SAMPLE_RATE_HZ * _STEP_S)
    middle = sound.mean(axis=1)
    windows = np.lib.stride_tricks.sliding_window_view(middle, 1_024)[::step]
    bands = np.log1p(50 * np.abs(np.fft.rfft(windows * np.hanning(1_024), axis=1)[:, :90]))
    return np.asarray(np.maximum(np.diff(bands, axis=0), 0).sum(axis=1))


def assert_nothing_comes_round(sound: Sound) -> None:
    likeness = measures.likeness(sound.mean(axis=1)[::8].astype(np.float64))
    three_s = 3 * SAMPLE_RATE_HZ // 8
    assert np.abs(likeness[three_s : len(likeness) // 2]).max() < 0.3


# --- the notes ------------------------------------------------------------------------------------------------


def test_it_dances_at_sixty_to_sixty_six_beats_a_minute() -> None:
    assert 60 <= 60 / BEAT_S <= 66


def test_its_coda_ends_when_the_exercise_does() -> None:
    bars = sum(len(part.chords) for part in FORM[:-1])
    assert bars * BEATS_A_BAR * BEAT_S == pytest.approx(207.5, abs=0.5)


def test_there_is_a_bass_note_on_every_one() -> None:
    bass = {note.start_beat for note in list_notes() if note.pitch < 52 and not note.start_beat % BEATS_A_BAR}
    assert bass == {float(bar * BEATS_A_BAR) for bar in range(len(BARS))}


def test_the_voices_of_one_chord_move_to_the_next_by_small_steps() -> None:
    chords = [chord for chord, _, _ in BARS]
    moves = [
        abs(one - two)
        for before, after in pairwise(chords)
        for one, two in zip(before.voices, after.voices, strict=True)
    ]
    assert max(moves) <= 5
    assert sum(moves) / len(moves) < 2


def test_the_melody_is_never_shrill_and_always_in_the_key() -> None:
    pitches = {note.pitch for note in list_notes()}
    assert max(pitches) <= 78
    assert {pitch % 12 for pitch in pitches} <= {9, 11, 1, 2, 4, 6, 8}
