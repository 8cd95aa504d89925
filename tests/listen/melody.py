"""Melody: whether the voice sinks from the first sentence of a paragraph to its last."""

from collections.abc import Iterator, Sequence
from statistics import median

import numpy as np

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.content.model import Segment
from tests.bench.figures import Figure
from tests.listen import ears
from tests.listen.clips import Mono
from tests.listen.finding import Finding

LEAST_FALL = 1.0
"""Semitones: a reader's voice sinks by one and a half to two."""

_ENOUGH_SENTENCES = 3
_ANEW_SEMITONES = 0.5
"""The script's pitch rises by more than this only where a paragraph begins."""

_LOWEST_HZ, _HIGHEST_HZ = 70, 400
_WINDOW, _HOP = 640, 320
_SAME = 0.9
_VOICED = 0.6
"""Of the autocorrelation's height at no lag."""


def fall(segments: Sequence[Segment], clips: Sequence[Mono]) -> float | None:
    """The median fall in semitones over the paragraphs of three sentences and more; None if there is none."""
    pitches = [pitch_hz(each) for each in clips]
    falls = [
        12 * np.log2(pitches[run[0]] / pitches[run[-1]])
        for run in _paragraphs(segments)
        if len(run) >= _ENOUGH_SENTENCES and pitches[run[0]] and pitches[run[-1]]
    ]
    return float(median(falls)) if falls else None


def of_programme(segments: Sequence[Segment], clips: Sequence[Mono]) -> tuple[Finding, ...]:
    """Without a promise: a programme may have two paragraphs."""
    found = fall(segments, clips)
    if found is None:
        return ()
    return (Finding(key="fall_semitones", figure=Figure(what="semitones a paragraph falls", measured=found)),)


def of_all(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The promise, for half of the programmes."""
    falls = [each.figure.measured for each in findings if each.key == "fall_semitones"]
    if not falls:
        return ()
    figure = Figure(what="semitones a paragraph falls", measured=median(falls), at_least=LEAST_FALL)
    return (Finding(key="fall_semitones", figure=figure),)


def pitch_hz(sound: Mono) -> float:
    """The median pitch of a voice, by autocorrelation; 0 if nothing in it is voiced."""
    import soxr

    coarse = np.asarray(soxr.resample(sound, SAMPLE_RATE_HZ, ears.RATE_HZ), dtype=np.float32)
    heard = list(_voiced_hz(coarse))
    return float(median(heard)) if heard else 0.0


def _voiced_hz(sound: Mono) -> Iterator[float]:
    taper = np.hanning(_WINDOW).astype(np.float32)
    shortest, longest = ears.RATE_HZ // _HIGHEST_HZ, ears.RATE_HZ // _LOWEST_HZ
    of_taper = _autocorrelation(taper)[:longest]
    for at in range(0, len(sound) - _WINDOW, _HOP):
        lags = _autocorrelation(sound[at : at + _WINDOW] * taper)[:longest] / of_taper
        # Twice the period is almost as alike: the first high lag counts, at its top.
        first = shortest + int(np.argmax(lags[shortest:] > _SAME * lags[shortest:].max()))
        lag = first + int(np.argmax(lags[first : first + first // 5]))
        if lags[0] > 0 and lags[lag] > _VOICED * lags[0]:
            yield ears.RATE_HZ / lag


def _autocorrelation(sound: Mono) -> Mono:
    return np.asarray(np.fft.irfft(np.abs(np.fft.rfft(sound, 2 * _WINDOW)) ** 2), dtype=np.float32)


def _paragraphs(segments: Sequence[Segment]) -> Iterator[list[int]]:
    """The places of the sentences of each paragraph."""
    run: list[int] = []
    for place, segment in enumerate(segments):
        if run and segment.pitch_semitones > segments[run[-1]].pitch_semitones + _ANEW_SEMITONES:
            yield run
            run = []
        run.append(place)
    if run:
        yield run
