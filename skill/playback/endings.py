"""Endings: decides in which silence of a programme a sleep timer ends it (pure).

No device can be told to stop in the middle of a sound. So a programme is also published up to some of its silences,
and one of these streams plays instead of the whole.
"""

from audio_pipeline.catalog import Ending, Release
from skill.playback.tokens import parse_ending_place_ms

_EARLY_SHARE = 10
"""An ending may come earlier than the timer by one part in this many of the time that is left."""


def choose_ending(release: Release, offset_ms: int, at_ms: int, stop_at_ms: int) -> Ending | None:
    """Return the ending for a programme that plays on from an offset at a time; None if it plays to its own end.

    It is the first one that is not noticeably before the timer: an early end is noticed, a late one is slept through.
    """
    left_ms = stop_at_ms - at_ms
    if left_ms <= 0:
        return None
    earliest_ms = offset_ms + left_ms - left_ms // _EARLY_SHARE
    return next((each for each in release.endings if each.place_ms >= earliest_ms), None)


def find_end_ms(release: Release, token: str) -> int:
    """Return the place in a programme at which the stream with this token ends."""
    place_ms = parse_ending_place_ms(token)
    return release.duration_ms if place_ms is None else place_ms


def find_ending(release: Release, token: str) -> Ending | None:
    """Return the ending that a token names; None if it names none, or one that the programme no longer has."""
    place_ms = parse_ending_place_ms(token)
    return next((each for each in release.endings if each.place_ms == place_ms), None)
