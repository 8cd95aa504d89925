"""Speech duration: how long words will last before anybody has spoken them.

Measured on 417 sentences of 21 built-in programmes in the usual voice: half of the programmes come within 2 % of their
speech, all within 6 %, and what stands before one anchor within 14 % nineteen times in twenty, and never over 27 %.
"""

import re

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.content.model import Anchor, Clip, Script, Segment
from audio_pipeline.speech.engines.spoken_text import calculate_speed, get_spoken_text

TYPICAL_ERROR = 0.1
"""Part of a programme's speech: what the estimate of all of it may be wrong by."""

WORST_ERROR = 0.2
"""What the estimate of a few sentences may be wrong by."""

_LETTER_MS, _STOP_MS, _SENTENCE_MS = 56.0, 190.0, 156.0
_PACE = 1.3
"""A slower voice also takes longer pauses."""

_STOP = re.compile(r"[,;:—…]|[.?!](?=\s)")


def estimate_clip(segment: Segment, share: float = 1.0) -> Clip:
    """A Clip as long as the segment will probably be, or a share of that; there is no sound in it."""
    text = "".join(get_spoken_text(span) for span in segment.spans)
    letters = sum(letter.isalnum() for letter in text)
    ms = (_LETTER_MS * letters + _STOP_MS * len(_STOP.findall(text))) / calculate_speed(segment) ** _PACE + _SENTENCE_MS
    return Clip(key="", n_samples=round(ms * share) * SAMPLE_RATE_HZ // 1000)


def estimate_error_ms(script: Script) -> float:
    """What its length may be off by: only the words after the last anchor can move its end."""
    anchors = [at for at, part in enumerate(script.parts) if isinstance(part, Anchor)]
    after = script.parts[anchors[-1] :] if anchors else script.parts
    n_samples = sum(estimate_clip(part).n_samples for part in after if isinstance(part, Segment))
    return (WORST_ERROR if anchors else TYPICAL_ERROR) * n_samples * 1000 / SAMPLE_RATE_HZ
