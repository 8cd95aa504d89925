"""File names: names that a person can read and that every file system takes (pure)."""

import re
import unicodedata

_LONGEST_BYTES = 120
"""The longest name without its suffix: file systems take 255 bytes, and some sync tools add to a name."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""


def make_file_name(title: str) -> str:
    """Return a title as a file name without a suffix; "untitled" if nothing of it can stand in one."""
    line = " ".join(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", title)).split())
    name = line.encode()[:_LONGEST_BYTES].decode(errors="ignore").strip(" .")
    return f"{name} -" if _RESERVED.fullmatch(name) else name or "untitled"
