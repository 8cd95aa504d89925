"""Arpabet: convert the International Phonetic Alphabet to that of Carnegie Mellon University, in syllables."""

# ruff: noqa: RUF001 - the letters of the phonetic alphabet look like others

import re

from audio_pipeline.content.model import Span
from audio_pipeline.errors import SourceLocation
from audio_pipeline.speech.engines.ipa_to_kokoro import convert_to_kokoro

_CONSONANTS = {
    **{letter: letter for letter in "bdfklmnpstvwz"},
    "h": "hh",
    "j": "y",
    "ð": "dh",
    "ŋ": "ng",
    "ɡ": "g",
    "ɹ": "r",
    "ʃ": "sh",
    "ʒ": "zh",
    "ʤ": "jh",
    "ʧ": "ch",
    "θ": "th",
    "ɾ": "t",
    "ʔ": "t",
}
_VOWELS = {
    "ɜɹ": "er",
    "əɹ": "er",
    "A": "ey",
    "I": "ay",
    "O": "ow",
    "W": "aw",
    "Y": "oy",
    "i": "iy",
    "u": "uw",
    "æ": "ae",
    "ɑ": "aa",
    "ɔ": "ao",
    "ə": "ax",
    "ɛ": "eh",
    "ɜ": "er",
    "ɪ": "ih",
    "ʊ": "uh",
    "ʌ": "ah",
    "ᵊ": "ax",
    "ᵻ": "ih",
}
"""By the letters of the American voices, as ipa_to_kokoro.py writes them."""

_PHONEME = re.compile("|".join(["[ˈˌ]", *_VOWELS, *_CONSONANTS]))


def convert_to_arpabet(span: Span, location: SourceLocation) -> str:
    """Return a Span's IPA as an entry of a lexicon: (((k ax n) 0) ((t eh n t) 1)); EngineError for an unknown sound."""
    syllables: list[tuple[list[str], int]] = []
    waiting: list[str] = []
    stress = 0
    for sound in _PHONEME.findall(convert_to_kokoro(span, location, british=False)):
        if sound in "ˈˌ":
            stress = int(sound == "ˈ")
        elif sound in _VOWELS:
            syllables.append(([*_split_onset(syllables, waiting), _VOWELS[sound]], stress))
            waiting, stress = [], 0
        else:
            waiting.append(_CONSONANTS[sound])
    if not syllables:
        return f"({_format_syllable(waiting, 1)})"
    syllables[-1][0].extend(waiting)
    return f"({' '.join(_format_syllable(sounds, stress) for sounds, stress in syllables)})"


def _split_onset(before: list[tuple[list[str], int]], waiting: list[str]) -> list[str]:
    """Return the consonants between two vowels as the end of one syllable and the start of the next: the last alone."""
    if not before:
        return waiting
    before[-1][0].extend(waiting[:-1])
    return waiting[-1:]


def _format_syllable(sounds: list[str], stress: int) -> str:
    return f"(({' '.join(sounds)}) {stress})"
