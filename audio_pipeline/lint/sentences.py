"""Sentences: the texts of a content that people read or hear, as sentences, and the findings in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from audio_pipeline.content.model import Content, Span, Words
from audio_pipeline.errors import SourceLocation
from audio_pipeline.markup.sentences import find_sentence_ends

BLANK = "\ue000"
"""The letter that replaces every letter with a pronunciation of its own."""

SHOWN_FIELDS = ("title", "short_name", "summary", "kind_word", "in_short", "access", "gate", "withheld")
"""Keys of the front matter that people read or hear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, or the part of one up to a break."""

    text: str
    location: SourceLocation
    """The location of its first character; for the front matter, the start of the file."""
    key: str = ""
    """The key of the front matter; empty: it is spoken."""
    before: str = ""
    """The text before it, in the same text of the front matter or in the same sentence."""
    after: str = ""
    """The next sentence."""
    unmarked_text: str = ""
    """The text, with BLANK where a mark or the lexicon gives the pronunciation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LintFinding:
    """A problem in a Sentence."""

    sentence: Sentence
    start: int
    """The offset of its words in the text of the sentence."""
    rule: str
    what: str
    hint: str


def collect_sentences(content: Content) -> tuple[Sentence, ...]:
    """Return everything of a content that people read or hear, in order, without its questions."""
    return (*(each for key in SHOWN_FIELDS for each in split_field(content, key)), *collect_spoken(content, None))


def collect_spoken(content: Content, lexicon_pattern: re.Pattern[str] | None) -> tuple[Sentence, ...]:
    """Return what is spoken; the pattern finds the words that the lexicon knows."""
    words = [block for block in content.blocks if isinstance(block, Words)]
    return tuple(_make_sentences(words, lexicon_pattern))


def collect_substituted(content: Content) -> tuple[Sentence, ...]:
    """Return what the voice says in place of the words that are shown."""
    words = [block for block in content.blocks if isinstance(block, Words)]
    return tuple(
        Sentence(text="".join(span.alias or span.text for span in block.spans).strip(), location=block.location)
        for block in words
        if any(span.alias for span in block.spans)
    )


def is_unfinished(text: str) -> bool:
    """Tell whether a sentence goes on after this."""
    return bool(text) and text.rstrip("\"'”’»)")[-1:] not in (".", "!", "?", "…")


def split_field(content: Content, key: str) -> Iterator[Sentence]:
    """Split a text of the front matter into sentences."""
    whole: str = getattr(content, key)
    bounds = [0, *find_sentence_ends(whole), len(whole)]
    for start, end in pairwise(bounds):
        text, before, after = whole[start:end].strip(), whole[:start], whole[end:].strip()
        if text:
            yield Sentence(
                text=text, location=content.location, key=key, before=before, after=after, unmarked_text=text
            )


def _make_sentences(words: Sequence[Words], lexicon_pattern: re.Pattern[str] | None) -> Iterator[Sentence]:
    texts = ["".join(span.text for span in block.spans).strip() for block in words]
    before = ""
    for block, text, after in zip(words, texts, [*texts[1:], ""], strict=True):
        read = "".join(_replace_pronounced(span, lexicon_pattern) for span in block.spans).strip()
        yield Sentence(text=text, location=block.location, before=before, after=after, unmarked_text=read)
        before = f"{before} {text}".strip() if is_unfinished(text) else ""


def _replace_pronounced(span: Span, lexicon_pattern: re.Pattern[str] | None) -> str:
    """Return the span's text, with BLANK for words that have a pronunciation of their own."""
    if span.ipa or span.alias:
        return BLANK * len(span.text)
    if lexicon_pattern is None or span.language:
        return span.text
    return lexicon_pattern.sub(lambda word: BLANK * len(word[0]), span.text)
