"""Forgotten: the listeners who were forgotten a moment ago, in memory."""

import threading
from collections import OrderedDict

_MOMENT_MS = 60 * 60 * 1_000
_MAX_LISTENERS = 10_000


class Forgotten:
    """Remembers for an hour who was forgotten: what their devices report of sound from before is not kept."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._at_ms: OrderedDict[str, int] = OrderedDict()

    def add(self, listener: str, at_ms: int) -> None:
        """Remember that a listener is forgotten at this time."""
        with self._lock:
            self._at_ms[listener] = at_ms
            while len(self._at_ms) > _MAX_LISTENERS:
                self._at_ms.popitem(last=False)

    def remove(self, listener: str) -> None:
        """Drop a listener who has asked for something since."""
        with self._lock:
            self._at_ms.pop(listener, None)

    def has(self, listener: str, now_ms: int) -> bool:
        """Return whether the listener was forgotten in the last hour, and has asked for nothing since."""
        with self._lock:
            at_ms = self._at_ms.get(listener)
            if at_ms is None or now_ms - at_ms <= _MOMENT_MS:
                return at_ms is not None
            del self._at_ms[listener]
            return False
