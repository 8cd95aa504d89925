"""IPA to Kokoro: convert the International Phonetic Alphabet to Kokoro's, which the offline voice reads.

Kokoro's has one letter for each diphthong and affricate, and its stress marks stand before the vowel, where IPA puts
them before the syllable.
"""

# ruff: noqa: RUF001 - the letters of the phonetic alphabet look like others

import re
import unicodedata

from audio_pipeline.content.model import Span
from audio_pipeline.errors import EngineError, SourceLocation

_COMMON_SYMBOLS = {
    "tʃ": "ʧ",
    "dʒ": "ʤ",
    "eɪ": "A",
    "aɪ": "I",
    "aʊ": "W",
    "ɔɪ": "Y",
    "e": "ɛ",
    "ɐ": "ə",
    "r": "ɹ",
    "g": "ɡ",
    "ɫ": "l",
    "x": "k",
    "ʍ": "w",
    "l\u0329": "ᵊl",
    "m\u0329": "ᵊm",
    "n\u0329": "ᵊn",
    # Syllable breaks, ties, breath and half length: the voice needs no marks for them.
    ".": "",
    "ʰ": "",
    "ˑ": "",
}
_AMERICAN_SYMBOLS = _COMMON_SYMBOLS | {
    "oʊ": "O",
    "əʊ": "O",
    "o": "O",
    "oɹ": "ɔɹ",
    "or": "ɔɹ",
    "ɒ": "ɑ",
    "a": "ɑ",
    "ɚ": "əɹ",
    "ɝ": "ɜɹ",
    "ɜː": "ɜɹ",
    "ɜːɹ": "ɜɹ",
    "ɜːr": "ɜɹ",
    "ɨ": "ᵻ",
    "ː": "",
}
_BRITISH_SYMBOLS = _COMMON_SYMBOLS | {
    "oʊ": "Q",
    "əʊ": "Q",
    "o": "ɔ",
    "æ": "a",
    "eə": "ɛː",
    "ɛə": "ɛː",
    "ɚ": "ə",
    "ɝ": "ɜː",
    "ɨ": "ɪ",
    "ᵻ": "ɪ",
    "ɾ": "t",
    "ʔ": "t",
}

_CONSONANTS = "bdfhjklmnpstvwzðŋɡɹʃʒʤʧθ"
AMERICAN_PHONEMES = frozenset(_CONSONANTS + "ɾʔ" + "AIOWYiuæɑɔəɛɜɪʊʌᵊᵻ" + "ˈˌ ")
"""All symbols of the American voices."""
BRITISH_PHONEMES = frozenset(_CONSONANTS + "AIQWYiuaɑɒɔəɛɜɪʊʌᵊː" + "ˈˌ ")
"""All symbols of the British voices."""

_SHORTHAND = frozenset("AIOQWY")
"""Kokoro's letters for diphthongs: they are not IPA, so an author who writes them means something else."""

_VOWELS = "AIOQWYaiuæɑɒɔəɛɜɪʊʌᵊᵻ"
_EARLY_STRESS = re.compile(rf"([ˈˌ])([^{_VOWELS}ˈˌ ]+)(?=[{_VOWELS}])")
_LOST_STRESS = re.compile(rf"[ˈˌ](?![{_VOWELS}])")
_TIES = re.compile("[\u0361\u035c]")


def convert_to_kokoro(span: Span, location: SourceLocation, *, british: bool) -> str:
    """Return a Span's IPA in the voice's alphabet; EngineError names a symbol that the voice does not have."""
    written = _TIES.sub("", unicodedata.normalize("NFC", span.ipa)).strip("/ ")
    phonemes = _replace_symbols(written, _BRITISH_SYMBOLS if british else _AMERICAN_SYMBOLS)
    unknown = sorted(set(phonemes) - (BRITISH_PHONEMES if british else AMERICAN_PHONEMES) | set(written) & _SHORTHAND)
    if unknown:
        raise _make_pronunciation_error(span, location, f'there is no sound for "{"".join(unknown)}"')
    phonemes = _EARLY_STRESS.sub(r"\2\1", phonemes)
    if not phonemes.strip() or _LOST_STRESS.search(phonemes):
        raise _make_pronunciation_error(
            span, location, "a stress mark has no vowel after it" if phonemes else "it is empty"
        )
    return phonemes


def _replace_symbols(ipa: str, table: dict[str, str]) -> str:
    longest_first = sorted(table, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), lambda match: table[match[0]], ipa)


def _make_pronunciation_error(span: Span, location: SourceLocation, why: str) -> EngineError:
    return EngineError(
        f'"{span.text}" cannot be pronounced as "{span.ipa}": {why}',
        where=str(location),
        hint="Write English sounds in IPA, for example kənˈtɛnt",
    )
