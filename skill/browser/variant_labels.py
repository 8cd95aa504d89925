"""Variant labels: finds the words of their titles that distinguish a programme's variants (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

_ARTICLES = frozenset({"a", "an", "the"})

_Words = list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantLabels:
    """The words that distinguish a programme's variants."""

    lead: str
    """The words before all labels, such as "beginning with"."""
    labels: tuple[str, ...]
    """A label for each variant, such as "a friend"; its whole title if nothing distinguishes it."""


def label_variants(programme: str, variants: Sequence[str]) -> VariantLabels:
    """Return the titles without the words they share with the programme's, and then without those all share."""
    titles = [re.findall(r"[^\s,]+|,", each) for each in (programme, *variants)]
    without_start = [each[_count_shared(titles) :] for each in titles]
    n_last = _count_shared([each[::-1] for each in without_start])
    own = [_strip_comma(each[: len(each) - n_last]) for each in without_start[1:]]
    n_lead = _count_lead_words(own)
    lead = own[0][:n_lead] if own else []
    words = (_join_words(each[n_lead:]) or title for each, title in zip(own, variants, strict=True))
    return VariantLabels(lead=_join_words(lead), labels=tuple(words))


def _count_shared(titles: Sequence[_Words]) -> int:
    """Return how many first words the titles share."""
    return sum(1 for _ in takewhile(lambda words: len(set(words)) == 1, zip(*titles, strict=False)))


def _strip_comma(words: _Words) -> _Words:
    return words[1:] if words[:1] == [","] else words


def _count_lead_words(titles: Sequence[_Words]) -> int:
    """Return how many words the titles share at the start; each keeps at least one, and an article its noun."""
    n = min(_count_shared(titles), min(map(len, titles), default=0) - 1) if len(titles) > 1 else 0
    while n > 0 and titles[0][n - 1].lower() in _ARTICLES:
        n -= 1
    return max(n, 0)


def _join_words(words: _Words) -> str:
    return " ".join(words).replace(" ,", ",").lower()
