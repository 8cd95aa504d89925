"""Speech for the fake microphone of a browser: sentences spoken by the engines of the project, in a room with noise."""

import wave
from pathlib import Path

import numpy as np
import soxr
from numpy.typing import NDArray

from audio_pipeline.content.model import Segment, Span
from audio_pipeline.errors import SourceLocation
from audio_pipeline.speech.engines.engine import Engine

RATE_HZ = 16_000

_LEVEL, _NOISE = 0.08, 0.006
"""Speech at arm's length, and the hum of a room 22 dB below it."""


def speak(engine: Engine, voice: str, words: str) -> NDArray[np.float32]:
    """The words at RATE_HZ, in a voice, without a room."""
    segment = Segment(spans=(Span(text=words),), voice=voice, rate=1.0, location=SourceLocation("a test"))
    speech = engine.synthesise(segment)
    return np.asarray(soxr.resample(speech.samples, speech.rate_hz, RATE_HZ), np.float32)


def put_into_room(
    speech: NDArray[np.float32], *, before_s: float, after_s: float, seed: int = 0
) -> NDArray[np.float32]:
    """The speech at an even level, with some echo, noise, and quiet before and after it."""
    random = np.random.default_rng(seed)
    loud = speech[np.abs(speech) > 0.1 * np.abs(speech).max()]
    even = speech * (_LEVEL / np.sqrt(np.mean(loud**2)))
    quiet = [np.zeros(round(RATE_HZ * seconds), np.float32) for seconds in (before_s, after_s)]
    sound = np.concatenate([quiet[0], even, quiet[1]])
    tail = np.arange(RATE_HZ // 5)
    echo = random.normal(0, 0.03, len(tail)) * np.exp(-tail / 500)
    echo[0] = 1
    return np.asarray(np.convolve(sound, echo)[: len(sound)] + _make_hum(len(sound), random), np.float32)


def _make_hum(n_samples: int, random: np.random.Generator) -> NDArray[np.float64]:
    """Noise that is louder the lower it is, as that of rooms is."""
    walk = np.cumsum(random.normal(0, 1, n_samples))
    hum = walk - np.convolve(walk, np.full(400, 1 / 400), "same")
    return np.asarray(hum * (_NOISE / np.sqrt(np.mean(hum**2))))


def encode_samples(sound: NDArray[np.float32]) -> bytes:
    """16-bit little-endian samples."""
    return (np.clip(sound, -1, 1) * 32_767).astype("<i2").tobytes()


def write_wav(path: Path, sound: NDArray[np.float32]) -> None:
    """Write it as the fake microphone takes it."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
        file.writeframes(encode_samples(sound))
