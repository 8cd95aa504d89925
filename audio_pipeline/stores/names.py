"""Names: which ones a store takes."""

import re

from audio_pipeline.errors import StoreError

_NAME = re.compile(r"[a-z0-9_][a-z0-9._-]*(/[a-z0-9_][a-z0-9._-]*)*")


def check_name(name: str) -> str:
    """The name itself; StoreError if it could leave the store, hide in it, or clash where case does not count."""
    if _NAME.fullmatch(name):
        return name
    raise StoreError(
        "this is no name a store takes",
        where=repr(name),
        hint="Use lower-case words of letters, digits, '.', '_' and '-' with '/' between them, no word beginning '.'",
    )
