"""Timed words: chapters and transcripts of programmes that nobody has spoken, at times that are easily reckoned."""

from collections.abc import Iterator, Sequence

from audio_pipeline.content.model import Content, Heading, TimedText, Words

_STEP_MS = 5_000
"""Chapters and sentences begin at whole steps."""


def time_words(content: Content, length_ms: int) -> tuple[tuple[TimedText, ...], tuple[TimedText, ...]]:
    """Return chapters of equal lengths, and their words, a part of a sentence in every step until the next chapter."""
    parts = _split_at_headings(content)
    chapter_ms = max(length_ms // max(len(parts), 1) // _STEP_MS, 1) * _STEP_MS
    starts_ms = [at * chapter_ms for at in range(len(parts))]
    chapters = tuple(
        TimedText(start_ms=start_ms, end_ms=end_ms, text=title)
        for start_ms, end_ms, (title, _) in zip(starts_ms, (*starts_ms[1:], length_ms), parts, strict=True)
    )
    return chapters, tuple(
        words for chapter, (_, texts) in zip(chapters, parts, strict=True) for words in _time_part(chapter, texts)
    )


def _split_at_headings(content: Content) -> list[tuple[str, list[str]]]:
    parts: list[tuple[str, list[str]]] = []
    for block in content.blocks:
        if isinstance(block, Heading):
            parts.append((block.title, []))
        elif isinstance(block, Words) and parts:
            parts[-1][1].append("".join(span.text for span in block.spans).strip())
    return parts


def _time_part(chapter: TimedText, texts: Sequence[str]) -> Iterator[TimedText]:
    for start_ms, text in zip(range(chapter.start_ms, chapter.end_ms, _STEP_MS), texts, strict=False):
        yield TimedText(start_ms=start_ms, end_ms=start_ms + _STEP_MS, text=text)
