"""Replays: a request that comes twice is answered twice and done once."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future

MAX_KEPT = 2_048
KEPT_FOR_S = 300.0
"""As long as a request may be of now: 150 s either way."""

Answered = bytes


class Replays:
    """The latest answers, by the id of their request."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, Future[Answered]]] = OrderedDict()
        self._turn = threading.Lock()

    def once(self, request_id: str, answer: Callable[[], Answered]) -> Answered:
        """Answer, or hand out the answer that this request was given; whoever comes meanwhile waits for it."""
        with self._turn:
            self._drop_old()
            kept = self._kept.get(request_id)
            if kept is None:
                mine: Future[Answered] = Future()
                self._kept[request_id] = (self._clock(), mine)
        if kept is not None:
            return kept[1].result()
        try:
            mine.set_result(answer())
        finally:
            # Nobody may wait for an answer that never comes.
            mine.cancel()
        return mine.result()

    def _drop_old(self) -> None:
        oldest_s = self._clock() - KEPT_FOR_S
        while self._kept and (len(self._kept) >= MAX_KEPT or next(iter(self._kept.values()))[0] < oldest_s):
            self._kept.popitem(last=False)
