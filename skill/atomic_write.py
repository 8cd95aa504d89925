"""Atomic write: writes a file so that readers never see a part of it."""

import os
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file whole, in place of an older one; create its folder if it is missing; OSError if that fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{os.urandom(8).hex()}.unfinished")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
