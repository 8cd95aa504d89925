"""Build want: what the slots of a request say is wanted."""

from collections.abc import Mapping
from dataclasses import replace

from audio_pipeline.catalog import Catalog
from skill.alexa.intents import FEELING, FIGURE, KIND, LENGTH, NEED, PROGRAMME
from skill.playback.naming.by_length import is_near_length
from skill.playback.naming.by_name import find_by_title
from skill.playback.naming.iso_durations import parse_iso_duration
from skill.playback.naming.names import BENEFIT, EXERCISE
from skill.playback.naming.needs import find_needed
from skill.playback.naming.read_want import read_want
from skill.playback.naming.want import Want
from skill.playback.voice_forms import split_voice


def build_want(catalog: Catalog, slots: Mapping[str, str], resolved_slots: Mapping[str, str]) -> Want:
    """Build the want of these slots; resolved_slots are the ids of the values that the assistant matched.

    Words for a kind or a need that are neither count as a name.
    """
    need, length_ms = slots.get(NEED, ""), parse_iso_duration(slots.get(LENGTH, ""))
    named = find_by_title(catalog, f"something for {need}") if need else None
    if named and (length_ms is None or is_near_length(named, length_ms)):
        return Want(name=f"something for {need}")
    needed = need or slots.get(FEELING, "")
    found, kind = find_needed(catalog, needed), _read_kind(slots.get(KIND, ""))
    unknown = (slots.get(KIND, "") if not kind else "", needed if not found else "")
    name = " ".join(filter(None, (slots.get(PROGRAMME, ""), *unknown)))
    want = read_want(catalog, name, resolved_slots.get(PROGRAMME, ""))
    # "With a man's voice" may be heard as words for a figure.
    voice, figure = split_voice(slots.get(FIGURE, ""))
    return replace(
        want,
        voice=want.voice or voice,
        kind=kind,
        figure=figure,
        length_ms=want.length_ms if length_ms is None else length_ms,
        needs=(found.content_id,) if found else want.needs,
    )


def _read_kind(words: str) -> str:
    """Return the kind that these words name; empty if they name none."""
    spoken = frozenset(words.lower().split())
    return "exercise" if spoken & EXERCISE else "benefit" if spoken & BENEFIT else ""
