"""Directives: parse the round brackets that stand alone in a paragraph, such as (pause: 5s)."""

import re
from collections.abc import Callable, Mapping

from audio_pipeline.content.library import HELPLINE_NEEDS
from audio_pipeline.content.model import (
    NO_CHIME,
    Anchor,
    Bed,
    BreathCue,
    ChimeCue,
    HelplinePlaceholder,
    Silence,
    VoiceChange,
)
from audio_pipeline.errors import Fault, SourceLocation
from audio_pipeline.markup.breaths import BREATH_EXAMPLE, parse_breath_cue
from audio_pipeline.markup.durations import parse_clock_ms, parse_silence
from audio_pipeline.markup.rules import suggest_nearest
from audio_pipeline.markup.source_text import SourceText
from audio_pipeline.markup.stage_directions import suggest_directive
from audio_pipeline.markup.variants import ALL, OTHERS, VariantChange

BEDS = ("pad", "ocean", "rain", "night", "brown", "song", "none")
CHIMES = ("bowl", "soft", "mark")

BED_LEVEL_DB = -18.0
"""The usual level of a bed."""

LOWEST_BED_DB, HIGHEST_BED_DB = -40.0, -12.0
"""The range of a bed's level: a lower one is not heard, a higher one hides the voice."""

_WHOLE = r"\(\s*([A-Za-z-]+)\s*:\s*([^()]*?)\s*\)"
_BED = r"(\S+)(?:\s+([-\u2212+]?[0-9]{1,4}(?:\.[0-9]{1,4})?)\s*dB)?"

_VARIANTS = r"[\w-]+(\s*,\s*[\w-]+)*"

USUAL_VOICE = "usual"
"""The name that stands for the programme's own voice."""

Directive = Silence | Anchor | BreathCue | ChimeCue | Bed | VoiceChange | HelplinePlaceholder | VariantChange


def parse_directive(source: SourceText) -> Directive | Fault | None:
    """Parse a paragraph that is a directive; return None if it is words."""
    text, location = source.text.strip(), source.start
    match = re.fullmatch(_WHOLE, text)
    if match and match[1] in DIRECTIVES:
        return DIRECTIVES[match[1]](match[2], location)
    if match:
        hint = suggest_directive(text[1:-1], between_sentences=True)
        hint = hint or f"{suggest_nearest(match[1], DIRECTIVES)}; words to be said need no brackets"
        return Fault(location, "unknown-directive", f'"{match[1]}" is no directive', hint)
    if nearly := re.fullmatch(_NEARLY_DIRECTIVE, text):
        hint = suggest_directive(text.strip("()"), between_sentences=True) or _EXAMPLES[nearly[1] or nearly[2]]
        return Fault(location, "bad-directive", f"{text} is not written as a directive", hint)
    return None


def parse_chime(name: str, location: SourceLocation) -> ChimeCue | Fault:
    """Parse the name of a chime."""
    if name not in CHIMES:
        return Fault(location, "unknown-chime", f'"{name}" is no chime', suggest_nearest(name, CHIMES))
    return ChimeCue(sound=name, location=location)


def _parse_chime_or_none(name: str, location: SourceLocation) -> ChimeCue | Fault:
    """Parse the name of a chime, or the word that turns off the mark of the show."""
    return ChimeCue(sound=NO_CHIME, location=location) if name == NO_CHIME else parse_chime(name, location)


def _parse_anchor(value: str, location: SourceLocation) -> Anchor | Fault:
    ms = parse_clock_ms(value)
    if ms is None:
        return Fault(location, "bad-directive", f'"{value}" is no time of the programme', _EXAMPLES["until"])
    return Anchor(ms=ms, location=location)


def _parse_bed(value: str, location: SourceLocation) -> Bed | Fault:
    match = re.fullmatch(_BED, value)
    if not match:
        return Fault(location, "bad-directive", f'"{value}" is no bed', _EXAMPLES["bed"])
    sound, level = match[1], float((match[2] or str(BED_LEVEL_DB)).replace("\u2212", "-"))
    if sound not in BEDS:
        return Fault(location, "unknown-bed", f'"{sound}" is no bed', suggest_nearest(sound, BEDS))
    if not LOWEST_BED_DB <= level <= HIGHEST_BED_DB:
        hint = f"Choose between {LOWEST_BED_DB:.0f}dB and {HIGHEST_BED_DB:.0f}dB"
        return Fault(location, "bed-level", f"A bed cannot be at {level:g} dB", hint)
    return Bed(sound=sound, level_db=level, location=location)


def _parse_voice(value: str, location: SourceLocation) -> VoiceChange | Fault:
    if not value:
        return Fault(location, "bad-directive", "No voice is named", _EXAMPLES["voice"])
    return VoiceChange(voice="" if value == USUAL_VOICE else value, location=location)


def _parse_variants(value: str, location: SourceLocation) -> VariantChange | Fault:
    names = tuple(name.strip() for name in value.split(","))
    if not re.fullmatch(_VARIANTS, value):
        return Fault(location, "bad-directive", f'"{value}" is not a list of variants', _EXAMPLES["for"])
    if len(names) > 1 and {OTHERS, ALL}.intersection(names):
        hint = f"Write (for: {OTHERS}), (for: {ALL}), or names alone"
        return Fault(location, "bad-directive", f"{OTHERS} and {ALL} cannot stand in a row of names", hint)
    return VariantChange(names=names, location=location)


def _parse_helplines(value: str, location: SourceLocation) -> HelplinePlaceholder | Fault:
    if value not in HELPLINE_NEEDS:
        return Fault(location, "unknown-need", f'"{value}" is no need', suggest_nearest(value, HELPLINE_NEEDS))
    return HelplinePlaceholder(need=value, location=location)


DIRECTIVES: Mapping[str, Callable[[str, SourceLocation], Directive | Fault]] = {
    "pause": parse_silence,
    "until": _parse_anchor,
    "breathe": parse_breath_cue,
    "chime": _parse_chime_or_none,
    "bed": _parse_bed,
    "voice": _parse_voice,
    "for": _parse_variants,
    "helplines": _parse_helplines,
}

_EXAMPLES = {
    "pause": "Write (pause: 20s)",
    "until": "Write (until: 2:30)",
    "breathe": BREATH_EXAMPLE,
    "chime": "Write (chime: bowl)",
    "bed": "Write (bed: pad -18dB)",
    "voice": f"Write (voice: fenrir), or (voice: {USUAL_VOICE}) for the programme's own",
    "for": "Write (for: friend), or (for: friend, pet)",
    "helplines": "Write (helplines: crisis)",
}

# Nearly a directive: the colon or a bracket was forgotten. It would be read aloud. An aside ends with a stop.
_NAMES = "|".join(DIRECTIVES)
_NEARLY_DIRECTIVE = rf"\(\s*({_NAMES})\b[^()\n]*(?<![.!?…])\)?|({_NAMES})\s*:[^\n]*"
