"""Replay cache: a request that comes twice is answered twice and done once."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future

MAX_CACHED = 2_048
LIFETIME_S = 300.0
"""As long as a request may be of now: 150 s either way."""

AnswerBytes = bytes


class ReplayCache:
    """The latest answers, by the id of their request."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._cached: OrderedDict[str, tuple[float, Future[AnswerBytes]]] = OrderedDict()
        self._lock = threading.Lock()

    def answer_once(self, request_id: str, answer: Callable[[], AnswerBytes]) -> AnswerBytes:
        """Answer, or hand out the answer that this request was given; whoever comes meanwhile waits for it."""
        with self._lock:
            self._drop_old()
            kept = self._cached.get(request_id)
            if kept is None:
                mine: Future[AnswerBytes] = Future()
                self._cached[request_id] = (self._clock(), mine)
        if kept is not None:
            return kept[1].result()
        try:
            mine.set_result(answer())
        finally:
            # Nobody may wait for an answer that never comes.
            mine.cancel()
        return mine.result()

    def _drop_old(self) -> None:
        oldest_s = self._clock() - LIFETIME_S
        while self._cached and (len(self._cached) >= MAX_CACHED or next(iter(self._cached.values()))[0] < oldest_s):
            self._cached.popitem(last=False)
