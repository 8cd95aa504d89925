"""Chapters: the part of a programme at a time, and the part that a listener names (pure)."""

import re
from collections.abc import Sequence

from audio_pipeline.catalog import Chapter

_SMALL_WORDS = frozenset(
    {"a", "an", "the", "this", "that", "part", "chapter", "bit", "section", "with", "where", "about", "of", "to", "for"}
)
_ENDINGS = ("ings", "ning", "ing", "es", "ed", "e", "s")
"""Endings without which "breathing", "breathe" and "breaths" are one word."""

_SHORTEST_STEM = 3

_FIRST, _LAST = ("begin", "start", "intro", "introduction", "first"), ("end", "last", "clos")
"""Names of the first and the last chapter, in whichever programme; without their endings."""


def find_chapter_index(chapters: Sequence[Chapter], offset_ms: int) -> int:
    """Return the number of the chapter that is heard at this time, from 0."""
    return max((index for index, each in enumerate(chapters) if each.start_ms <= offset_ms), default=0)


def find_named_chapter(chapters: Sequence[Chapter], name: str) -> Chapter | None:
    """Return the chapter with this name, or else the first that has all words of the name in its own."""
    words = stem_words(name)
    if not words or not chapters:
        return None
    exact = (each for each in chapters if stem_words(each.title) == words)
    wider = (each for each in chapters if set(words) <= set(stem_words(each.title)))
    ends = {**dict.fromkeys(_FIRST, chapters[0]), **dict.fromkeys(_LAST, chapters[-1])}
    return next(exact, None) or next(wider, None) or (ends.get(words[0]) if len(words) == 1 else None)


def find_like_chapter(chapters: Sequence[Chapter], title: str) -> Chapter | None:
    """Return the chapter of another programme that is most like this one; None if none has a word of it."""
    words = set(stem_words(title))
    scored = [(_measure_likeness(words, set(stem_words(each.title))), each) for each in chapters]
    likeness, chapter = max(scored, key=lambda each: each[0], default=(0.0, None))
    return chapter if likeness > 0 else None


def stem_words(text: str) -> tuple[str, ...]:
    """Return the words that carry the meaning of a name, without their endings."""
    words = re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return tuple(_stem(word) for word in words if word not in _SMALL_WORDS)


def _stem(word: str) -> str:
    ending = next((each for each in _ENDINGS if word.endswith(each)), "")
    return word.removesuffix(ending) if len(word) - len(ending) >= _SHORTEST_STEM else word


def _measure_likeness(words: set[str], others: set[str]) -> float:
    """Return the share of the words of two names that are in both."""
    return len(words & others) / len(words | others) if words | others else 0.0
