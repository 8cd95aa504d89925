"""Kept transcripts: those that were fetched, on disk, for a start without network."""

import hashlib
import logging
from collections.abc import Callable
from pathlib import Path

from skill.atomic_write import write_atomically

log = logging.getLogger(__name__)

MAX_KEPT = 500
"""The most transcripts that are kept; each is a few kilobytes."""

_BEGINNING = b"WEBVTT"


class KeptTranscripts:
    """A folder of transcripts by address; several processes may share it.

    The address of a published file names its bytes, so one that is kept is never fetched again.
    """

    def __init__(self, folder: Path, fetch: Callable[[str], bytes]) -> None:
        self._folder, self._fetch = folder, fetch

    def fetch(self, url: str) -> bytes:
        """Return the transcript at this address: the kept one, or else a fetched one, which is kept."""
        path = self._folder / f"{hashlib.sha256(url.encode()).hexdigest()[:16]}.vtt"
        kept = _read(path)
        if kept is None:
            kept = self._fetch(url)
            self._keep(path, kept)
        return kept

    def _keep(self, path: Path, data: bytes) -> None:
        try:
            write_atomically(path, data)
            self._drop_oldest()
        except OSError as fault:
            log.warning("transcript not kept for a start without network folder=%s reason=%s", self._folder, fault)

    def _drop_oldest(self) -> None:
        newest_first = sorted(self._folder.glob("*.vtt"), key=lambda each: -each.stat().st_mtime_ns)
        for each in newest_first[MAX_KEPT:]:
            each.unlink(missing_ok=True)


def _read(path: Path) -> bytes | None:
    """Return a kept transcript; None if it is not kept, or is none."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if data.startswith(_BEGINNING) else None
