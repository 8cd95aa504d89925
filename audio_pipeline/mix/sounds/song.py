"""Song: a slow dance for felt piano and a few strings, with a beat to sway to."""

from typing import TYPE_CHECKING

from audio_pipeline.mix.sounds import felt_piano
from audio_pipeline.mix.sounds.bed_synthesis import BED_LUFS, LOOP_S, LOOP_SAMPLES, SKETCH_HZ, SKETCH_SAMPLES
from audio_pipeline.mix.sounds.normalise import normalise_average
from audio_pipeline.mix.sounds.song_score import BARS, BEATS_A_BAR, Note, list_notes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LOOPS = 3
SONG_SAMPLES = _LOOPS * LOOP_SAMPLES
"""252 s: as long as three loops of a bed, and a whole number of bars."""

BEAT_S = _LOOPS * LOOP_S / (len(BARS) * BEATS_A_BAR)
"""0.926 s: 65 beats a minute."""

_SONG_SKETCH_SAMPLES = _LOOPS * SKETCH_SAMPLES

_LATE_S, _UNEVENNESS = 0.009, 0.14
"""The most that a stroke is before or after its beat, and softer or stronger than written: no two bars are the same."""

_STRINGS_LEVEL, _STRINGS_FADE_S = 0.1, 1.1
_ROOM_LEVEL, _ROOM_S, _ROOM_TOP_HZ = 0.3, 1.4, 1_800.0
"""The echoes of a room, and the time until they are 60 dB softer."""

_BOTTOM_HZ, _TOP_HZ = 45.0, 3_800.0


def make_song() -> "NDArray[np.float32]":
    """Return the song, shaped (samples, 2), at BED_LUFS on average; what rings past its end is at its beginning."""
    import numpy as np

    rng = np.random.default_rng(47)
    sketch = np.zeros((2, _SONG_SKETCH_SAMPLES))
    for note in list_notes():
        _add_note(sketch, note, rng)
    _add_strings(sketch)
    return _finish_song(sketch, rng)


def _add_note(sketch: "NDArray[np.float64]", note: Note, rng: "np.random.Generator") -> None:
    uneven, late = rng.uniform(-1, 1, 2)
    strength = note.strength * (1 + _UNEVENNESS * uneven)
    start_s = note.start_beat * BEAT_S + _LATE_S * late
    _add_wrapped(sketch, start_s, felt_piano.strike(note.pitch, strength, note.n_beats * BEAT_S))


def _add_strings(sketch: "NDArray[np.float64]") -> None:
    """Add the three voices of each chord that has strings, from a little before its bar to a little after it."""
    bar_s = BEATS_A_BAR * BEAT_S
    for bar, (chord, part, _) in enumerate(BARS):
        for pitch in chord.voices if part.has_strings else ():
            sound = felt_piano.bow(pitch, bar_s + _STRINGS_FADE_S, _STRINGS_FADE_S)
            _add_wrapped(sketch, bar * bar_s - _STRINGS_FADE_S / 2, _STRINGS_LEVEL * sound)


def _add_wrapped(sketch: "NDArray[np.float64]", start_s: float, sound: "NDArray[np.float64]") -> None:
    """Add a sound; what is before the beginning or past the end is added at the other end."""
    first = round(start_s * SKETCH_HZ) % _SONG_SKETCH_SAMPLES
    n_inside = min(sound.shape[1], _SONG_SKETCH_SAMPLES - first)
    sketch[:, first : first + n_inside] += sound[:, :n_inside]
    sketch[:, : sound.shape[1] - n_inside] += sound[:, n_inside:]


def _finish_song(sketch: "NDArray[np.float64]", rng: "np.random.Generator") -> "NDArray[np.float32]":
    """Return the sketch in a small room, within its band, at the full rate."""
    import numpy as np

    hz = np.maximum(np.arange(_SONG_SKETCH_SAMPLES // 2 + 1), 1) / (_LOOPS * LOOP_S)
    band = 1 / np.sqrt((1 + (_BOTTOM_HZ / hz) ** 8) * (1 + (hz / _TOP_HZ) ** 8))
    room = 1 + _ROOM_LEVEL * np.fft.rfft(_make_room(rng), _SONG_SKETCH_SAMPLES) / np.sqrt(1 + (hz / _ROOM_TOP_HZ) ** 4)
    spectrum = np.zeros((2, SONG_SAMPLES // 2 + 1), dtype=np.complex128)
    spectrum[:, : len(hz) - 1] = (np.fft.rfft(sketch) * room * band)[:, :-1]
    spectrum[:, 0] = 0
    return normalise_average(np.fft.irfft(spectrum).T, BED_LUFS)


def _make_room(rng: "np.random.Generator") -> "NDArray[np.float64]":
    """Return the echoes of a room, different on the two sides, with the power of the sound itself."""
    import numpy as np

    seconds = np.arange(round(_ROOM_S * SKETCH_HZ)) / SKETCH_HZ
    echoes = rng.standard_normal((2, len(seconds))) * np.exp(-6.9 * seconds / _ROOM_S)
    return np.asarray(echoes / np.sqrt(np.square(echoes).sum(axis=1, keepdims=True)))
