"""Speech duration: estimate how long words last before they are spoken.

Measured on 417 sentences of 21 built-in programmes in the usual voice: half of the programmes are within 2 % of their
speech, and all within 6 %; the words before one anchor are within 14 % in 95 % of cases, and always within 27 %.
"""

import re

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.content.model import Anchor, Clip, Script, Segment
from audio_pipeline.speech.engines.spoken_text import calculate_speed, get_spoken_text

TYPICAL_ERROR = 0.1
"""The error of the estimate for a whole programme, as a share of its speech."""

WORST_ERROR = 0.2
"""The error of the estimate for a few sentences, as a share of them."""

_LETTER_MS, _STOP_MS, _SENTENCE_MS = 56.0, 190.0, 156.0
_PACE = 1.3
"""Exponent of the speed: over 1, because a slower voice also makes longer pauses."""

_STOP = re.compile(r"[,;:—…]|[.?!](?=\s)")


def estimate_clip(segment: Segment, share: float = 1.0) -> Clip:
    """Return a Clip without sound that is as long as the segment probably is, or a share of that."""
    text = "".join(get_spoken_text(span) for span in segment.spans)
    letters = sum(letter.isalnum() for letter in text)
    ms = (_LETTER_MS * letters + _STOP_MS * len(_STOP.findall(text))) / calculate_speed(segment) ** _PACE + _SENTENCE_MS
    return Clip(key="", n_samples=round(ms * share) * SAMPLE_RATE_HZ // 1000)


def estimate_error_ms(script: Script) -> float:
    """Return the error of a script's length in milliseconds: only words after the last anchor move its end."""
    anchors = [index for index, part in enumerate(script.parts) if isinstance(part, Anchor)]
    after = script.parts[anchors[-1] :] if anchors else script.parts
    n_samples = sum(estimate_clip(part).n_samples for part in after if isinstance(part, Segment))
    return (WORST_ERROR if anchors else TYPICAL_ERROR) * n_samples * 1000 / SAMPLE_RATE_HZ
