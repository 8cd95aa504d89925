"""Encoding: decode the bytes of a file to text with LF line ends, and find what is wrong with them."""

import re
import unicodedata

from audio_pipeline.errors import Fault, SourceLocation

_BYTE_ORDER_MARK = "\ufeff"

_LINE_ENDS = (
    ("\r\n", "windows-line-ends", "Lines end as on Windows (CR LF)"),
    ("\r", "mac-line-ends", "A line ends as on old Macs (CR)"),
)

# Control, zero-width and direction characters, unassigned ones aside; tab and line feed are seen.
_INVISIBLE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd]"


def decode_text(data: bytes, path: str) -> tuple[str, list[Fault]]:
    """Return the text in NFC with LF line ends, and its faults; the text is usable even with faults."""
    faults: list[Fault] = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as broken:
        place = _locate_byte(data, broken.start, path)
        what = f"Byte 0x{data[broken.start]:02x} is not UTF-8"
        return "", [Fault(place, "not-utf-8", what, "Save the file as UTF-8")]
    if text.startswith(_BYTE_ORDER_MARK):
        text = text[1:]
        hint = "Save the file as UTF-8 without one"
        faults.append(Fault(SourceLocation(path), "byte-order-mark", "The file starts with a byte order mark", hint))
    for ends, rule, what in _LINE_ENDS:
        if ends in text:
            before, text = text[: text.index(ends)], text.replace(ends, "\n")
            place = SourceLocation(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
            faults.append(Fault(place, rule, what, "Save the file with Unix line ends (LF)"))
    text = unicodedata.normalize("NFC", text)
    return text, [*faults, *_check_invisible(text, path)]


def _locate_byte(data: bytes, at: int, path: str) -> SourceLocation:
    before = data[:at].decode("utf-8")
    return SourceLocation(path, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _check_invisible(text: str, path: str) -> list[Fault]:
    """Report the first invisible character of each line that has one."""
    if not re.search(_INVISIBLE, text):
        return []
    faults = []
    for number, line in enumerate(text.split("\n"), 1):
        if match := re.search(_INVISIBLE, line):
            what = f"An invisible character (U+{ord(match[0]):04X}) stands here"
            place = SourceLocation(path, number, match.start() + 1)
            faults.append(Fault(place, "invisible-character", what, "Delete it, or write the line again"))
    return faults
