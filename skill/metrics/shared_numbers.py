"""Shared numbers: the counts of all workers, in memory that a process shares with all that are forked from it.

Each worker adds to a row of its own, so that none waits for another, and one that is killed spoils nothing. A lock of
the system says which rows are taken; it ends with its process, and the next worker counts on in the row.
"""

import fcntl
import mmap
import os
import struct
import tempfile
import threading
import weakref

N_ROWS = 80
"""More than there are workers, because one that stops may still have its row when the next one starts."""

_NUMBER = struct.Struct("<d")


class SharedNumbers:
    """Rows of as many numbers; all of them are 0 at first."""

    def __init__(self, n_numbers: int) -> None:
        self._row_bytes = n_numbers * _NUMBER.size
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - its locks last as long as it is open
        weakref.finalize(self, self._file.close)
        os.truncate(self._file.fileno(), N_ROWS * self._row_bytes)
        self._memory = mmap.mmap(self._file.fileno(), N_ROWS * self._row_bytes)
        self._lock = threading.Lock()
        self._row_at: int | None = None

    def take_row(self) -> None:
        """Take a row for this process; without one, what it counts is lost."""
        self._row_at = next((at for at in range(0, len(self._memory), self._row_bytes) if self._is_taken(at)), None)

    def add(self, number: int, amount: float = 1.0) -> None:
        """Add to a number of this process."""
        if self._row_at is not None:
            at = self._row_at + number * _NUMBER.size
            with self._lock:
                _NUMBER.pack_into(self._memory, at, _NUMBER.unpack_from(self._memory, at)[0] + amount)

    def set(self, number: int, value: float) -> None:
        """Set a number of this process."""
        if self._row_at is not None:
            _NUMBER.pack_into(self._memory, self._row_at + number * _NUMBER.size, value)

    def read_all(self) -> list[list[float]]:
        """Return, for each number, what each process has of it, unless that is 0."""
        n_numbers = self._row_bytes // _NUMBER.size
        values = struct.unpack(f"<{N_ROWS * n_numbers}d", self._memory[:])
        return [[each for each in values[number::n_numbers] if each] for number in range(n_numbers)]

    def _is_taken(self, row_at: int) -> bool:
        """Take the row, if no other process has it."""
        try:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, self._row_bytes, row_at)
        except OSError:
            return False
        return True
