"""Atomic write: a reader meets the whole of a file or the file before it, never a part."""

import os
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Write a whole file in place of the one before, and its folder if there is none; OSError says why that failed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{os.urandom(8).hex()}.unfinished")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
