"""Sentences: cuts what a listener said at full stops, and, as speech has none, before a question or a request."""

import re
from collections.abc import Iterator

_SENTENCE_ENDS = re.compile(r"[.!?;\u2026]+\s+|\n+")

_REQUEST_BEGINS = re.compile(
    r"(?<!you)[\s,]+(?=(?:(?:and|but|so|then|please) ){0,2}(?:"
    r"(?:how|what|why)(?:['\u2019]s| (?:do|does|did|can|could|should|would|will|is|are|long|many))"
    r"|(?:can|could|will|would) you"
    r"|play|start|explain|(?:tell|give|help|show) me"
    r")\b)",
    re.IGNORECASE,
)
"""The space before a question or a request, as it often follows something else in one breath."""

_LEAST_WORDS = 2
"""The fewest words before a request that may tell something by themselves."""


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text that has several, then what is said in any sentence before a request.

    The text itself is never among them.
    """
    sentences = [each for each in _SENTENCE_ENDS.split(text) if each.strip()]
    before = [part for each in sentences for part in _list_before_requests(each)]
    return [*(sentences if len(sentences) > 1 else ()), *before]


def _list_before_requests(sentence: str) -> Iterator[str]:
    """Yield the parts of a sentence that end where a request begins."""
    start = 0
    for space in _REQUEST_BEGINS.finditer(sentence):
        if len(sentence[start : space.start()].split()) >= _LEAST_WORDS:
            yield sentence[start : space.start()]
            start = space.end()
