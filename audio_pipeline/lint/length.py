"""Length: check that an exercise is as long as it promises."""

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.content.clock import format_clock
from audio_pipeline.content.model import Content, Mix
from audio_pipeline.errors import Fault

LENGTH_TOLERANCE = 0.03
"""The share of the promised length by which a built exercise may miss it."""


def check_length(content: Content, mix: Mix, tolerance: float) -> tuple[Fault, ...]:
    """Report a length that misses the promised one by more than this part of it; nothing without a promise."""
    promised_s, s = content.length_ms / 1000, mix.n_samples / SAMPLE_RATE_HZ
    missed_s = s - promised_s
    if not content.length_ms or abs(missed_s) <= promised_s * tolerance:
        return ()
    promise = format_clock(content.length_ms)
    if missed_s > 0:
        over, hint = "over", "Say less, or shorten a pause"
    else:
        over, hint = "under", f"Add (until: {promise}) at the end, or say more"
    what = f"It is {format_clock(round(s) * 1000)} long, {abs(missed_s):.0f} s {over} the {promise} promised"
    return (Fault(content.location, "misses-length", what, f"{hint}; or promise another length"),)
