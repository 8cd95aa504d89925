"""Gtts: Google Translate's voice over the network, through gTTS.

It uses an undocumented address that may refuse at any time: it is chosen by name and never the default.
"""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from audio_pipeline.content.model import Segment
from audio_pipeline.errors import EngineError, SourceLocation
from audio_pipeline.speech.engines.engine import Speech, Voice, make_silence, require_voice
from audio_pipeline.speech.engines.mp3_decode import decode_mp3
from audio_pipeline.speech.engines.spoken_text import calculate_speed, get_spoken_text, has_words
from audio_pipeline.versions import find_version

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

_RECIPE = 2
"""Part of the id: increased when our requests change, so that everything is spoken again."""

_DOMAINS = {"en-US": "us", "en-GB": "co.uk", "en-AU": "com.au", "en-IN": "co.in"}
"""The accent depends on the country of the Google domain (gTTS, "Localized accents")."""

_RATE_HZ = 24_000
_SLOW_BELOW = 0.75
"""There are only two speeds: the nearer one is used."""
_TIMEOUT_S = 20.0
_BUSY_STATUSES = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
_OFFLINE_HINT = "or speak offline with --engine hibari"

_VOICES = tuple(
    Voice(
        name=name,
        language=name,
        runs_at="Google, over the network",
        licence="Google's terms; an undocumented service, not for production",
        # It takes plain text only, and has two speeds.
        marks=frozenset(),
    )
    for name in _DOMAINS
)


@dataclass(frozen=True, slots=True)
class Gtts:
    """The engine gTTS: sends sentences to Google in pieces of at most 100 characters, and receives MP3."""

    retry_waits_s: tuple[float, ...] = (2.0, 5.0, 15.0)
    """Waiting times before further attempts when Google is busy."""

    @property
    def id(self) -> str:
        """The package's version and our recipe; Google's own version is unknown."""
        return f"gtts-{find_version('gTTS')}-{_RECIPE}"

    @property
    def voices(self) -> Sequence[Voice]:
        """One voice for each accent."""
        return _VOICES

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        """Let Google speak the Segment, again for every take; EngineError if Google or the network fails."""
        del take
        voice = require_voice(self, segment)
        if not has_words(segment):
            return make_silence(_RATE_HZ)
        pieces = _fetch_pieces(_make_request(segment, _DOMAINS[voice.name]), self.retry_waits_s, segment.location)
        return Speech(samples=_decode_and_join(pieces, segment.location), rate_hz=_RATE_HZ)


def _make_request(segment: Segment, domain: str) -> Any:
    from gtts import gTTS

    words = "".join(get_spoken_text(span) for span in segment.spans)
    return gTTS(
        words, tld=domain, lang="en", slow=calculate_speed(segment) < _SLOW_BELOW, lang_check=False, timeout=_TIMEOUT_S
    )


def _fetch_pieces(request: Any, retry_waits_s: tuple[float, ...], location: SourceLocation) -> list[bytes]:
    from gtts import gTTSError

    try:
        return list(request.stream())
    except gTTSError as refusal:
        status = None if refusal.rsp is None else refusal.rsp.status_code
        if status not in _BUSY_STATUSES or not retry_waits_s:
            raise _make_refusal_error(status, location) from refusal
    except ValueError as garbled:
        raise _make_no_sound_error(location) from garbled
    log.info("busy status=%d wait_s=%s", status, retry_waits_s[0])
    time.sleep(retry_waits_s[0])
    return _fetch_pieces(request, retry_waits_s[1:], location)


def _decode_and_join(pieces: list[bytes], location: SourceLocation) -> "NDArray[np.float32]":
    import numpy as np

    decoded = [decode_mp3(mp3, _RATE_HZ) for mp3 in pieces]
    if not decoded or not all(map(len, decoded)):
        raise _make_no_sound_error(location)
    return np.concatenate(decoded).clip(-1.0, 1.0)


def _make_refusal_error(status: int | None, location: SourceLocation) -> EngineError:
    if status is None:
        return EngineError("Google cannot be reached", where=str(location), hint=f"Check the network, {_OFFLINE_HINT}")
    if status == HTTPStatus.OK:
        return _make_no_sound_error(location)
    return EngineError(
        f"Google refused to speak (HTTP {status})", where=str(location), hint=f"Try later, {_OFFLINE_HINT}"
    )


def _make_no_sound_error(location: SourceLocation) -> EngineError:
    return EngineError("Google's answer contains no sound", where=str(location), hint=f"Try later, {_OFFLINE_HINT}")
