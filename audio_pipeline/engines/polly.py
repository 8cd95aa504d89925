"""Polly: Amazon's voices, over the network and for money: asked for by name, never the default."""

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from audio_pipeline.engines.decoding import samples
from audio_pipeline.engines.engine import Price, Speech, Voice, silence, voice_of
from audio_pipeline.engines.polly_refusals import explained
from audio_pipeline.engines.saying import characters, has_words
from audio_pipeline.engines.ssml import ssml
from audio_pipeline.errors import EngineError
from audio_pipeline.model import Segment

log = logging.getLogger(__name__)

_RECIPE = 1
"""Grows when what we ask for changes, so that what was spoken before is spoken again."""

_RATE_HZ = 24_000
"""As the voices speak. Polly sends PCM at 16 kHz at most, which takes the air from an "s": so it is MP3."""

_MOST_CHARACTERS, _MOST_WITH_TAGS = 3_000, 6_000
"""In one call (Amazon Polly, "Quotas")."""

_NEURAL, _GENERATIVE = "neural", "generative"
_APART = "-"
"""Between a voice's name and the kind of it, where that is not the usual one: ruth-generative."""

# Amazon Polly, "Supported SSML tags": neither knows emphasis or pitch. A generative voice changes its pace for whole
# sentences only, and follows phonemes in part: which part nobody says, so it is given the respelling.
_HONOURS = {_NEURAL: frozenset({"ipa", "rate", "volume", "language"}), _GENERATIVE: frozenset({"language"})}
_THROUGHOUT = {_NEURAL: frozenset[str](), _GENERATIVE: frozenset({"rate"})}
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
"""Grown-up voices that speak English, and the kinds there are of each (Amazon Polly, "Available voices")."""

_VOICES = tuple(
    Voice(
        name=name if kind == _NEURAL else f"{name}{_APART}{kind}",
        language=language,
        runs="Amazon, over the network",
        licence="AWS's terms",
        honours=_HONOURS[kind],
        honours_throughout=_THROUGHOUT[kind],
        price=_PRICES[kind],
    )
    for name, language, kinds in _SPEAKERS
    for kind in kinds
)


@dataclass(frozen=True, slots=True)
class Polly:
    """Each sentence goes to Amazon as SSML and comes back as MP3."""

    tries: int = 8
    """How often to ask in all, holding back longer each time, when Amazon is busy or fails."""

    @property
    def id(self) -> str:
        """Our recipe; Amazon names no version of its voices."""
        return f"polly-{_RECIPE}"

    @property
    def voices(self) -> Sequence[Voice]:
        """A name alone is the neural kind of it."""
        return _VOICES

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        """Have Amazon speak the Segment, once more for a later take; EngineError where it or the network refuses."""
        voice = voice_of(self, segment)
        if not has_words(segment):
            return silence(_RATE_HZ)
        text = _within_bounds(segment, ssml(segment, voice))
        log.info("asked voice=%s characters=%d take=%d", voice.name, characters(segment), take)
        with explained(segment):
            answer = _client(self.tries).synthesize_speech(
                **_kind_of(voice), OutputFormat="mp3", SampleRate=str(_RATE_HZ), TextType="ssml", Text=text
            )
            sound = samples(answer["AudioStream"].read(), _RATE_HZ)
        if not len(sound):
            raise EngineError(
                "Amazon's answer holds no sound",
                where=str(segment.place),
                mend="Try later, or speak offline with --engine hibari",
            )
        return Speech(samples=sound.clip(-1.0, 1.0), rate_hz=_RATE_HZ)


def _kind_of(voice: Voice) -> dict[str, str]:
    name, _, kind = voice.name.partition(_APART)
    return {"VoiceId": name.capitalize(), "Engine": kind or _NEURAL}


def _within_bounds(segment: Segment, text: str) -> str:
    """The text, if Amazon takes so much of it at once; EngineError names the sentence."""
    n = characters(segment)
    if n <= _MOST_CHARACTERS and len(text) <= _MOST_WITH_TAGS:
        return text
    what = f"{n} characters are more than Polly speaks at once ({_MOST_CHARACTERS}): “{segment.text[:60]}…”"
    raise EngineError(what, where=str(segment.place), mend="Make two sentences of it, or three")


def _client(tries: int) -> Any:
    return _client_of(tries, os.getpid())


@lru_cache(maxsize=2)
def _client_of(tries: int, _process_id: int) -> Any:
    """One client a process: connections must not be shared with a forked child."""
    from boto3.session import Session
    from botocore.config import Config

    retries = {"mode": "standard", "total_max_attempts": tries}
    return Session().client("polly", config=Config(connect_timeout=5, read_timeout=30, retries=retries))
