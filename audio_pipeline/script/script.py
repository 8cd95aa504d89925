"""Script: a Content → everything that is said and heard, in order, with natural pauses."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from audio_pipeline.content.library import Pace, Pronunciation, ShowSettings
from audio_pipeline.content.manner import DESCEND
from audio_pipeline.content.model import (
    NO_CHIME,
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
from audio_pipeline.script.descent import apply_descent
from audio_pipeline.script.melody import choose_pause_ms, find_melody
from audio_pipeline.script.pronunciation import apply_lexicon, compile_lexicon


def build_script(content: Content, settings: ShowSettings, lexicon: Mapping[str, Pronunciation]) -> Script:
    """Build the Script of a programme."""
    parts = tuple(_generate_parts(content, settings.find_pace(content), lexicon))
    script = Script(content_id=content.id, parts=parts, manner=content.manner)
    return apply_descent(script, content.rate) if content.manner == DESCEND else script


def _generate_parts(content: Content, pace: Pace, lexicon: Mapping[str, Pronunciation]) -> Iterator[ScriptPart]:
    """Yield words as Segments, and what is between them as it is or after a natural pause."""
    lexicon_pattern = compile_lexicon(lexicon)
    usual = voice = content.voice or pace.voice
    melody = find_melody(content.blocks)
    gap: list[Block] = []
    said = ""
    pause_ms = 0
    for block in content.blocks:
        if isinstance(block, ChimeCue) and block.sound == NO_CHIME:
            continue
        if isinstance(block, Words):
            if said:
                pause_ms = _choose_natural_pause_ms(gap, pace, said, pause_ms)
                yield from _make_natural_pause(pause_ms, block.location)
            yield from _select_audible(gap)
            segment = _make_segment(block, voice, pace, lexicon, lexicon_pattern)
            said, pitch = next(melody)
            yield replace(segment, pitch_semitones=pitch)
            gap = []
        elif isinstance(block, VoiceChange):
            voice = block.voice or usual
        else:
            gap.append(block)
    yield from _select_audible(gap)


def _choose_natural_pause_ms(gap: Sequence[Block], pace: Pace, said: str, last_ms: int) -> int:
    """Return the pause a reader takes after a sentence; 0 if the author wrote a pause, cue or anchor."""
    if any(isinstance(block, Silence | Anchor | BreathCue | ChimeCue) for block in gap):
        return 0
    if any(isinstance(block, Heading) for block in gap):
        return pace.chapter_pause_ms
    if any(isinstance(block, ParagraphEnd) for block in gap):
        return pace.paragraph_pause_ms
    return choose_pause_ms(pace.sentence_pause_ms, said, last_ms) if pace.sentence_pause_ms else 0


def _make_natural_pause(pause_ms: int, location: SourceLocation) -> Iterator[Silence]:
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
    words: Words, voice: str, pace: Pace, lexicon: Mapping[str, Pronunciation], lexicon_pattern: re.Pattern[str] | None
) -> Segment:
    spans = tuple(pronounced for span in words.spans for pronounced in apply_lexicon(span, lexicon, lexicon_pattern))
    return Segment(
        spans=spans,
        voice=voice,
        rate=pace.rate,
        phrase_pause_ms=pace.phrase_pause_ms,
        treble_db=pace.treble_db,
        location=words.location,
    )
