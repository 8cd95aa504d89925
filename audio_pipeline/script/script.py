"""Script: a Content → everything that is said and heard, in order, with natural pauses."""

import re
from collections.abc import Iterator, Mapping, Sequence

from audio_pipeline.content.library import READING_STYLES, Pace, Pronunciation, ShowSettings
from audio_pipeline.content.model import (
    Anchor,
    Block,
    BreathCue,
    ChimeCue,
    Content,
    Heading,
    HelplinePlaceholder,
    ParagraphEnd,
    Script,
    ScriptPart,
    Segment,
    Silence,
    VoiceChange,
    Words,
)
from audio_pipeline.errors import SourceLocation
from audio_pipeline.script.pronunciation import apply_lexicon, compile_lexicon


def build_script(content: Content, settings: ShowSettings, lexicon: Mapping[str, Pronunciation]) -> Script:
    """Build the Script of a programme."""
    pace = settings.pace[READING_STYLES[content.kind]]
    return Script(content_id=content.id, parts=tuple(_generate_parts(content, pace, lexicon)))


def _generate_parts(content: Content, pace: Pace, lexicon: Mapping[str, Pronunciation]) -> Iterator[ScriptPart]:
    """Yield words as Segments, and what is between them as it is or after a natural pause."""
    lexicon_pattern = compile_lexicon(lexicon)
    usual = voice = content.voice or pace.voice
    gap: list[Block] = []
    spoken = False
    for block in content.blocks:
        if isinstance(block, Words):
            if spoken:
                yield from _make_natural_pause(gap, pace, block.location)
            yield from _select_audible(gap)
            yield _make_segment(block, voice, pace.rate, lexicon, lexicon_pattern)
            gap, spoken = [], True
        elif isinstance(block, VoiceChange):
            voice = block.voice or usual
        else:
            gap.append(block)
    yield from _select_audible(gap)


def _make_natural_pause(gap: Sequence[Block], pace: Pace, location: SourceLocation) -> Iterator[Silence]:
    """Yield the pause a reader takes between two sentences, unless the author wrote a pause, cue or anchor."""
    if any(isinstance(block, Silence | Anchor | BreathCue | ChimeCue) for block in gap):
        return
    pause_ms = pace.sentence_pause_ms
    if any(isinstance(block, Heading) for block in gap):
        pause_ms = pace.chapter_pause_ms
    elif any(isinstance(block, ParagraphEnd) for block in gap):
        pause_ms = pace.paragraph_pause_ms
    if pause_ms:
        yield Silence(ms=pause_ms, location=location, natural=True)


def _select_audible(gap: Sequence[Block]) -> Iterator[ScriptPart]:
    """Yield what the author wrote between the words, without silences of no length."""
    for block in gap:
        if isinstance(block, Silence) and not block.ms:
            continue
        if not isinstance(block, Words | ParagraphEnd | VoiceChange | HelplinePlaceholder):
            yield block


def _make_segment(
    words: Words, voice: str, rate: float, lexicon: Mapping[str, Pronunciation], lexicon_pattern: re.Pattern[str] | None
) -> Segment:
    spans = tuple(pronounced for span in words.spans for pronounced in apply_lexicon(span, lexicon, lexicon_pattern))
    return Segment(spans=spans, voice=voice, rate=rate, location=words.location)
