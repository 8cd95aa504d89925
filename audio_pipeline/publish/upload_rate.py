"""Upload rate: how many bytes a second go to a target, as measured in the last publish."""

import hashlib
import json
from dataclasses import dataclass

from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store

_MIN_BYTES = 2_000_000
"""Less than this tells more about the first answer than about the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadRate:
    """The speed of the line to a target."""

    bytes_per_s: float
    is_measured: bool

    def estimate_s(self, size_bytes: int) -> float:
        """Estimate how long it takes to send so many bytes."""
        return size_bytes / self.bytes_per_s


ASSUMED_RATE = UploadRate(bytes_per_s=2_500_000, is_measured=False)
"""An upload of 20 Mbit/s, as many a home has."""


def load_upload_rate(cache: Store, address: str) -> UploadRate:
    """Return the rate of the last publish to this address, or a guess."""
    data = get_checked(cache, _rate_key(address))
    return UploadRate(bytes_per_s=json.loads(data)["bytes_per_s"], is_measured=True) if data else ASSUMED_RATE


def save_upload_rate(cache: Store, address: str, size_bytes: int, wall_s: float) -> None:
    """Save the rate of a publish, unless it was too small to tell."""
    if size_bytes >= _MIN_BYTES and wall_s > 0:
        facts = json.dumps({"bytes_per_s": size_bytes / wall_s}).encode()
        put_checked(cache, _rate_key(address), facts, "application/json")


def _rate_key(address: str) -> str:
    return f"speeds/upload-{hashlib.sha256(address.encode()).hexdigest()[:16]}.json"
