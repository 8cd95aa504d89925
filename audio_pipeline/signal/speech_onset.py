"""Speech onset: find and silence the faint hum that a slow voice makes before its first word. Mono, full scale at 1.0.

A neural voice that speaks slowly also stretches the boundary before the words: "Or" is then heard as "war". A vowel
itself begins within 20 ms; the hum grows over 60 to 150 ms, 13 to 40 dB below the words. A consonant may be as faint
and as long itself, so before one only what is fainter than 40 dB is silenced.
"""

from typing import TYPE_CHECKING

from audio_pipeline.signal.loudness import db_to_amplitude

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_VOWELS = frozenset("AIOQWYaeiouæɐɑɒɔəɚɛɜɨɪʊʌᵊᵻ")
"""The letters of Kokoro's alphabet that are vowels or begin with one."""

_STRESS_AND_QUOTES = "ˈˌ“”\"'‘( "

_FRAME_MS = 5
_LOUD_PERCENTILE = 95
"""The level of the words is that of the frame that so many per cent of all frames stay below."""

_LOUD_DB, _FAINT_DB = -12.0, -40.0
"""Against the level of the words: a vowel is above the first from its start; below the second is silence."""

_VOWEL_RISE_MS, _CONSONANT_RISE_MS = 5, 30
"""Kept before the first sound and faded in: a th begins fainter than 40 dB below the words."""

_FULL_DB, _LONGEST_CREAK_MS = -3.0, 150
"""A stressed vowel reaches the first; a voice that creaks before it does so for less than the second."""


def begins_with_stressed_vowel(phonemes: str) -> bool:
    """Return whether the first sound of these phonemes is a vowel that is not reduced, as the first of "about" is."""
    return phonemes.startswith(("ˈ", "ˌ")) and begins_with_vowel(phonemes)  # noqa: RUF001 - a letter of the IPA


def begins_with_vowel(phonemes: str) -> bool:
    """Return whether the first sound of these phonemes, in Kokoro's alphabet, is a vowel."""
    return phonemes.lstrip(_STRESS_AND_QUOTES)[:1] in _VOWELS


def find_lead(sound: "NDArray[np.float32]", rate_hz: int, loud_db: float = _LOUD_DB) -> slice:
    """Return the range of the faint sound before the first moment as loud as this; empty if there is none."""
    import numpy as np

    n_frame = rate_hz * _FRAME_MS // 1_000
    levels = np.sqrt(np.square(sound[: len(sound) // n_frame * n_frame].reshape(-1, n_frame)).mean(axis=1))
    if not levels.any():
        return slice(0, 0)
    levels /= np.percentile(levels, _LOUD_PERCENTILE)
    start, stop = (int(np.argmax(levels > db_to_amplitude(db))) for db in (_FAINT_DB, loud_db))
    return slice(n_frame * start, n_frame * stop)


def silence_lead(sound: "NDArray[np.float32]", rate_hz: int, *, before_vowel: bool) -> "NDArray[np.float32]":
    """Return the sound, as long as before, with silence up to its first vowel or consonant, which rises shortly."""
    lead = find_lead(sound, rate_hz)
    end, rise_ms = (lead.stop, _VOWEL_RISE_MS) if before_vowel else (lead.start, _CONSONANT_RISE_MS)
    return _silence_before(sound, end, rate_hz * rise_ms // 1_000)


def silence_creak(sound: "NDArray[np.float32]", rate_hz: int) -> "NDArray[np.float32]":
    """Return the sound, as long as before, with silence up to its first full vowel: for one that is stressed.

    Some voices creak before it, loud enough to be heard as a syllable: "all" is then "so all".
    """
    loud, full = find_lead(sound, rate_hz).stop, find_lead(sound, rate_hz, _FULL_DB).stop
    is_creak = full - loud <= rate_hz * _LONGEST_CREAK_MS // 1_000
    return _silence_before(sound, full if is_creak else loud, rate_hz * _VOWEL_RISE_MS // 1_000)


def _silence_before(sound: "NDArray[np.float32]", end: int, n_rise: int) -> "NDArray[np.float32]":
    """Return the sound with silence up to a sample, before which it rises."""
    import numpy as np

    start = max(end - n_rise, 0)
    silenced = sound.copy()
    silenced[:start] = 0.0
    silenced[start:end] *= np.linspace(0.0, 1.0, end - start, dtype=np.float32)
    return silenced
