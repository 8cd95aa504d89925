"""Names: check that every store accepts a name."""

import re

from audio_pipeline.errors import StoreError

_NAME = re.compile(r"[a-z0-9_][a-z0-9._-]*(/[a-z0-9_][a-z0-9._-]*)*")


def is_name(name: str) -> bool:
    """Return whether every store accepts a name."""
    return _NAME.fullmatch(name) is not None


def check_name(name: str) -> str:
    """Return the name; StoreError if it is hidden, leads out of the store, or could clash on a disk without case."""
    if is_name(name):
        return name
    raise StoreError(
        "this name cannot be used in a store",
        where=repr(name),
        hint="Use lower-case words of letters, digits, '.', '_' and '-' with '/' between them, no word beginning '.'",
    )
