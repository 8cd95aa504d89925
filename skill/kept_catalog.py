"""Kept catalog: the last good catalog of a web address and its question index on disk, for a start without network."""

import hashlib
import logging
from pathlib import Path

from skill.atomic_write import write_atomically
from skill.catalog_source import CatalogLocation, CatalogUnavailableError, FetchedCatalog

log = logging.getLogger(__name__)


class KeptCatalog:
    """A folder with the last good catalog of one address; several processes may share it."""

    def __init__(self, folder: Path, address: str) -> None:
        self._folder = folder / _hash_name(address)
        self._file = self._folder / "catalog.json"

    def save(self, text: str) -> None:
        """Keep the text of a catalog; a folder that cannot be written to is a line in the log."""
        if self.load() != text:
            self._write(self._file, text.encode())

    def load(self) -> str | None:
        """Return the text of the kept catalog; None if there is none."""
        try:
            return self._file.read_text("utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as fault:
            log.warning("kept catalog ignored file=%s reason=%s", self._file, fault)
            return None

    def save_file(self, url: str, data: bytes) -> None:
        """Keep a file that the catalog names, and drop the one that was kept before."""
        path = self._find_path(url)
        if self.load_file(url) != data:
            self._write(path, data)
            for other in self._folder.glob("*.file"):
                if other != path:
                    other.unlink(missing_ok=True)

    def load_file(self, url: str) -> bytes | None:
        """Return a kept file; None if it is not kept."""
        try:
            return self._find_path(url).read_bytes()
        except OSError:
            return None

    def _find_path(self, url: str) -> Path:
        return self._folder / f"{_hash_name(url)}.file"

    def _write(self, path: Path, data: bytes) -> None:
        try:
            write_atomically(path, data)
        except OSError as fault:
            log.warning("catalog not kept for a start without network folder=%s reason=%s", self._folder, fault)


class KeptFiles:
    """A location whose files are kept on disk, and are taken from there if they cannot be fetched."""

    def __init__(self, location: CatalogLocation, kept: KeptCatalog) -> None:
        self._location, self._kept = location, kept
        self.poll_interval_s = location.poll_interval_s

    def fetch(self, etag: str) -> FetchedCatalog | None:
        """Return the catalog of the location; None if it still has this etag."""
        return self._location.fetch(etag)

    def fetch_file(self, url: str) -> bytes:
        """Return a file of the location; the kept one if it cannot be fetched."""
        try:
            data = self._location.fetch_file(url)
        except CatalogUnavailableError:
            kept = self._kept.load_file(url)
            if kept is None:
                raise
            return kept
        self._kept.save_file(url, data)
        return data


def _hash_name(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
