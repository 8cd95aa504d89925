"""Checked synthesis: check an engine's speech; if it cannot be right, try again, then in two halves."""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from audio_pipeline.content.model import Segment
from audio_pipeline.errors import EngineError
from audio_pipeline.signal.silence import find_audible_range, trim_silence
from audio_pipeline.speech import speech_check
from audio_pipeline.speech.engines.engine import Engine, Speech
from audio_pipeline.speech.engines.spoken_text import calculate_speed, get_spoken_text, has_words
from audio_pipeline.speech.longest_speech import count_words, estimate_length_bounds_ms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

MAX_TAKES = 3
"""The largest number of times that an engine speaks the same words."""

_CLAUSE_END = re.compile(r"[,;:—–…]\s+")
_CLAUSE_PAUSE_MS = 190
"""The pause of a voice after a comma, at its own pace."""
_EDGE_MS = 15
"""Kept around each half, so that no consonant is cut."""


def synthesise_checked(segment: Segment, engine: Engine) -> Speech:
    """Return the first take that can be right, or its two halves joined; EngineError says what is wrong with all.

    A hum before the first vowel asks for another take, but refuses none: the first take with no other fault is kept.
    Takes are requested in the same order each time, so the same one is accepted.
    """
    fault, kept = "", None
    for take in range(MAX_TAKES):
        speech = engine.synthesise(segment, take)
        fault = find_speech_fault(segment, speech)
        onset_fault = "" if fault else _find_onset_fault(segment, speech)
        if not fault and not onset_fault:
            return speech
        log.warning("rejected take=%d engine=%s place=%s: %s", take, engine.id, segment.location, fault or onset_fault)
        if onset_fault and kept and _is_same_sound(kept, speech):
            break
        kept = kept or (speech if onset_fault else None)
    return kept or _synthesise_halves(segment, engine, fault)


def find_speech_fault(segment: Segment, speech: Speech) -> str:
    """Describe why this cannot be the Segment, for example "12.4 s for 5 words"; empty if it can."""
    if fault := speech_check.find_sound_fault(speech.samples, speech.rate_hz):
        return fault
    span = find_audible_range(speech.samples)
    ms = (span.stop - span.start) * 1_000 / speech.rate_hz
    shortest_ms, longest_ms = estimate_length_bounds_ms(segment)
    if shortest_ms <= ms <= longest_ms:
        return ""
    words = count_words(segment)
    return f"{ms / 1_000:.1f} s for {words} word{'s' if words > 1 else ''}"


def _find_onset_fault(segment: Segment, speech: Speech) -> str:
    return speech_check.find_onset_fault(get_spoken_text(segment.spans[0]), speech.samples, speech.rate_hz)


def _is_same_sound(one: Speech, other: Speech) -> bool:
    """Tell whether two takes are the same: of such an engine no other take is any better."""
    import numpy as np

    return np.array_equal(one.samples, other.samples)


def _synthesise_halves(segment: Segment, engine: Engine, fault: str) -> Speech:
    halves = split_in_half(segment)
    if not halves:
        raise _make_rejection_error(segment, engine, fault)
    log.warning("in halves engine=%s place=%s", engine.id, segment.location)
    return _join_halves([synthesise_checked(half, engine) for half in halves], calculate_speed(segment))


def split_in_half(segment: Segment) -> tuple[Segment, ...]:
    """Split a Segment at the end of the clause nearest to its middle; return nothing if it is one clause."""
    middle = len(segment.text) / 2
    cuts = sorted(_find_cuts(segment), key=lambda cut: abs(cut[0] - middle))
    halves = (_cut_segment(segment, number, position) for _, number, position in cuts)
    return next((both for both in halves if all(map(has_words, both))), ())


def _find_cuts(segment: Segment) -> Iterator[tuple[int, int, int]]:
    """Yield the ends of clauses: place in the text, number of the Span, place in it. Respelled words are not cut."""
    before = 0
    for number, span in enumerate(segment.spans):
        if not span.alias and not span.ipa:
            ends = (match.end() for match in _CLAUSE_END.finditer(span.text))
            yield from ((before + end, number, end) for end in ends)
        before += len(span.text)


def _cut_segment(segment: Segment, number: int, position: int) -> tuple[Segment, Segment]:
    spans, cut = segment.spans, segment.spans[number]
    first = (*spans[:number], replace(cut, text=cut.text[:position]))
    second = (replace(cut, text=cut.text[position:]), *spans[number + 1 :])
    return replace(segment, spans=first), replace(segment, spans=second)


def _join_halves(halves: Sequence[Speech], pace: float) -> Speech:
    """Join two halves with the pause that a voice makes between clauses."""
    import numpy as np

    first, second = (_trim_half(half) for half in halves)
    rate_hz = halves[0].rate_hz
    pause = np.zeros(round(rate_hz * _CLAUSE_PAUSE_MS / 1_000 / pace), np.float32)
    return Speech(samples=np.concatenate([first, pause, second]), rate_hz=rate_hz)


def _trim_half(speech: Speech) -> "NDArray[np.float32]":
    """Return the speech without silence before and after it, with faded edges."""
    import numpy as np

    n_edge = speech.rate_hz * _EDGE_MS // 1_000
    trimmed = trim_silence(speech.samples, n_edge, n_edge).copy()
    rise = np.linspace(0.0, 1.0, n_edge, dtype=np.float32)
    trimmed[:n_edge] *= rise
    trimmed[-n_edge:] *= rise[::-1]
    return trimmed


def _make_rejection_error(segment: Segment, engine: Engine, fault: str) -> EngineError:
    return EngineError(
        f"{engine.id} gave {fault}, for “{segment.text[:60]}”",
        where=str(segment.location),
        hint="Use other words or shorter sentences, or choose another engine with --engine",
    )
