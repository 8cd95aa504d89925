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
_PLACE_BYTES = _HEAD.size + MAX_BYTES
_SET_PLACES = 16
_SET_BYTES = _COUNT.size + _SET_PLACES * _KEY_BYTES


class SharedAnswers:
    """The latest answers, by the id of their request, in sets of a few: the id says which set may have its answer.

    In each set, the latest answer takes the place of the oldest. The memory has, for each set, the number of answers
    that were ever saved in it and a key for each of its places; then all places.
    """

    def __init__(self, max_answers: int) -> None:
        self._n_sets = max_answers // _SET_PLACES
        self._places_at = self._n_sets * _SET_BYTES
        # The system gives the memory of a place only when an answer is written there.
        self._memory = mmap.mmap(-1, self._places_at + self._n_sets * _SET_PLACES * _PLACE_BYTES)
        self._lock = threading.Lock()

    def find(self, request_id: str, *, since_s: float) -> bytes | None:
        """Return the answer to a request that began since then; None if there is none."""
        key = _make_key(request_id)
        place = self._find_place(key)
        if place is None:
            return None
        place_at = self._locate(key, place)
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
            place_at, key_at = self._locate(key, place), self._locate_keys(key) + place * _KEY_BYTES
            self._memory[key_at : key_at + _KEY_BYTES] = bytes(_KEY_BYTES)
            _HEAD.pack_into(self._memory, place_at, _make_checksum(key, began_s, data), began_s, len(data))
            self._memory[place_at + _HEAD.size : place_at + _HEAD.size + len(data)] = data
            self._memory[key_at : key_at + _KEY_BYTES] = key

    def _find_place(self, key: bytes) -> int | None:
        """Return the place of this key in its set; None if it is not there."""
        keys_at = self._locate_keys(key)
        at = self._memory.find(key, keys_at, keys_at + _SET_PLACES * _KEY_BYTES)
        return None if at < 0 else (at - keys_at) // _KEY_BYTES

    def _take_place(self, key: bytes) -> int:
        """Return the place of an earlier answer to the same request, or else the next place of the set."""
        place = self._find_place(key)
        if place is not None:
            return place
        count_at = self._locate_keys(key) - _COUNT.size
        (n_saved,) = _COUNT.unpack_from(self._memory, count_at)
        _COUNT.pack_into(self._memory, count_at, n_saved + 1)
        return int(n_saved % _SET_PLACES)

    def _locate_keys(self, key: bytes) -> int:
        return self._choose_set(key) * _SET_BYTES + _COUNT.size

    def _locate(self, key: bytes, place: int) -> int:
        return self._places_at + (self._choose_set(key) * _SET_PLACES + place) * _PLACE_BYTES

    def _choose_set(self, key: bytes) -> int:
        return int.from_bytes(key[:4], "little") % self._n_sets


def _make_key(request_id: str) -> bytes:
    return hashlib.sha256(request_id.encode("utf-8", "surrogatepass")).digest()


def _make_checksum(key: bytes, began_s: float, data: bytes) -> bytes:
    return hashlib.sha256(key + struct.pack("<d", began_s) + data).digest()
