"""Phrase pauses: widen the silence that a voice leaves at a comma.

The sentence is spoken as a whole, so its melody does not begin again after each comma. A comma at which the voice made
no silence stays as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from audio_pipeline.content.model import Segment
from audio_pipeline.signal.loudness import db_to_amplitude
from audio_pipeline.signal.silence import find_audible_range
from audio_pipeline.speech.engines.engine import Speech
from audio_pipeline.speech.engines.spoken_text import get_spoken_text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PHRASE_END = re.compile(r"[,;:—–…]+\s")
_LETTER_MS, _PAUSE_MS = 56, 190
"""The length of a letter and of a comma against each other."""

_FRAME_MS = 5
_LOUD_PERCENTILE = 95
_SILENT_DB = -38.0
"""Against the frame that so many per cent of all frames stay below."""

_SHORTEST_GAP_MS = 110
"""A shorter silence may be that before a t or a k. So 274 of 315 commas were found in slow built-in sentences, and no
silence that belongs to no comma."""

_REACH_MS = 600
"""A silence that is further from where a comma is expected belongs to other words."""

_EDGE_MS = 5
"""The faint rest of a silence fades out and in beside what is added."""


def widen_phrase_pauses(segment: Segment, speech: Speech) -> Speech:
    """Return the speech with silences of at least the Segment's phrase pause at its commas."""
    if not segment.phrase_pause_ms:
        return speech
    samples, n_pause = speech.samples, speech.rate_hz * segment.phrase_pause_ms // 1_000
    for gap in reversed(find_phrase_gaps(segment, speech)):
        if (n_more := n_pause - (gap.stop - gap.start)) > 0:
            samples = _insert_silence(samples, (gap.start + gap.stop) // 2, n_more, speech.rate_hz)
    return replace(speech, samples=samples)


def find_phrase_gaps(segment: Segment, speech: Speech) -> list[slice]:
    """Return the silences at the Segment's commas, in order: near each, the longest and nearest."""
    audible = find_audible_range(speech.samples)
    gaps = [gap for gap in _find_gaps(speech) if audible.start < gap.start and gap.stop < audible.stop]
    n_reach = speech.rate_hz * _REACH_MS // 1_000
    found = set()
    for share in _find_phrase_ends("".join(map(get_spoken_text, segment.spans))):
        expected = audible.start + share * (audible.stop - audible.start)
        near = {(gap.start, gap.stop): _weigh_gap(gap, expected, n_reach) for gap in gaps}
        if near and max(near.values()) > 0:
            found.add(max(near, key=near.__getitem__))
    return [slice(*gap) for gap in sorted(found)]


def _find_phrase_ends(text: str) -> Iterator[float]:
    """Yield where each comma is expected, as a share of the whole sentence's time."""
    whole_ms = _weigh_text(text)
    for comma in _PHRASE_END.finditer(text):
        yield (_weigh_text(text[: comma.end()]) - _PAUSE_MS / 2) / whole_ms


def _weigh_text(text: str) -> float:
    return _LETTER_MS * sum(map(str.isalnum, text)) + _PAUSE_MS * len(_PHRASE_END.findall(text))


def _weigh_gap(gap: slice, expected: float, n_reach: int) -> float:
    start, stop = int(gap.start), int(gap.stop)
    return (stop - start) * (1 - abs((start + stop) / 2 - expected) / n_reach)


def _find_gaps(speech: Speech) -> list[slice]:
    """Return the silences that are long enough."""
    import numpy as np

    n_frame = speech.rate_hz * _FRAME_MS // 1_000
    frames = speech.samples[: len(speech.samples) // n_frame * n_frame].reshape(-1, n_frame)
    levels = np.sqrt(np.square(frames).mean(axis=1))
    if not len(levels):
        return []
    silent = levels < np.percentile(levels, _LOUD_PERCENTILE) * db_to_amplitude(_SILENT_DB)
    edges = np.flatnonzero(np.diff(silent.astype(int), prepend=0, append=0))
    gaps = [
        slice(int(start) * n_frame, int(stop) * n_frame) for start, stop in zip(edges[::2], edges[1::2], strict=True)
    ]
    return [gap for gap in gaps if (gap.stop - gap.start) * 1_000 >= _SHORTEST_GAP_MS * speech.rate_hz]


def _insert_silence(samples: "NDArray[np.float32]", at: int, n_more: int, rate_hz: int) -> "NDArray[np.float32]":
    import numpy as np

    n_edge = rate_hz * _EDGE_MS // 1_000
    fall = np.linspace(1.0, 0.0, n_edge, dtype=np.float32)
    before, after = samples[:at].copy(), samples[at:].copy()
    before[-n_edge:] *= fall
    after[:n_edge] *= fall[::-1]
    return np.concatenate([before, np.zeros(n_more, np.float32), after])
