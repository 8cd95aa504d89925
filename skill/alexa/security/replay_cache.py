"""Replay cache: a request that comes twice is carried out once, and gets the same answer twice."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from skill.alexa.security.single_flight import SingleFlight

MAX_CACHED = 2_048
LIFETIME_S = 300.0
"""Seconds for which an answer is kept: the time stamp of a request may be off by 150 s either way."""

AnswerBytes = bytes


class ReplayCache:
    """A cache of the latest answers, by the id of their request."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._cached: OrderedDict[str, tuple[float, AnswerBytes]] = OrderedDict()
        self._lock = threading.Lock()
        self._running = SingleFlight[AnswerBytes]()

    def answer_once(self, request_id: str, answer: Callable[[], AnswerBytes]) -> AnswerBytes:
        """Return the cached answer to this request, or compute it; a repeated request waits for the first."""
        return self._running.run(request_id, lambda: self._find_or_answer(request_id, answer))

    def _find_or_answer(self, request_id: str, answer: Callable[[], AnswerBytes]) -> AnswerBytes:
        began_s = self._clock()
        with self._lock:
            self._drop_old(began_s - LIFETIME_S)
            if request_id in self._cached:
                return self._cached[request_id][1]
        data = answer()
        with self._lock:
            self._cached[request_id] = (began_s, data)
            if len(self._cached) > MAX_CACHED:
                self._cached.popitem(last=False)
        return data

    def _drop_old(self, oldest_s: float) -> None:
        while self._cached and next(iter(self._cached.values()))[0] < oldest_s:
            self._cached.popitem(last=False)
