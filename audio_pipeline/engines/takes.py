"""Takes: what an engine gives is checked before it is kept; what cannot be speech is made again, then in two halves."""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from audio_pipeline.engines.engine import Engine, Speech
from audio_pipeline.engines.lasting import lasting_ms, n_words
from audio_pipeline.engines.saying import has_words, speed
from audio_pipeline.errors import EngineError
from audio_pipeline.model import Segment
from audio_pipeline.signal import gate

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

TAKES = 3
"""So often the same words are asked for."""

_CLAUSE = re.compile(r"[,;:—–…]\s+")
_CLAUSE_PAUSE_MS = 190
"""What a voice leaves after a comma at its own pace."""
_EDGE_MS = 15
"""Kept around each half, so that no consonant is cut."""


def accepted(segment: Segment, engine: Engine) -> Speech:
    """The first take that can be speech, or both halves of it joined; EngineError says what is wrong with them all.

    The same takes are asked for in the same order each time, so it is the same one that is accepted.
    """
    wrong = ""
    for take in range(TAKES):
        speech = engine.synthesise(segment, take)
        wrong = fault(segment, speech)
        if not wrong:
            return speech
        log.warning("rejected take=%d engine=%s place=%s: %s", take, engine.id, segment.place, wrong)
    halves = in_halves(segment)
    if not halves:
        raise _refused(segment, engine, wrong)
    log.warning("in halves engine=%s place=%s", engine.id, segment.place)
    return _joined([accepted(half, engine) for half in halves], speed(segment))


def fault(segment: Segment, speech: Speech) -> str:
    """Say why this cannot be the Segment, as in "12.4 s for 5 words"; empty if it can."""
    if wrong := gate.fault(speech.samples, speech.rate_hz):
        return wrong
    span = gate.heard(speech.samples)
    ms = (span.stop - span.start) * 1_000 / speech.rate_hz
    shortest_ms, longest_ms = lasting_ms(segment)
    if shortest_ms <= ms <= longest_ms:
        return ""
    words = n_words(segment)
    return f"{ms / 1_000:.1f} s for {words} word{'s' if words > 1 else ''}"


def in_halves(segment: Segment) -> tuple[Segment, ...]:
    """The Segment in two, at the end of the clause that is nearest to its middle; nothing if it is one clause."""
    middle = len(segment.text) / 2
    cuts = sorted(_cuts(segment), key=lambda cut: abs(cut[0] - middle))
    halves = (_cut(segment, span, at) for _, span, at in cuts)
    return next((both for both in halves if all(map(has_words, both))), ())


def _cuts(segment: Segment) -> Iterator[tuple[int, int, int]]:
    """Where clauses end: in the text, in which Span, and where in that. Never in words that are said otherwise."""
    before = 0
    for number, span in enumerate(segment.spans):
        if not span.said and not span.ipa:
            yield from ((before + found.end(), number, found.end()) for found in _CLAUSE.finditer(span.text))
        before += len(span.text)


def _cut(segment: Segment, number: int, at: int) -> tuple[Segment, Segment]:
    spans, cut = segment.spans, segment.spans[number]
    first = (*spans[:number], replace(cut, text=cut.text[:at]))
    second = (replace(cut, text=cut.text[at:]), *spans[number + 1 :])
    return replace(segment, spans=first), replace(segment, spans=second)


def _joined(halves: Sequence[Speech], pace: float) -> Speech:
    """One after the other, with the pause that a voice takes there."""
    import numpy as np

    first, second = (_trimmed(half) for half in halves)
    rate_hz = halves[0].rate_hz
    pause = np.zeros(round(rate_hz * _CLAUSE_PAUSE_MS / 1_000 / pace), np.float32)
    return Speech(samples=np.concatenate([first, pause, second]), rate_hz=rate_hz)


def _trimmed(speech: Speech) -> "NDArray[np.float32]":
    """Without the silence before and after, faded where it was cut."""
    import numpy as np

    n_edge = speech.rate_hz * _EDGE_MS // 1_000
    span = gate.heard(speech.samples)
    kept = speech.samples[max(span.start - n_edge, 0) : span.stop + n_edge].copy()
    rise = np.linspace(0.0, 1.0, n_edge, dtype=np.float32)
    kept[:n_edge] *= rise
    kept[-n_edge:] *= rise[::-1]
    return kept


def _refused(segment: Segment, engine: Engine, wrong: str) -> EngineError:
    return EngineError(
        f"{engine.id} gave {wrong}, for “{segment.text[:60]}”",
        where=str(segment.place),
        mend="Write it in other words, or in shorter sentences, or choose another engine with --engine",
    )
