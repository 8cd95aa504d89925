"""Directives: what stands alone in its paragraph, in round brackets, and is heard instead of said."""

import re
from collections.abc import Callable, Mapping

from audio_pipeline.authoring.breaths import EXAMPLE, breathe
from audio_pipeline.authoring.durations import clock_ms, silence
from audio_pipeline.authoring.forms import ALL, OTHERS, For
from audio_pipeline.authoring.passage import Passage
from audio_pipeline.authoring.rules import nearest
from audio_pipeline.authoring.stage_directions import mend_of_direction
from audio_pipeline.errors import Fault, Place
from audio_pipeline.model import Bed, Breathe, Chime, HelplineWords, Silence, Until, VoiceChange
from audio_pipeline.settings import NEEDS

BEDS = ("pad", "ocean", "rain", "night", "brown", "none")
CHIMES = ("bowl", "soft")

BED_LEVEL_DB = -18.0
"""Where a bed lies unless the author says otherwise."""

LOWEST_BED_DB, HIGHEST_BED_DB = -40.0, -12.0
"""Lower is not heard, higher hides the voice."""

_WHOLE = r"\(\s*([A-Za-z-]+)\s*:\s*([^()]*?)\s*\)"
_BED = r"(\S+)(?:\s+([-\u2212+]?[0-9]{1,4}(?:\.[0-9]{1,4})?)\s*dB)?"

_FORMS = r"[\w-]+(\s*,\s*[\w-]+)*"

USUAL = "usual"
"""In place of a voice: the programme's own."""

Directive = Silence | Until | Breathe | Chime | Bed | VoiceChange | HelplineWords | For


def directive(passage: Passage) -> Directive | Fault | None:
    """The directive this paragraph is; None if it is words."""
    text, place = passage.text.strip(), passage.start
    found = re.fullmatch(_WHOLE, text)
    if found and found[1] in DIRECTIVES:
        return DIRECTIVES[found[1]](found[2], place)
    if found:
        mend = mend_of_direction(text[1:-1], between_sentences=True)
        mend = mend or f"{nearest(found[1], DIRECTIVES)}; words to be said need no brackets"
        return Fault(place, "unknown-directive", f'"{found[1]}" is no directive', mend)
    if loose := re.fullmatch(_LOOSE, text):
        mend = mend_of_direction(text.strip("()"), between_sentences=True) or _EXAMPLES[loose[1] or loose[2]]
        return Fault(place, "bad-directive", f"{text} is not written as a directive", mend)
    return None


def chime(name: str, place: Place) -> Chime | Fault:
    """The struck sound of this name."""
    if name not in CHIMES:
        return Fault(place, "unknown-chime", f'"{name}" is no chime', nearest(name, CHIMES))
    return Chime(sound=name, place=place)


def _until(value: str, place: Place) -> Until | Fault:
    ms = clock_ms(value)
    if ms is None:
        return Fault(place, "bad-directive", f'"{value}" is no time of the programme', _EXAMPLES["until"])
    return Until(ms=ms, place=place)


def _bed(value: str, place: Place) -> Bed | Fault:
    found = re.fullmatch(_BED, value)
    if not found:
        return Fault(place, "bad-directive", f'"{value}" is no bed', _EXAMPLES["bed"])
    sound, level = found[1], float((found[2] or str(BED_LEVEL_DB)).replace("\u2212", "-"))
    if sound not in BEDS:
        return Fault(place, "unknown-bed", f'"{sound}" is no bed', nearest(sound, BEDS))
    if not LOWEST_BED_DB <= level <= HIGHEST_BED_DB:
        mend = f"Choose between {LOWEST_BED_DB:.0f}dB and {HIGHEST_BED_DB:.0f}dB"
        return Fault(place, "bed-level", f"A bed cannot lie at {level:g} dB", mend)
    return Bed(sound=sound, level_db=level, place=place)


def _voice(value: str, place: Place) -> VoiceChange | Fault:
    if not value:
        return Fault(place, "bad-directive", "No voice is named", _EXAMPLES["voice"])
    return VoiceChange(voice="" if value == USUAL else value, place=place)


def _for(value: str, place: Place) -> For | Fault:
    names = tuple(name.strip() for name in value.split(","))
    if not re.fullmatch(_FORMS, value):
        return Fault(place, "bad-directive", f'"{value}" names no form', _EXAMPLES["for"])
    if len(names) > 1 and {OTHERS, ALL}.intersection(names):
        mend = f"Write (for: {OTHERS}), (for: {ALL}), or names alone"
        return Fault(place, "bad-directive", f"{OTHERS} and {ALL} cannot stand in a row of names", mend)
    return For(names=names, place=place)


def _helplines(value: str, place: Place) -> HelplineWords | Fault:
    if value not in NEEDS:
        return Fault(place, "unknown-need", f'"{value}" is no need', nearest(value, NEEDS))
    return HelplineWords(need=value, place=place)


DIRECTIVES: Mapping[str, Callable[[str, Place], Directive | Fault]] = {
    "pause": silence,
    "until": _until,
    "breathe": breathe,
    "chime": chime,
    "bed": _bed,
    "voice": _voice,
    "for": _for,
    "helplines": _helplines,
}

_EXAMPLES = {
    "pause": "Write (pause: 20s)",
    "until": "Write (until: 2:30)",
    "breathe": EXAMPLE,
    "chime": "Write (chime: bowl)",
    "bed": "Write (bed: pad -18dB)",
    "voice": f"Write (voice: fenrir), or (voice: {USUAL}) for the programme's own",
    "for": "Write (for: friend), or (for: friend, pet)",
    "helplines": "Write (helplines: crisis)",
}

# Nearly a directive: the colon or a bracket was forgotten. It would be read aloud. An aside ends with a stop.
_NAMES = "|".join(DIRECTIVES)
_LOOSE = rf"\(\s*({_NAMES})\b[^()\n]*(?<![.!?…])\)?|({_NAMES})\s*:[^\n]*"
