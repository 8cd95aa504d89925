"""N-grams: the words, pairs of words and runs of letters of a sentence, as numbers below N_BUCKETS."""

from __future__ import annotations

import itertools
import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

N_BUCKETS = 1 << 16
"""The number of different n-grams that are told apart; others share a number."""

_LETTER_RUNS = (4, 5)
"""The lengths of the runs of letters."""

_WORD = re.compile(r"[a-z0-9']+")


def split_words(text: str) -> list[str]:
    """Return the words of a text, in lower case and without punctuation."""
    return _WORD.findall(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))


def hash_ngrams(text: str) -> NDArray[np.intp]:
    """Return the buckets of a sentence's n-grams, each once, in ascending order."""
    import numpy as np

    words = split_words(text)
    framed = ["<", *words, ">"]
    ngrams = set(framed)
    ngrams.update(f"{one} {two}" for one, two in itertools.pairwise(framed))
    ngrams.update(f"{one} {two} {three}" for one, two, three in zip(framed, framed[1:], framed[2:], strict=False))
    ngrams.update(f"{one} _ {three}" for one, three in zip(framed, framed[2:], strict=False))
    letters = f" {' '.join(words)} "
    ngrams.update(letters[at : at + n] for n in _LETTER_RUNS for at in range(len(letters) - n + 1))
    return np.array(sorted({zlib.crc32(each.encode()) % N_BUCKETS for each in ngrams}), dtype=np.intp)
