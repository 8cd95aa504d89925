"""A store that notes what is put into it, and can be cut off."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from audio_pipeline.stores.store import Blob, Store, StoredBlob, StoredName


@dataclass(frozen=True, eq=False)
class Watched:
    """A store that notes what is put, and can be cut off before a page."""

    inner: Store
    put_blobs: list[Blob] = field(default_factory=list)
    cut_before: str = ""

    def has(self, name: str) -> bool:
        return self.inner.has(name)

    def get(self, name: str) -> StoredBlob | None:
        return self.inner.get(name)

    def put(self, blob: Blob) -> str:
        if blob.name == self.cut_before:
            self._wait_for_another()
            raise KeyboardInterrupt
        etag = self.inner.put(blob)
        self.put_blobs.append(blob)
        return etag

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        self.put_blobs.append(blob)
        return self.inner.put_if_match(blob, expected_etag=expected_etag)

    def list(self, prefix: str) -> Iterable[StoredName]:
        return self.inner.list(prefix)

    def delete(self, names: Iterable[str]) -> None:
        self.inner.delete(names)

    def url_for(self, name: str) -> str:
        return self.inner.url_for(name)

    def _wait_for_another(self) -> None:
        """Wait until another page, which is sent at the same time, has arrived."""
        deadline = time.monotonic() + 10
        while not any(each.name.endswith("index.html") for each in self.put_blobs) and time.monotonic() < deadline:
            time.sleep(0.01)
