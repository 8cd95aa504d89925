"""Sentences: split runs of words into sentences."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from audio_pipeline.content.model import ChimeCue, Silence, Span, Words
from audio_pipeline.markup.inline_pieces import InlinePiece, TextRun
from audio_pipeline.markup.source_text import SourceText

_STOP = r"""[.!?…]+["'”’»)]*(?=\s)"""
_NEXT = r"""\s+["'“‘«(]*([\w.!?…,]?)"""
_CLOSING = ".!?…,;:"
_SPACE = r"\s+"
_LAST_WORD = r"[\w.]+\Z"

_NEVER_LAST = {"dr", "mr", "mrs", "ms", "st", "prof", "e.g", "i.e", "vs"}
"""Abbreviations, without their last full stop, that never end a sentence."""

SentenceBlock = Words | Silence | ChimeCue


def split_sentences(pieces: Iterable[InlinePiece], source: SourceText) -> list[SentenceBlock]:
    """Split a paragraph into sentences, or parts of one up to a break; every word is kept."""
    said: list[SentenceBlock] = []
    stretch: list[TextRun] = []
    for piece in pieces:
        if isinstance(piece, TextRun):
            stretch.append(piece)
        else:
            said += [*_split_runs(stretch, source), piece]
            stretch = []
    return _merge_fragments([*said, *_split_runs(stretch, source)])


def find_sentence_ends(text: str) -> list[int]:
    """Return the offset one past each sentence's last character, without the end of the text."""
    return [stop.end() for stop in re.finditer(_STOP, text) if _is_sentence_end(text, stop)]


def _is_sentence_end(text: str, stop: re.Match[str]) -> bool:
    following = re.compile(_NEXT).match(text, stop.end())
    if not following or following[1].islower() or following[1] in tuple(_CLOSING):
        return False
    if not stop[0].startswith(".") or stop[0].startswith(".."):
        return True
    word = re.search(_LAST_WORD, text[max(0, stop.start() - 20) : stop.start()])
    return not word or not (word[0].lower() in _NEVER_LAST or _is_initial(word[0]))


def _is_initial(word: str) -> bool:
    """Tell whether a word is a single capital letter that stands for a name; "I" is not."""
    return len(word) == 1 and word.isupper() and word != "I"


def _split_runs(runs: list[TextRun], source: SourceText) -> Iterator[Words]:
    """Yield one Words for each sentence of these runs, which have no break between them."""
    masked = "".join(_mask_replaced(run.span) for run in runs)
    bounds = [0, *find_sentence_ends(masked), len(masked)]
    for start, end in pairwise(bounds):
        visible = end - len(masked[start:end].lstrip())
        if visible < end:
            yield Words(
                spans=_fold_spaces(_slice_runs(runs, start, end)), location=source.locate(_find_offset(runs, visible))
            )


def _mask_replaced(span: Span) -> str:
    """Return the text, masked if it is replaced as a whole, so that a full stop in it does not end a sentence."""
    return "x" * len(span.text) if span.ipa or span.alias else span.text


def _slice_runs(runs: list[TextRun], start: int, end: int) -> Iterator[tuple[Span, str]]:
    """Yield the runs' words between two offsets into their joined text, each with the span it comes from."""
    at = 0
    for run in runs:
        text = run.span.text
        if part := text[max(start - at, 0) : max(end - at, 0)]:
            yield run.span, part
        at += len(text)


def _find_offset(runs: list[TextRun], offset: int) -> int:
    """Return the offset in the passage of a character of the joined text."""
    for run in runs:
        if offset < len(run.span.text):
            return run.offset + offset
        offset -= len(run.span.text)
    raise IndexError(offset)


def _fold_spaces(parts: Iterable[tuple[Span, str]]) -> tuple[Span, ...]:
    """Return the spans with one space for any white space, and none at the edges."""
    folded: list[tuple[Span, str]] = []
    for span, part in parts:
        text = re.sub(_SPACE, " ", part)
        if not folded or folded[-1][1].endswith(" "):
            text = text.lstrip()
        if text:
            folded.append((span, text))
    while folded and not folded[-1][1].strip():
        folded.pop()
    last = len(folded) - 1
    return tuple(replace(span, text=text.rstrip() if at == last else text) for at, (span, text) in enumerate(folded))


def _merge_fragments(blocks: list[SentenceBlock]) -> list[SentenceBlock]:
    """Join punctuation that a break has separated to the Words before it."""
    settled: list[SentenceBlock] = []
    carried: tuple[Span, ...] = ()
    last: int | None = None
    for block in blocks:
        if not isinstance(block, Words):
            settled.append(block)
            continue
        stray, spans = _split_leading_stops(block.spans) if last is not None else ((), block.spans)
        if not _has_words(spans):
            stray, spans = spans if last is None else stray + spans, ()
        if last is None:
            carried += stray
        else:
            settled[last] = _append_spans(settled[last], stray)
        if spans:
            settled.append(Words(spans=(*carried, *spans), location=block.location))
            carried, last = (), len(settled) - 1
    return settled


def _split_leading_stops(spans: tuple[Span, ...]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Split the punctuation at the start from the rest."""
    first, *others = spans
    rest = first.text.lstrip(_CLOSING)
    if rest == first.text:
        return (), spans
    stray = replace(first, text=first.text[: len(first.text) - len(rest)])
    return (stray,), (*([replace(first, text=rest.lstrip())] if rest.strip() else []), *others)


def _append_spans(block: SentenceBlock, more: tuple[Span, ...]) -> SentenceBlock:
    return replace(block, spans=block.spans + more) if isinstance(block, Words) else block


def _has_words(spans: Iterable[Span]) -> bool:
    """Tell whether it has anything that a voice can say."""
    return any(unicodedata.category(letter)[0] in "LN" for span in spans for letter in span.text + span.alias)
