"""Polly: Amazon's voices, over the network and for money: chosen by name, never the default."""

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from audio_pipeline.content.model import Segment
from audio_pipeline.errors import EngineError
from audio_pipeline.speech.engines.engine import Price, Speech, Voice, make_silence, require_voice
from audio_pipeline.speech.engines.mp3_decode import decode_mp3
from audio_pipeline.speech.engines.polly_errors import POLLY
from audio_pipeline.speech.engines.spoken_text import count_characters, has_words
from audio_pipeline.speech.engines.ssml import build_ssml
from audio_pipeline.stores.aws_errors import translate_aws_errors

log = logging.getLogger(__name__)

_RECIPE = 1
"""Part of the id: increased when our requests change, so that everything is spoken again."""

_RATE_HZ = 24_000
"""The rate of the voices. Polly sends PCM only up to 16 kHz, which dulls every "s", so MP3 is used."""

_MAX_CHARACTERS, _MAX_TAGGED_CHARACTERS = 3_000, 6_000
"""The limits of one call (Amazon Polly, "Quotas")."""

_NEURAL, _GENERATIVE = "neural", "generative"
_KIND_SEPARATOR = "-"
"""The separator of the name and the kind of a voice that is not neural: ruth-generative."""

# Amazon Polly, "Supported SSML tags": a generative voice changes its pace for whole sentences only, and follows only
# some phonemes, which are not documented, so it gets the respelling.
_MARKS = {_NEURAL: frozenset({"ipa", "rate", "volume", "language"}), _GENERATIVE: frozenset({"language"})}
_MARKS_IF_UNIFORM = {_NEURAL: frozenset[str](), _GENERATIVE: frozenset({"rate"})}
_PRICES = {
    _NEURAL: Price(dollars_per_million=16, as_of="2026-10"),
    _GENERATIVE: Price(dollars_per_million=30, as_of="2026-10"),
}

_SPEAKERS = (
    ("ruth", "en-US", (_NEURAL, _GENERATIVE)),
    ("matthew", "en-US", (_NEURAL, _GENERATIVE)),
    ("joanna", "en-US", (_NEURAL, _GENERATIVE)),
    ("stephen", "en-US", (_NEURAL, _GENERATIVE)),
    ("danielle", "en-US", (_NEURAL, _GENERATIVE)),
    ("gregory", "en-US", (_NEURAL,)),
    ("amy", "en-GB", (_NEURAL, _GENERATIVE)),
    ("brian", "en-GB", (_NEURAL,)),
    ("arthur", "en-GB", (_NEURAL,)),
    ("olivia", "en-AU", (_NEURAL, _GENERATIVE)),
    ("niamh", "en-IE", (_NEURAL, _GENERATIVE)),
    ("aria", "en-NZ", (_NEURAL,)),
    ("kajal", "en-IN", (_NEURAL, _GENERATIVE)),
)
"""Adult English voices and the kinds of each (Amazon Polly, "Available voices")."""

_MEN = frozenset({"matthew", "stephen", "gregory", "brian", "arthur"})

_VOICES = tuple(
    Voice(
        name=name if kind == _NEURAL else f"{name}{_KIND_SEPARATOR}{kind}",
        language=language,
        runs_at="Amazon, over the network",
        licence="AWS's terms",
        gender="man" if name in _MEN else "woman",
        marks=_MARKS[kind],
        marks_if_uniform=_MARKS_IF_UNIFORM[kind],
        price=_PRICES[kind],
    )
    for name, language, kinds in _SPEAKERS
    for kind in kinds
)


@dataclass(frozen=True, slots=True)
class Polly:
    """The engine Polly: sends each sentence to Amazon as SSML, and receives MP3."""

    max_attempts: int = 8
    """The largest number of requests, with longer and longer waits, if Amazon is busy or fails."""

    @property
    def id(self) -> str:
        """Our recipe; Amazon names no version of its voices."""
        return f"polly-{_RECIPE}"

    @property
    def voices(self) -> Sequence[Voice]:
        """All kinds of all voices; a name alone is the neural kind."""
        return _VOICES

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        """Let Amazon speak the Segment, again for every take; EngineError if Amazon or the network fails."""
        voice = require_voice(self, segment)
        if not has_words(segment):
            return make_silence(_RATE_HZ)
        text = _check_length(segment, build_ssml(segment, voice))
        log.info("asked voice=%s characters=%d take=%d", voice.name, count_characters(segment), take)
        with translate_aws_errors(POLLY, f"{segment.location}, “{segment.text[:60]}”"):
            answer = _get_client(self.max_attempts).synthesize_speech(
                **_build_voice_request(voice), OutputFormat="mp3", SampleRate=str(_RATE_HZ), TextType="ssml", Text=text
            )
            sound = decode_mp3(answer["AudioStream"].read(), _RATE_HZ)
        if not len(sound):
            raise EngineError(
                "Amazon's answer contains no sound",
                where=str(segment.location),
                hint="Try later, or speak offline with --engine hibari",
            )
        return Speech(samples=sound.clip(-1.0, 1.0), rate_hz=_RATE_HZ)


def _build_voice_request(voice: Voice) -> dict[str, str]:
    name, _, kind = voice.name.partition(_KIND_SEPARATOR)
    return {"VoiceId": name.capitalize(), "Engine": kind or _NEURAL}


def _check_length(segment: Segment, text: str) -> str:
    """Return the text; EngineError if it is longer than Amazon accepts in one call."""
    for n, length, limit in (
        (count_characters(segment), "characters are", _MAX_CHARACTERS),
        (len(text), "characters with its marks are", _MAX_TAGGED_CHARACTERS),
    ):
        if n > limit:
            what = f"{n} {length} more than Polly speaks at once ({limit}): “{segment.text[:60]}”"
            raise EngineError(what, where=str(segment.location), hint="Make two sentences of it, or three")
    return text


def _get_client(max_attempts: int) -> Any:
    return _create_client(max_attempts, os.getpid())


@lru_cache(maxsize=2)
def _create_client(max_attempts: int, _process_id: int) -> Any:
    """Create the client of one process: a forked child must not share its connections."""
    from boto3.session import Session
    from botocore.config import Config

    retries = {"mode": "standard", "total_max_attempts": max_attempts}
    return Session().client("polly", config=Config(connect_timeout=5, read_timeout=30, retries=retries))
