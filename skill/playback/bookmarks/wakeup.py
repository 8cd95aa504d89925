"""Wakeup: how one thread wakes another that waits for it."""

import os
import select
import weakref

_MANY = 4_096


class Wakeup:
    """A pipe on which one thread waits for others.

    Writing to a pipe gives the interpreter's lock away. A lock or a queue wakes the other thread while this one still
    has that lock, so that the other one at once sleeps again: there and back that takes twice the time.
    """

    def __init__(self) -> None:
        self._read_end, self._write_end = os.pipe()
        weakref.finalize(self, _close, self._read_end, self._write_end).atexit = False
        # Of a full pipe, the other thread will wake up anyway.
        os.set_blocking(self._write_end, False)
        self._poll = select.poll()
        self._poll.register(self._read_end, select.POLLIN)

    def wake(self) -> None:
        """Wake the thread that waits, or that waits next."""
        try:
            os.write(self._write_end, b"\0")
        except BlockingIOError:
            return

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until another thread wakes this one and return True; False if nobody does within timeout_s."""
        if timeout_s is not None and not self._poll.poll(timeout_s * 1_000):
            return False
        os.read(self._read_end, _MANY)
        return True


def _close(*ends: int) -> None:
    for each in ends:
        os.close(each)
