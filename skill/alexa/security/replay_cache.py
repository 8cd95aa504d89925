"""Replay cache: a request that comes twice is carried out once, and gets the same answer twice."""

import time
from collections.abc import Callable

from skill.alexa.security.shared_answers import SharedAnswers
from skill.alexa.security.single_flight import SingleFlight

MAX_CACHED = 2_048
LIFETIME_S = 300.0
"""Seconds for which an answer is kept: the time stamp of a request may be off by 150 s either way."""

AnswerBytes = bytes


class ReplayCache:
    """A cache of the latest answers, by the id of their request; the workers that are forked after it share it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._answers = SharedAnswers(MAX_CACHED)
        self._running = SingleFlight[AnswerBytes]()

    def answer_once(self, request_id: str, answer: Callable[[], AnswerBytes]) -> AnswerBytes:
        """Return the cached answer to this request, or compute it; a repeat in the same worker waits for the first."""
        return self._running.run(request_id, lambda: self._find_or_answer(request_id, answer))

    def _find_or_answer(self, request_id: str, answer: Callable[[], AnswerBytes]) -> AnswerBytes:
        began_s = self._clock()
        found = self._answers.find(request_id, since_s=began_s - LIFETIME_S)
        if found is not None:
            return found
        data = answer()
        self._answers.save(request_id, began_s, data)
        return data
