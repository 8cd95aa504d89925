"""Unspeakable symbols: find signs and web addresses that no voice reads as they are meant."""

import re
import unicodedata
from collections.abc import Iterator

_ADDRESS = r"""(?i:https?://|www\.)[^\s()\[\]"”]*|\b[\w-]+\.(?:com|org|net|edu|gov|info|co\.uk|ie|io)\b(?:/[^\s()]*)?"""

# A currency is read with the number after it, and the commonest parts of one by themselves; what else is read at all
# ("section" for §, "squared" for ²) one voice knows and the next does not.
_READ = r"[€£$¥](?=\d)|(?<![\d])[½¼¾](?!\d)|°"
_UNREAD_PUNCTUATION = "§¶†‡•·‣‰‱′″‴※⁂⁄ªº"  # noqa: RUF001 - they are meant to look so
_UNREAD_KINDS = ("S", "No", "Nl", "Co", "Cn", "Cs")
_STOPS = ".,;:!?"
_UNSEEN = "\ufe0e\ufe0f"
"""Variation selectors, which change the look of the sign before them."""


def find_web_addresses(text: str) -> Iterator[tuple[int, str]]:
    """Yield web addresses, each with its offset."""
    if "." in text or "/" in text:
        yield from ((match.start(), match[0].rstrip(_STOPS)) for match in re.finditer(_ADDRESS, text))


def find_unspeakable(text: str) -> Iterator[tuple[int, str]]:
    """Yield signs that are read badly or not at all, each with its offset; a row of signs is one."""
    if text.isascii() and "$" not in text:
        return
    read = {match.start() for match in re.finditer(_READ, text)}
    start = 0
    for at, sign in enumerate([*text, " "]):
        if at in read or not _is_unspeakable(sign):
            if text[start:at].strip(_UNSEEN):
                yield start, text[start:at]
            start = at + 1


def _is_unspeakable(sign: str) -> bool:
    if sign in _UNREAD_PUNCTUATION or sign in _UNSEEN:
        return True
    return sign == "$" or (not sign.isascii() and unicodedata.category(sign).startswith(_UNREAD_KINDS))
