"""Script: a Content → what will be said and heard, in order, with the natural pauses in."""

import re
from collections.abc import Iterator, Mapping, Sequence

from audio_pipeline.authoring.lexicon import pattern, said_so
from audio_pipeline.errors import Place
from audio_pipeline.model import (
    Block,
    Breathe,
    Chime,
    Content,
    Heading,
    HelplineWords,
    ParagraphEnd,
    Part,
    Script,
    Segment,
    Silence,
    Until,
    VoiceChange,
    Words,
)
from audio_pipeline.settings import MANNERS, Pace, Saying, Settings


def script(content: Content, settings: Settings, lexicon: Mapping[str, Saying]) -> Script:
    """The Script of a programme."""
    pace = settings.pace[MANNERS[content.kind]]
    return Script(content_id=content.id, parts=tuple(_parts(content, pace, lexicon)))


def _parts(content: Content, pace: Pace, lexicon: Mapping[str, Saying]) -> Iterator[Part]:
    """Words as Segments; what stands between two of them as it is, or with a natural pause before it."""
    known = pattern(lexicon)
    usual = voice = content.voice or pace.voice
    gap: list[Block] = []
    spoken = False
    for block in content.blocks:
        if isinstance(block, Words):
            if spoken:
                yield from _natural_pause(gap, pace, block.place)
            yield from _heard(gap)
            yield _segment(block, voice, pace.rate, lexicon, known)
            gap, spoken = [], True
        elif isinstance(block, VoiceChange):
            voice = block.voice or usual
        else:
            gap.append(block)
    yield from _heard(gap)


def _natural_pause(gap: Sequence[Block], pace: Pace, place: Place) -> Iterator[Silence]:
    """The pause a reader takes between two sentences, unless the author wrote what is to be there."""
    if any(isinstance(block, Silence | Until | Breathe | Chime) for block in gap):
        return
    pause_ms = pace.sentence_pause_ms
    if any(isinstance(block, Heading) for block in gap):
        pause_ms = pace.chapter_pause_ms
    elif any(isinstance(block, ParagraphEnd) for block in gap):
        pause_ms = pace.paragraph_pause_ms
    if pause_ms:
        yield Silence(ms=pause_ms, place=place, natural=True)


def _heard(gap: Sequence[Block]) -> Iterator[Part]:
    """What the author wrote between the words; a silence of nothing has done its work."""
    for block in gap:
        if isinstance(block, Silence) and not block.ms:
            continue
        if not isinstance(block, Words | ParagraphEnd | VoiceChange | HelplineWords):
            yield block


def _segment(
    words: Words, voice: str, rate: float, lexicon: Mapping[str, Saying], known: re.Pattern[str] | None
) -> Segment:
    spans = tuple(said for span in words.spans for said in said_so(span, lexicon, known))
    return Segment(spans=spans, voice=voice, rate=rate, place=words.place)
