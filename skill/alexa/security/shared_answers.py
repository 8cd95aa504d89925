"""Shared answers: the latest answers, in memory that a process shares with all that are forked from it.

Nothing is written to disk, because an answer may repeat a listener's words. Processes take no lock, because one that is
killed would keep it: of an answer that two write at once, or that is half written, the checksum is wrong.
"""

import hashlib
import mmap
import struct
import threading

MAX_BYTES = 32 * 1024
"""The longest answer that is kept."""

_COUNT = struct.Struct("<Q")
_HEAD = struct.Struct("<32sdI")
"""The checksum of an answer, when its request began, and its length."""

_KEY_BYTES = 32
_SLOT_BYTES = _HEAD.size + MAX_BYTES


class SharedAnswers:
    """A ring of answers, by the id of their request; the latest takes the place of the oldest.

    The memory has the number of answers that were ever saved, then a key for each place, then the places.
    """

    def __init__(self, max_answers: int) -> None:
        self._max_answers = max_answers
        self._places_at = _COUNT.size + max_answers * _KEY_BYTES
        # The system gives the memory of a place only when an answer is written there.
        self._memory = mmap.mmap(-1, self._places_at + max_answers * _SLOT_BYTES)
        self._lock = threading.Lock()

    def find(self, request_id: str, *, since_s: float) -> bytes | None:
        """Return the answer to a request that began since then; None if there is none."""
        key = _make_key(request_id)
        at = self._memory.find(key, _COUNT.size, self._places_at)
        if at < 0:
            return None
        place_at = self._locate((at - _COUNT.size) // _KEY_BYTES)
        checksum, began_s, length = _HEAD.unpack_from(self._memory, place_at)
        data = self._memory[place_at + _HEAD.size : place_at + _HEAD.size + min(length, MAX_BYTES)]
        is_whole = checksum == _make_checksum(key, began_s, data)
        return data if is_whole and began_s >= since_s else None

    def save(self, request_id: str, began_s: float, data: bytes) -> None:
        """Keep an answer; one that is too long is not kept."""
        if len(data) > MAX_BYTES:
            return
        key = _make_key(request_id)
        with self._lock:
            place = self._take_place(key)
            place_at, key_at = self._locate(place), _COUNT.size + place * _KEY_BYTES
            self._memory[key_at : key_at + _KEY_BYTES] = bytes(_KEY_BYTES)
            _HEAD.pack_into(self._memory, place_at, _make_checksum(key, began_s, data), began_s, len(data))
            self._memory[place_at + _HEAD.size : place_at + _HEAD.size + len(data)] = data
            self._memory[key_at : key_at + _KEY_BYTES] = key

    def _take_place(self, key: bytes) -> int:
        """Return the place of an earlier answer to the same request, or else the next place."""
        at = self._memory.find(key, _COUNT.size, self._places_at)
        if at >= 0:
            return (at - _COUNT.size) // _KEY_BYTES
        (n_saved,) = _COUNT.unpack_from(self._memory, 0)
        _COUNT.pack_into(self._memory, 0, n_saved + 1)
        return int(n_saved % self._max_answers)

    def _locate(self, place: int) -> int:
        return self._places_at + place * _SLOT_BYTES


def _make_key(request_id: str) -> bytes:
    return hashlib.sha256(request_id.encode("utf-8", "surrogatepass")).digest()


def _make_checksum(key: bytes, began_s: float, data: bytes) -> bytes:
    return hashlib.sha256(key + struct.pack("<d", began_s) + data).digest()
