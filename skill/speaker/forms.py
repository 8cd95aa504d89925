"""Forms: the variants of a programme, told apart in as few words as their titles allow (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

_ARTICLES = frozenset({"a", "an", "the"})

_Words = list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """What stands in titles that are otherwise the programme's."""

    lead: str
    """What comes before all of them: "beginning with"."""
    words: tuple[str, ...]
    """For each title "a friend", "a pet", "a pet", or the whole of it where nothing sets it apart."""


def told_apart(programme: str, variants: Sequence[str]) -> Forms:
    """Take from the variants' titles what all of them share with the programme's, then what they share themselves."""
    titles = [re.findall(r"[^\s,]+|,", each) for each in (programme, *variants)]
    without_start = [each[_shared(titles) :] for each in titles]
    n_last = _shared([each[::-1] for each in without_start])
    own = [_without_comma(each[: len(each) - n_last]) for each in without_start[1:]]
    n_lead = _lead(own)
    lead = own[0][:n_lead] if own else []
    words = (_text(each[n_lead:]) or title for each, title in zip(own, variants, strict=True))
    return Forms(lead=_text(lead), words=tuple(words))


def _shared(titles: Sequence[_Words]) -> int:
    """How many of their first words are the same."""
    return sum(1 for _ in takewhile(lambda words: len(set(words)) == 1, zip(*titles, strict=False)))


def _without_comma(words: _Words) -> _Words:
    return words[1:] if words[:1] == [","] else words


def _lead(own: Sequence[_Words]) -> int:
    """How many words they begin with alike; each keeps one at least, and an article stays with what follows it."""
    n = min(_shared(own), min(map(len, own), default=0) - 1) if len(own) > 1 else 0
    while n > 0 and own[0][n - 1].lower() in _ARTICLES:
        n -= 1
    return max(n, 0)


def _text(words: _Words) -> str:
    return " ".join(words).replace(" ,", ",").lower()
