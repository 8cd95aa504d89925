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
_SET_PLACES = 16
_KEYS_BYTES = _SET_PLACES * _KEY_BYTES
_SET_BYTES = _COUNT.size + _KEYS_BYTES
_SHORT_BYTES = 1_536 - _HEAD.size
"""The longest answer that is kept beside its head; most are shorter."""

_PLACE_BYTES = _HEAD.size + _SHORT_BYTES


class SharedAnswers:
    """The latest answers, by the id of their request, in sets of a few: the id says which set may have its answer.

    In each set, the latest answer takes the place of the oldest. The memory has, for each set, the number of answers
    that were ever saved in it and a key for each of its places; then all places, each with a head and room for a short
    answer; then room for a long answer of each place.
    """

    def __init__(self, max_answers: int) -> None:
        self._n_sets = max_answers // _SET_PLACES
        self._places_at = self._n_sets * _SET_BYTES
        self._long_at = self._places_at + self._n_sets * _SET_PLACES * _PLACE_BYTES
        # The system gives memory page by page when something is first written there, which takes longer than all else
        # that is done here: short answers share their pages.
        self._memory = mmap.mmap(-1, self._long_at + self._n_sets * _SET_PLACES * MAX_BYTES)
        self._lock = threading.Lock()

    def find(self, request_id: str, *, since_s: float) -> bytes | None:
        """Return the answer to a request that began since then; None if there is none."""
        key = _make_key(request_id)
        number = self._choose_set(key)
        at = self._find_place(key, number)
        if at is None:
            return None
        checksum, began_s, length = _HEAD.unpack_from(self._memory, self._locate_head(number, at))
        data_at = self._locate_data(number, at, length)
        data = self._memory[data_at : data_at + min(length, MAX_BYTES)]
        is_whole = checksum == _make_checksum(key, began_s, data)
        return data if is_whole and began_s >= since_s else None

    def save(self, request_id: str, began_s: float, data: bytes) -> None:
        """Keep an answer; one that is too long is not kept."""
        if len(data) > MAX_BYTES:
            return
        key, memory = _make_key(request_id), self._memory
        number = self._choose_set(key)
        with self._lock:
            at = self._take_place(key, number)
            key_at = number * _SET_BYTES + _COUNT.size + at * _KEY_BYTES
            data_at = self._locate_data(number, at, len(data))
            memory[key_at : key_at + _KEY_BYTES] = bytes(_KEY_BYTES)
            head_at = self._locate_head(number, at)
            _HEAD.pack_into(memory, head_at, _make_checksum(key, began_s, data), began_s, len(data))
            memory[data_at : data_at + len(data)] = data
            memory[key_at : key_at + _KEY_BYTES] = key

    def _choose_set(self, key: bytes) -> int:
        return int.from_bytes(key[:4], "little") % self._n_sets

    def _find_place(self, key: bytes, number: int) -> int | None:
        """Return the place of this key in the set with this number; None if it is not there."""
        keys_at = number * _SET_BYTES + _COUNT.size
        at = self._memory.find(key, keys_at, keys_at + _KEYS_BYTES)
        return None if at < 0 else (at - keys_at) // _KEY_BYTES

    def _take_place(self, key: bytes, number: int) -> int:
        """Return the place of an earlier answer to the same request, or else the next place of the set."""
        at = self._find_place(key, number)
        if at is not None:
            return at
        (n_saved,) = _COUNT.unpack_from(self._memory, number * _SET_BYTES)
        _COUNT.pack_into(self._memory, number * _SET_BYTES, n_saved + 1)
        return int(n_saved % _SET_PLACES)

    def _locate_head(self, number: int, at: int) -> int:
        return self._places_at + (number * _SET_PLACES + at) * _PLACE_BYTES

    def _locate_data(self, number: int, at: int, length: int) -> int:
        """Return where the answer of this length is: beside its head, or where the long ones are."""
        if length <= _SHORT_BYTES:
            return self._locate_head(number, at) + _HEAD.size
        return self._long_at + (number * _SET_PLACES + at) * MAX_BYTES


def _make_key(request_id: str) -> bytes:
    return hashlib.sha256(request_id.encode("utf-8", "surrogatepass")).digest()


def _make_checksum(key: bytes, began_s: float, data: bytes) -> bytes:
    return hashlib.sha256(key + struct.pack("<d", began_s) + data).digest()
