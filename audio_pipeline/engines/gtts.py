"""Gtts: Google Translate's voice over the network, through gTTS.

An undocumented address which may refuse at any time: chosen by name, never the default.
"""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from audio_pipeline.engines.decoding import samples
from audio_pipeline.engines.engine import Speech, Voice, silence, voice_of
from audio_pipeline.engines.saying import has_words, said, speed
from audio_pipeline.errors import EngineError, Place
from audio_pipeline.model import Segment
from audio_pipeline.versions import version_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

_RECIPE = 1
"""Grows when what we ask for changes, so that what was spoken before is spoken again."""

_DOMAINS = {"en-US": "us", "en-GB": "co.uk", "en-AU": "com.au", "en-IN": "co.in"}
"""An accent is the country of the Google that is asked (gTTS, "Localized accents")."""

_RATE_HZ = 24_000
_SLOW_BELOW = 0.75
"""There are two speeds only: the nearer one is taken."""
_PATIENCE_S = 20.0
_BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
_OFFLINE = "or speak offline with --engine hibari"

_VOICES = tuple(
    Voice(
        name=name,
        language=name,
        runs="Google, over the network",
        licence="Google's terms; an undocumented service, not for production",
        # It takes plain words, and knows two speeds.
        honours=frozenset(),
    )
    for name in _DOMAINS
)


@dataclass(frozen=True, slots=True)
class Gtts:
    """Each sentence goes to Google in pieces of at most 100 characters and comes back as MP3."""

    waits_s: tuple[float, ...] = (2.0, 5.0, 15.0)
    """How long to hold back before each further try when Google is busy."""

    @property
    def id(self) -> str:
        """The package's version and our recipe; what Google does behind it nobody says."""
        return f"gtts-{version_of('gTTS')}-{_RECIPE}"

    @property
    def voices(self) -> Sequence[Voice]:
        """One for each accent."""
        return _VOICES

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        """Have Google speak the Segment, once more for a later take; EngineError where it or the network refuses."""
        del take
        voice = voice_of(self, segment)
        if not has_words(segment):
            return silence(_RATE_HZ)
        pieces = _fetched(_request(segment, _DOMAINS[voice.name]), self.waits_s, segment.place)
        return Speech(samples=_joined(pieces, segment.place), rate_hz=_RATE_HZ)


def _request(segment: Segment, domain: str) -> Any:
    from gtts import gTTS

    words = "".join(said(span) for span in segment.spans)
    return gTTS(words, tld=domain, lang="en", slow=speed(segment) < _SLOW_BELOW, lang_check=False, timeout=_PATIENCE_S)


def _fetched(request: Any, waits_s: tuple[float, ...], place: Place) -> list[bytes]:
    from gtts import gTTSError

    try:
        return list(request.stream())
    except gTTSError as refusal:
        status = None if refusal.rsp is None else refusal.rsp.status_code
        if status not in _BUSY or not waits_s:
            raise _refused(status, place) from refusal
    except ValueError as garbled:
        raise _no_sound(place) from garbled
    log.info("busy status=%d wait_s=%s", status, waits_s[0])
    time.sleep(waits_s[0])
    return _fetched(request, waits_s[1:], place)


def _joined(pieces: list[bytes], place: Place) -> "NDArray[np.float32]":
    import numpy as np

    decoded = [samples(mp3, _RATE_HZ) for mp3 in pieces]
    if not decoded or not all(map(len, decoded)):
        raise _no_sound(place)
    return np.concatenate(decoded).clip(-1.0, 1.0)


def _refused(status: int | None, place: Place) -> EngineError:
    if status is None:
        return EngineError("Google cannot be reached", where=str(place), mend=f"Check the network, {_OFFLINE}")
    if status == HTTPStatus.OK:
        return _no_sound(place)
    return EngineError(f"Google refused to speak (HTTP {status})", where=str(place), mend=f"Try later, {_OFFLINE}")


def _no_sound(place: Place) -> EngineError:
    return EngineError("Google's answer holds no sound", where=str(place), mend=f"Try later, {_OFFLINE}")
