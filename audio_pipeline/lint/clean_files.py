"""Clean files: the files in which nothing was found, by what they say. Losing this costs time, never correctness.

A file is checked again if its bytes, what was read from them, the settings, the lexicon or the code have changed.
"""

import functools
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from audio_pipeline.content.library import Library
from audio_pipeline.content.model import Content

_PACKAGE = Path(__file__).resolve().parents[1]

_CODE = ("lint", "markup", "script", "mix", "signal", "speech", "content", "publish")
"""The folders whose code decides what is found, beside the modules that lie in none."""


class CleanFiles:
    """Files in which nothing was found; those that were asked for since it was opened are saved."""

    def __init__(self, saved: bytes | None, library: Library) -> None:
        self._rules = hashlib.sha256(repr((_hash_code(), library.settings, library.lexicon)).encode()).hexdigest()
        self._saved = frozenset((saved or b"").decode(errors="replace").split())
        self._clean: set[str] = set()

    def has(self, forms: Sequence[Content], source: str) -> bool:
        """Tell whether a file with this text, of which these forms were read, is known to be clean."""
        key = self._make_key(forms, source)
        if key in self._saved:
            self._clean.add(key)
        return key in self._clean

    def add(self, forms: Sequence[Content], source: str) -> None:
        """Remember that nothing was found in a file."""
        self._clean.add(self._make_key(forms, source))

    @property
    def bytes_to_save(self) -> bytes | None:
        """Return the bytes to save; None if nothing is new."""
        return None if self._clean == self._saved else "\n".join(sorted(self._clean)).encode()

    def _make_key(self, forms: Sequence[Content], source: str) -> str:
        return hashlib.sha256(repr((self._rules, forms, source)).encode()).hexdigest()


def list_code_files() -> list[Path]:
    """Return the files whose code decides what is found."""
    folders = (path for folder in _CODE for path in (_PACKAGE / folder).rglob("*.py"))
    return sorted([*_PACKAGE.glob("*.py"), *folders])


@functools.cache
def _hash_code() -> str:
    code = b"".join([sys.version.encode(), *(path.read_bytes() for path in list_code_files())])
    return hashlib.sha256(code).hexdigest()
