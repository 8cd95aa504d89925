"""Heard: an answer of the skill as a listener perceives it, and what no answer may ever be."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

Json = dict[str, Any]

MAX_BYTES = 24_000
"""The most bytes of an answer; Amazon's older text has this limit."""

_NO_LETTERS = re.compile(r"[^\w' ]+")
_MAY_SPEAK = ("LaunchRequest", "IntentRequest")


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer."""

    envelope: Json

    @property
    def response(self) -> Json:
        """What is in the envelope."""
        found: Json = self.envelope.get("response", {})
        return found

    @property
    def speech(self) -> str:
        """The words, without markup; empty if nothing is said."""
        return _strip(self.response.get("outputSpeech"))

    @property
    def is_open(self) -> bool:
        """True if the conversation goes on."""
        return self.response.get("shouldEndSession") is False

    @property
    def shown(self) -> str:
        """All that a card and a screen show, as text."""
        documents = [each for each in self.directives if "APL" in each["type"]]
        return json.dumps([self.response.get("card"), documents], ensure_ascii=False)

    @property
    def directives(self) -> list[Json]:
        """What the device is told to do."""
        return list(self.response.get("directives") or ())

    @property
    def plays(self) -> list[Json]:
        """The Play directives."""
        return [each for each in self.directives if each["type"] == "AudioPlayer.Play"]

    @property
    def can(self) -> str:
        """The answer to whether the skill could answer; empty if that was not asked."""
        return str(self.response.get("canFulfillIntent", {}).get("canFulfill", "")).lower()

    def has(self, type_of_directive: str) -> bool:
        """Return whether the device is told this."""
        return any(each["type"] == type_of_directive for each in self.directives)


def holds(text: str, words: str) -> bool:
    """Return whether a text has these words, whole and in this order; "a | b" is either of them."""
    spoken = f" {_normalise(text)} "
    return any(f" {_normalise(each)} " in spoken for each in words.split("|"))


def list_breaches(heard: Heard, request_type: str, interfaces: tuple[str, ...]) -> Iterator[str]:
    """Yield each rule of Alexa's that an answer breaks, whatever was asked."""
    response, plays = heard.response, heard.plays
    if len(json.dumps(heard.envelope).encode()) > MAX_BYTES:
        yield f"the answer has more than {MAX_BYTES} bytes"
    if request_type not in _MAY_SPEAK and {"outputSpeech", "card", "reprompt"} & response.keys():
        yield f"an answer to {request_type} has words"
    if len(plays) > 1:
        yield "one answer plays two streams"
    if plays and response.get("shouldEndSession") is False:
        yield "a stream begins in an open conversation"
    if heard.directives and "AudioPlayer" not in interfaces and any("AudioPlayer" in str(each) for each in plays):
        yield "a stream is sent to a device that plays none"
    if request_type == "AudioPlayer.PlaybackFinished" and plays:
        yield "an answer to PlaybackFinished plays"
    if request_type in _MAY_SPEAK and heard.is_open != bool(
        _strip((response.get("reprompt") or {}).get("outputSpeech"))
    ):
        yield "a conversation is open without a reprompt, or closed with one"
    yield from (fault for each in plays for fault in _list_breaches_of_play(each))


def _list_breaches_of_play(play: Mapping[str, Any]) -> Iterator[str]:
    stream = play["audioItem"]["stream"]
    is_queued = play["playBehavior"] == "ENQUEUE"
    if is_queued != ("expectedPreviousToken" in stream):
        yield "expectedPreviousToken stands without ENQUEUE, or is missing with it"
    if is_queued and stream["token"] == stream.get("expectedPreviousToken"):
        yield "a stream has the token of the one before it"
    if len(stream["token"]) > 1_024 or len(stream["url"]) > 8_000:
        yield "a token or an address is too long"


def _strip(speech: Mapping[str, Any] | None) -> str:
    ssml = str((speech or {}).get("ssml", ""))
    return "".join(ET.fromstring(ssml).itertext()) if ssml else ""  # noqa: S314 - our own text


def _normalise(text: str) -> str:
    plain = text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return " ".join(_NO_LETTERS.sub(" ", plain).split())
