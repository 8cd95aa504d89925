"""Melody: the pitch of each sentence by its place in its paragraph, and the pause after it (pure)."""

import hashlib
import itertools
from collections.abc import Iterator, Sequence

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ
from audio_pipeline.content.model import Anchor, Block, BreathCue, ChimeCue, Heading, ParagraphEnd, Words
from audio_pipeline.content.timed_text import ends_sentence

_FALL_SEMITONES = 1.9
"""From the first sentence of a paragraph to its last, as a reader's voice sinks."""

_LARGEST_STEP_SEMITONES = 0.9
"""Two sentences in a row differ by no more than this and a variation."""

_VARIATIONS_SEMITONES = (0.0, -0.2, -0.4)
"""Added by a sentence's own words, so that no two paragraphs begin alike. A voice that is raised sounds worse."""

_SHORT_LETTERS, _LONG_LETTERS = 30, 75
_SHORT_SHARE, _LONG_SHARE = 0.8, 1.2
"""The pause after a short sentence, and after a long one, against the pace's own."""

_FRAME_MS = FRAME_SAMPLES * 1_000 // SAMPLE_RATE_HZ
_STEP_MS = 2 * _FRAME_MS
"""The pauses of one class differ by this. It is more than a pause waits for the next frame, so they also sound so."""


def find_melody(blocks: Sequence[Block]) -> Iterator[tuple[str, float]]:
    """Yield the whole sentence of each Words in order, and its pitch in semitones against the voice's own."""
    for paragraph in _split_paragraphs(blocks):
        sentences = list(_split_sentences(paragraph))
        last = len(sentences) - 1
        fall = min(_FALL_SEMITONES, _LARGEST_STEP_SEMITONES * last)
        for place, parts in enumerate(sentences):
            sentence = " ".join(parts)
            variation = _VARIATIONS_SEMITONES[_hash_text(sentence) % len(_VARIATIONS_SEMITONES)]
            pitch = round(variation - (fall * place / last if last else 0.0), 2)
            yield from itertools.repeat((sentence, pitch), len(parts))


def choose_pause_ms(usual_ms: int, sentence: str, last_ms: int) -> int:
    """Return the pause after a sentence: longer after a long one, and never the last one again."""
    letters = len(sentence)
    share = _SHORT_SHARE if letters < _SHORT_LETTERS else _LONG_SHARE if letters > _LONG_LETTERS else 1.0
    pause_ms = round(usual_ms * share / _FRAME_MS) * _FRAME_MS + _STEP_MS * (_hash_text(sentence) % 3 - 1)
    return pause_ms + _STEP_MS if pause_ms == last_ms else pause_ms


def _split_paragraphs(blocks: Sequence[Block]) -> Iterator[tuple[str, ...]]:
    """Yield the words between two ends of a paragraph; a silence within one does not end it."""
    ends = itertools.accumulate(
        isinstance(block, ParagraphEnd | Heading | Anchor | BreathCue | ChimeCue) for block in blocks
    )
    for _, group in itertools.groupby(zip(ends, blocks, strict=True), key=lambda pair: pair[0]):
        if words := tuple(_join_spans(block) for _, block in group if isinstance(block, Words)):
            yield words


def _split_sentences(paragraph: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the parts of each sentence, which silences separate."""
    parts: list[str] = []
    for text in paragraph:
        if parts and _has_ended(parts[-1], text):
            yield tuple(parts)
            parts = []
        parts.append(text)
    yield tuple(parts)


def _has_ended(before: str, after: str) -> bool:
    """Return whether a sentence ends between two parts; one that trails off may go on in lower case."""
    return ends_sentence(before) or (before.endswith("…") and not after[:1].islower())


def _join_spans(words: Words) -> str:
    return "".join(span.text for span in words.spans)


def _hash_text(text: str) -> int:
    return hashlib.sha256(text.encode()).digest()[0]
