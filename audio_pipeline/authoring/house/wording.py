"""Wording: the words of a content that reach people, a sentence at a time, and what a rule finds in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from audio_pipeline.authoring.sentences import sentence_ends
from audio_pipeline.errors import Place
from audio_pipeline.model import Content, Span, Words

BLANK = "\ue000"
"""In place of every letter that a voice does not read as it is written."""

SHOWN = ("title", "summary", "access", "gate", "withheld")
"""Keys of the front matter that people read or hear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A sentence, or the part of one up to a break."""

    text: str
    place: Place
    """Of its first character; of a text of the front matter, that of the file."""
    key: str = ""
    """Of the front matter; empty: it is said."""
    before: str = ""
    """What stands before it: in the same text of the front matter, or in the same sentence."""
    after: str = ""
    """The next sentence."""
    read: str = ""
    """What is left to the voice: the text with BLANK wherever a mark or the lexicon says how it is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to mend in a Wording."""

    wording: Wording
    start: int
    """Of the words it is about; an offset into the text."""
    rule: str
    what: str
    mend: str


def wordings(content: Content) -> tuple[Wording, ...]:
    """Everything people read or hear of a content, in order; never how they ask for it."""
    return (*(each for key in SHOWN for each in of_a_key(content, key)), *said(content, None))


def said(content: Content, known: re.Pattern[str] | None) -> tuple[Wording, ...]:
    """What is spoken; the pattern finds the words that a lexicon knows."""
    words = [block for block in content.blocks if isinstance(block, Words)]
    return tuple(_of_words(words, known))


def heard(content: Content) -> tuple[Wording, ...]:
    """What the voice says where an author had other words written."""
    words = [block for block in content.blocks if isinstance(block, Words)]
    return tuple(
        Wording(text="".join(span.said or span.text for span in block.spans).strip(), place=block.place)
        for block in words
        if any(span.said for span in block.spans)
    )


def is_open(text: str) -> bool:
    """Whether a sentence goes on after this."""
    return bool(text) and text.rstrip("\"'”’»)")[-1:] not in (".", "!", "?", "…")


def of_a_key(content: Content, key: str) -> Iterator[Wording]:
    """A text of the front matter, sentence by sentence."""
    whole: str = getattr(content, key)
    bounds = [0, *sentence_ends(whole), len(whole)]
    for start, end in pairwise(bounds):
        text, before, after = whole[start:end].strip(), whole[:start], whole[end:].strip()
        if text:
            yield Wording(text=text, place=content.place, key=key, before=before, after=after, read=text)


def _of_words(words: Sequence[Words], known: re.Pattern[str] | None) -> Iterator[Wording]:
    texts = ["".join(span.text for span in block.spans).strip() for block in words]
    before = ""
    for block, text, after in zip(words, texts, [*texts[1:], ""], strict=True):
        read = "".join(_read(span, known) for span in block.spans).strip()
        yield Wording(text=text, place=block.place, before=before, after=after, read=read)
        before = f"{before} {text}".strip() if is_open(text) else ""


def _read(span: Span, known: re.Pattern[str] | None) -> str:
    """The span's text with BLANK for what the voice is told how to say."""
    if span.ipa or span.said:
        return BLANK * len(span.text)
    if known is None or span.language:
        return span.text
    return known.sub(lambda word: BLANK * len(word[0]), span.text)
