"""Fresh catalog: looks for a new catalog when a request comes, for a process that is frozen between requests."""

import threading
import time
from collections.abc import Callable

LONGEST_WAIT_S = 1.0
"""Seconds for which a request waits for a new catalog; then the one at hand answers, and the new one the next."""


class FreshCatalog:
    """Refreshes a catalog at most once in a while, in a thread that goes on when the process is thawed."""

    def __init__(
        self, refresh: Callable[[], None], get_pause_s: Callable[[], float], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._refresh, self._get_pause_s, self._clock = refresh, get_pause_s, clock
        self._looked_at_s = clock()
        self._looking: threading.Thread | None = None

    def look(self) -> None:
        """Refresh the catalog if it is time, and wait for it a little."""
        if not self._looking and self._clock() - self._looked_at_s >= self._get_pause_s():
            self._looking = threading.Thread(target=self._refresh, daemon=True)
            self._looking.start()
        if self._looking:
            self._looking.join(LONGEST_WAIT_S)
            if not self._looking.is_alive():
                self._looking, self._looked_at_s = None, self._clock()
