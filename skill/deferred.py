"""Deferred: a value that is made when it is first needed, once, whichever threads need it."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class Deferred(Generic[_Value]):
    """A value, and the function that makes it."""

    def __init__(self, make: Callable[[], _Value]) -> None:
        self._make, self._lock = make, threading.Lock()
        self._made: tuple[_Value] | None = None

    def get(self) -> _Value:
        """Return the value; whoever comes while it is made waits for it."""
        if self._made is None:
            with self._lock:
                if self._made is None:
                    self._made = (self._make(),)
        return self._made[0]
