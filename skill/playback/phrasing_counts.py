"""Phrasing counts: how often each sentence with several phrasings was said to a listener, so that none is repeated."""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from skill.phrases.phrasings import REPEATED, find_due_index

_MAX_LISTENERS = 10_000

Counts = tuple[int, ...]
"""How often each of REPEATED was said, in their order; shorter if the last ones were never said."""


class PhrasingCounts:
    """Chooses the phrasing that is due.

    The counts are kept in memory until the listener's next bookmark is saved, which has them too: no request writes for
    them alone. They only grow, so of two the greater one is right.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: OrderedDict[str, Counts] = OrderedDict()

    def choose(
        self, listener: str, saved: Iterable[Counts], phrasings: Sequence[str], previous_speech: str = ""
    ) -> str:
        """Return the phrasing that is due, and count it."""
        counts, at = self.find(listener, saved), REPEATED.index(phrasings)
        n_said = counts[at] if at < len(counts) else 0
        index = find_due_index(phrasings, n_said, previous_speech)
        # The count always leads to the phrasing after this one, also if another process has said the last one.
        n_said += (index - n_said) % len(phrasings) + 1
        with self._lock:
            self._counts[listener] = merge_counts((counts, (*(0,) * at, n_said)))
            self._counts.move_to_end(listener)
            while len(self._counts) > _MAX_LISTENERS:
                self._counts.popitem(last=False)
        return phrasings[index]

    def find(self, listener: str, saved: Iterable[Counts]) -> Counts:
        """Return the counts of a listener, of whom these are saved."""
        return merge_counts((self._counts.get(listener, ()), *saved))

    def remove(self, listener: str) -> None:
        """Forget a listener."""
        with self._lock:
            self._counts.pop(listener, None)


def merge_counts(counts: Iterable[Counts]) -> Counts:
    """Return the greatest of each count."""
    return tuple(map(max, zip_longest(*counts, fillvalue=0)))
