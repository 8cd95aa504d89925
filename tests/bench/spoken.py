"""Spoken: sentences in every voice of this machine, in a room with noise, as a microphone hears them."""

import shutil
from collections.abc import Iterator

from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.speech.engines.festival import Festival
from audio_pipeline.speech.engines.hibari import Hibari
from audio_pipeline.speech.engines.kokoro import Kokoro
from tests.skill.browser.spoken_wav import encode_samples, put_into_room, speak
from tests.speech.engines.kokoro_here import IS_HERE

Voice = tuple[Engine, str]
"""An engine, and the name of one of its voices."""


def find_voices() -> Iterator[Voice]:
    """Yield the voices that this machine has: at most four."""
    yield Hibari(), "heart"
    if IS_HERE:
        yield from ((Kokoro(), "bf_emma"), (Kokoro(), "am_michael"))
    if shutil.which("text2wave"):
        yield Festival(), "slt"


def speak_in_room(voice: Voice, words: str) -> bytes:
    """Return the samples that the page would send: 16-bit little-endian mono at 16 kHz."""
    return encode_samples(put_into_room(speak(*voice, words), before_s=0.3, after_s=0.7))
