"""Heard sound: checks the sound that the page sends to be recognised."""

from skill.browser.page_input import PageInputError

RATE_HZ = 16_000
SOUND_TYPE = "audio/l16"
"""Raw samples: 16 bits, little-endian, one channel, 16 kHz."""

_SAMPLE_BYTES = 2
SHORTEST_MS, LONGEST_MS = 100, 20_000
MAX_SOUND_BYTES = LONGEST_MS * RATE_HZ * _SAMPLE_BYTES // 1_000


def parse_sound(data: bytes, media_type: str) -> bytes:
    """Return the samples; PageInputError if they are of another kind, too short or too long."""
    if media_type.lower() != SOUND_TYPE:
        raise PageInputError(f"send the sound as {SOUND_TYPE}: 16-bit little-endian mono samples at {RATE_HZ} Hz")
    if len(data) % _SAMPLE_BYTES:
        raise PageInputError("the sound ends in the middle of a sample")
    if not SHORTEST_MS <= len(data) * 1_000 // (RATE_HZ * _SAMPLE_BYTES) <= LONGEST_MS:
        raise PageInputError(f"send {SHORTEST_MS / 1_000} to {LONGEST_MS // 1_000} seconds of sound")
    return data
