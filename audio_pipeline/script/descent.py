"""Descent: give every sentence of a programme that descends its speed and level (pure).

Both depend on the anchor before a sentence alone, so an edited sentence changes no other one.
"""

from collections.abc import Iterator
from dataclasses import replace

from audio_pipeline.content import manner
from audio_pipeline.content.model import Anchor, Script, ScriptPart, Segment, Silence


def apply_descent(script: Script, form_rate: float) -> Script:
    """Return the script, softer and slower from anchor to anchor until the one before the last words.

    A form in another voice becomes as slow as its programme, by its own speed against it.
    """
    return replace(script, parts=tuple(_apply_places(script, form_rate)))


def _apply_places(script: Script, form_rate: float) -> Iterator[ScriptPart]:
    last_ms, place = script.last_anchor_ms, 0.0
    for part in script.parts:
        if isinstance(part, Anchor) and last_ms:
            place = min(part.ms / last_ms, 1.0)
        yield _apply_place(part, place, form_rate)


def _apply_place(part: ScriptPart, place: float, form_rate: float) -> ScriptPart:
    match part:
        case Segment():
            return replace(
                part,
                rate=manner.calculate_rate(part.rate, place, form_rate),
                level_db=manner.calculate_level_db(place),
                phrase_pause_ms=manner.calculate_pause_ms(part.phrase_pause_ms, place),
            )
        case Silence(natural=True):
            return replace(part, ms=manner.calculate_pause_ms(part.ms, place))
        case _:
            return part
