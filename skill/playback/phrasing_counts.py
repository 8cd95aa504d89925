"""Phrasing counts: how often each sentence with several phrasings was said to a listener, so that none is repeated."""

from collections.abc import Sequence

from skill.phrases.phrasings import REPEATED, find_due_index
from skill.playback.bookmarks.bookmarks import Counts
from skill.playback.bookmarks.changes import merge_counts


def choose_phrasing(said: Counts, phrasings: Sequence[str], previous_speech: str = "") -> tuple[str, Counts]:
    """Return the phrasing that is due, and the counts with it.

    Counts are how often each of REPEATED was said, in their order; shorter if the last ones were never said. They only
    grow, so of two the greater one is right.
    """
    at = REPEATED.index(phrasings)
    n_said = said[at] if at < len(said) else 0
    index = find_due_index(phrasings, n_said, previous_speech)
    # The count always leads to the phrasing after this one.
    n_said += (index - n_said) % len(phrasings) + 1
    return phrasings[index], merge_counts(said, (*(0,) * at, n_said))
