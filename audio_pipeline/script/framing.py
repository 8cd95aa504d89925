"""Framing: the mark of the show before and after a programme, and a soft end after its last word (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from audio_pipeline.content.library import Pronunciation, ShowSettings
from audio_pipeline.content.model import (
    NO_CHIME,
    Anchor,
    Bed,
    Block,
    BreathCue,
    ChimeCue,
    Content,
    Heading,
    Script,
    ScriptPart,
    Segment,
    Silence,
    Words,
)
from audio_pipeline.script.script import build_script

MARK = "mark"
"""The chime that is the sound of the show."""

END_MS = 1_500
"""The silence after the last word where nothing else is heard, in which a bed fades out."""

_BEFORE_MARK_MS = 900
"""From the last word to the mark."""


def build_framed_script(content: Content, settings: ShowSettings, lexicon: Mapping[str, Pronunciation]) -> Script:
    """Build the Script of a programme as it is published; one of a single line has no frame (build_script)."""
    return frame_script(build_script(content, settings, lexicon), content, settings)


def frame_script(script: Script, content: Content, settings: ShowSettings) -> Script:
    """Return the script of a programme with its beginning and its end, where the author wrote none."""
    has_mark = content.kind in settings.mark_kinds and content.closing != "sleep"
    parts = list(script.parts)
    first = next((number for number, part in enumerate(parts) if not isinstance(part, Bed | Heading)), len(parts))
    begins_with_words = any(isinstance(part, Segment) for part in parts[first : first + 1])
    if has_mark and begins_with_words and not _turns_off(content.blocks):
        parts.insert(first, ChimeCue(sound=MARK, location=content.location))
    if _ends_with_words(script.parts):
        parts += _make_end(content, has_mark=has_mark and not _turns_off(content.blocks[::-1]))
    return replace(script, parts=tuple(parts))


def _make_end(content: Content, *, has_mark: bool) -> Sequence[ScriptPart]:
    if not has_mark:
        return [Silence(ms=END_MS, location=content.location)]
    pause = Silence(ms=_BEFORE_MARK_MS, location=content.location)
    return [pause, ChimeCue(sound=MARK, location=content.location)]


def _ends_with_words(parts: Sequence[ScriptPart]) -> bool:
    """Return whether no silence and no cue of the author's follows the last word."""
    heard = [part for part in parts if isinstance(part, Segment | Silence | Anchor | BreathCue | ChimeCue)]
    return bool(heard) and isinstance(heard[-1], Segment)


def _turns_off(blocks: Sequence[Block]) -> bool:
    """Return whether (chime: none) stands before any words."""
    chimes = (block for block in blocks if isinstance(block, Words | ChimeCue))
    return isinstance(first := next(chimes, None), ChimeCue) and first.sound == NO_CHIME
