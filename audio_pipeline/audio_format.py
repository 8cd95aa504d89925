"""Audio format: the sample rate and frame length that every part of the line shares."""

SAMPLE_RATE_HZ = 48_000
"""The sample rate of all sound: at 48 kHz an MP3 frame has a constant size, so frames can be spliced."""

FRAME_SAMPLES = 1_152
"""Samples in one MPEG-1 Layer III frame (ISO 11172-3): 24 ms at 48 kHz."""


def ms_to_samples(ms: int) -> int:
    """Return the number of whole samples in this many milliseconds."""
    return ms * SAMPLE_RATE_HZ // 1000
