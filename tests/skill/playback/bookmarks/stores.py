"""Stores that something is wrong with."""

import threading
import time

from skill.playback.bookmarks.bookmarks import Bookmarks, BookmarksError, Change, ListenerState

SECRET = b"a secret of the tests, and of no deployment"


class Faulty:
    """A store behind which another one works; while it is broken, every operation does what its fault does."""

    def __init__(self, store: Bookmarks) -> None:
        self.store, self.n_asked = store, 0
        self._is_mended = threading.Event()

    @property
    def is_broken(self) -> bool:
        return not self._is_mended.is_set()

    def mend(self) -> None:
        self._is_mended.set()

    def fault(self, operation: str) -> None:
        """What happens to whoever asks."""

    def load(self, listener: str, device: str) -> ListenerState:
        self._asked("load")
        return self.store.load(listener, device)

    def save(self, listener: str, change: Change) -> bool:
        self._asked("save")
        return self.store.save(listener, change)

    def delete_unused(self, before_ms: int, forgotten_before_ms: int) -> None:
        self.store.delete_unused(before_ms, forgotten_before_ms)

    def close(self) -> None:
        """What is behind it is looked at later."""

    def _asked(self, operation: str) -> None:
        self.n_asked += 1
        if self.is_broken:
            self.fault(operation)


class Hanging(Faulty):
    def fault(self, operation: str) -> None:
        del operation
        self._is_mended.wait()


class FailingLate(Hanging):
    """It fails when nobody waits any more."""

    def fault(self, operation: str) -> None:
        super().fault(operation)
        raise BookmarksError(f"no {operation}: locked for too long")


class Slow(Faulty):
    def fault(self, operation: str) -> None:
        del operation
        time.sleep(0.12)


class Unreachable(Faulty):
    def fault(self, operation: str) -> None:
        raise BookmarksError(f"no {operation}: the network is down")


class Odd(Faulty):
    def fault(self, operation: str) -> None:
        raise RuntimeError(operation)


class Full(Faulty):
    """What is in it can still be read."""

    def fault(self, operation: str) -> None:
        if operation == "save":
            raise BookmarksError("database or disk is full")
