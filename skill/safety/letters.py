"""Letters: restores words that are hidden behind odd letters, signs or gaps."""

import re
import unicodedata
from collections.abc import Iterator

_HARD = """
    abuse abused abuses abusing beat bleed bleeding burn choke choking cut cuts cutting dead death die died dies dying
    fire gun hang hanging harm hit kms hits hurt hurting hurts jump kill killed killing kills knife murder myself naked
    overdose overdosed pills poison rape raped raping rope sex shoot stab strangle suicidal suicide touch unalive wrists
"""
HARD = frozenset(_HARD.split())
"""Words that people hide from filters."""

_LOOKALIKES = str.maketrans(
    "аеіјорсухѕкмтнвԁһӏαειουνκρτχγ",
    "aeijopcyxskmthbdhlaeiouvkptxy",
)
"""Cyrillic and Greek letters that look like Latin ones."""

_SIGNS = {
    "0": "o", "1": "[il]", "2": "z", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "!": "i",
}  # fmt: skip
"""The letters that a sign may stand for; any other sign may stand for any letter."""

_UNSEEN = frozenset({"Cf", "Cc", "Mn", "Me"})
"""The Unicode categories of invisible characters: zero-width spaces, soft hyphens, controls, combining marks."""

_LENGTHS = {len(word): tuple(each for each in sorted(HARD) if len(each) == len(word)) for word in HARD}
_GAP = r"[\W_]{1,2}"
_APART = re.compile(rf"\b(?:{'|'.join(_GAP.join(word) for word in sorted(HARD))})\b", re.IGNORECASE)
"""A word of HARD with a gap after every letter."""


def restore_letters(text: str) -> str:
    """Replace full-width, look-alike, invisible and starred letters, as in "d*e" and "d.i.e", by plain ones."""
    visible = "".join(each for each in unicodedata.normalize("NFKC", text) if _is_seen(each))
    return _APART.sub(lambda match: re.sub(r"[\W_]", "", match[0]), re.sub(r"\S+", _rewrite, visible))


def _is_seen(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) not in _UNSEEN


def _rewrite(match: re.Match[str]) -> str:
    token = match[0]
    if token.isascii() and token.isalpha() and not re.search(r"(.)\1\1", token):
        return token
    if any(each.isascii() and each.isalpha() for each in token):
        token = token.lower().translate(_LOOKALIKES)
    return next((word for word in _list_readings(token) if word in HARD), token)


def _list_readings(token: str) -> Iterator[str]:
    """Yield possible readings: without accents and signs, with repeated letters shortened, with signs as letters."""
    low = "".join(
        each for each in unicodedata.normalize("NFKD", token.translate(_LOOKALIKES).lower()) if _is_seen(each)
    )
    letters = re.sub("[^a-z]", "", low)
    yield from (letters, re.sub(r"(.)\1\1+", r"\1", letters), re.sub(r"(.)\1\1+", r"\1\1", letters))
    hidden = re.sub(r"^[\"'(\[]+|[.,;:?!\"')\]]+$", "", low)
    if len(letters) * 2 >= len(hidden) + 1:
        signs_as_letters = re.compile(re.sub("[^a-z]", lambda sign: _SIGNS.get(sign[0], "."), hidden))
        yield from (word for word in _LENGTHS.get(len(hidden), ()) if signs_as_letters.fullmatch(word))
