"""Descent: find programmes that are to descend, and have no time for it."""

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.content.manner import BED_ALONE_MS, BED_FADE_MS, DESCEND
from audio_pipeline.content.model import Mix, Script
from audio_pipeline.errors import Fault, SourceLocation

_END_MS = BED_ALONE_MS + BED_FADE_MS


def check_descent(script: Script, mix: Mix, location: SourceLocation, slack_ms: int = 0) -> tuple[Fault, ...]:
    """Return the fault of a programme that descends without anchors, or ends too soon after its last words.

    `slack_ms` is allowed where the end of the last words is an estimate.
    """
    if script.manner != DESCEND or not mix.timings:
        return ()
    if not script.last_anchor_ms:
        what, hint = "It descends from anchor to anchor, and has none", "Write (until: …) before each of its parts"
        return (Fault(location, "no-descent", what, hint),)
    left_ms = mix.n_samples * 1000 // SAMPLE_RATE_HZ - mix.timings[-1].end_ms
    if left_ms >= _END_MS - slack_ms:
        return ()
    what = f"It ends {left_ms / 1000:.0f} s after its last words, and the bed needs {_END_MS // 1000} to fade"
    return (Fault(location, "no-descent", what, "Say them sooner, or move the last (until: …)"),)
