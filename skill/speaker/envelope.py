"""Envelope: the JSON a device sends, built from what was understood or what the player did (pure)."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from skill.speaker.samples import FREE_TEXT
from skill.speaker.understand import LAUNCH, Heard, Slot

APPLICATION_ID = "amzn1.ask.skill.browser-speaker"
USER_ID = "amzn1.ask.account.browser-speaker"
DEVICE_ID = "amzn1.ask.device.browser-speaker"

ACTIVITIES = frozenset({"IDLE", "PLAYING", "PAUSED", "STOPPED", "FINISHED", "BUFFER_UNDERRUN"})

PLAYBACK_EVENTS = frozenset(
    f"AudioPlayer.Playback{what}" for what in ("Started", "Stopped", "NearlyFinished", "Finished", "Failed")
)
BUTTONS = frozenset(f"PlaybackController.{what}CommandIssued" for what in ("Play", "Pause", "Next", "Previous"))

_PAUSING_TAG = re.compile(r"<\s*/?\s*(?:p|s|break|audio)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A conversation that is still open, or a new one."""

    id: str
    attributes: Mapping[str, Any]
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """What the device's player is doing."""

    token: str = ""
    offset_ms: int = 0
    activity: str = "IDLE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What makes each request its own."""

    request_id: str
    timestamp: str
    """UTC, as 2026-11-23T20:15:00Z."""
    locale: str
    """What is spoken, and in which country if that is known: en-US, or en."""


def spoken_request(heard: Heard, session: Session, player: Player, stamp: Stamp) -> Json:
    """LaunchRequest or IntentRequest: what a listener said."""
    request = _request(LAUNCH if heard.name == LAUNCH else "IntentRequest", stamp)
    if heard.name != LAUNCH:
        request["intent"] = {
            "name": heard.name,
            "confirmationStatus": "NONE",
            "slots": {slot.name: _slot(slot) for slot in heard.slots},
        }
    return {"version": "1.0", "session": _session(session), "context": _context(player), "request": request}


def playback_request(event: str, player: Player, stamp: Stamp, *, failure: str = "") -> Json:
    """AudioPlayer.*: what the player did, outside any session."""
    request = _request(event, stamp) | {"token": player.token}
    if event == "AudioPlayer.PlaybackFailed":
        request["error"] = {"type": "MEDIA_ERROR_UNKNOWN", "message": failure}
        request["currentPlaybackState"] = _player(player)
    else:
        request["offsetInMilliseconds"] = player.offset_ms
    return {"version": "1.0", "context": _context(player), "request": request}


def button_request(button: str, player: Player, stamp: Stamp) -> Json:
    """PlaybackController.*: a button that was pressed."""
    return {"version": "1.0", "context": _context(player), "request": _request(button, stamp)}


def kept_open(session: Session, answer: Mapping[str, Any]) -> Session | None:
    """The session to go on with after this answer, if it asked for one."""
    if answer.get("response", {}).get("shouldEndSession") is not False:
        return None
    return Session(id=session.id, attributes=answer.get("sessionAttributes") or {}, new=False)


def plain(speech: Mapping[str, Any] | None) -> str:
    """What an outputSpeech says, as text without marks."""
    if not speech:
        return ""
    if speech.get("type") != "SSML":
        return str(speech.get("text", ""))
    text = _TAG.sub("", _PAUSING_TAG.sub(" ", str(speech.get("ssml", ""))))
    return " ".join(html.unescape(text).split())


def _request(kind: str, stamp: Stamp) -> Json:
    return {"type": kind, "requestId": stamp.request_id, "timestamp": stamp.timestamp, "locale": stamp.locale}


def _session(session: Session) -> Json:
    return {
        "new": session.new,
        "sessionId": session.id,
        "application": {"applicationId": APPLICATION_ID},
        "attributes": dict(session.attributes),
        "user": {"userId": USER_ID},
    }


def _context(player: Player) -> Json:
    return {
        "System": {
            "application": {"applicationId": APPLICATION_ID},
            "user": {"userId": USER_ID},
            "device": {"deviceId": DEVICE_ID, "supportedInterfaces": {"AudioPlayer": {}}},
            "apiEndpoint": "https://api.amazonalexa.com",
            "apiAccessToken": "",
        },
        "AudioPlayer": _player(player),
    }


def _player(player: Player) -> Json:
    if player.activity == "IDLE":
        return {"playerActivity": "IDLE"}
    return {
        "playerActivity": player.activity,
        "token": player.token,
        "offsetInMilliseconds": player.offset_ms,
    }


def _slot(slot: Slot) -> Json:
    found: Json = {"name": slot.name, "confirmationStatus": "NONE"}
    if not slot.said:
        return found
    value: Json = {"type": "Simple", "value": slot.said}
    if slot.type != FREE_TEXT:
        value["resolutions"] = _resolutions(slot)
        found["resolutions"] = value["resolutions"]
    return found | {"value": slot.said, "slotValue": value}


def _resolutions(slot: Slot) -> Json:
    """How Alexa says which values of the model were named."""
    matched: Json = {
        "authority": f"amzn1.er-authority.echo-sdk.{APPLICATION_ID}.{slot.type}",
        "status": {"code": "ER_SUCCESS_MATCH" if slot.values else "ER_SUCCESS_NO_MATCH"},
        "values": [{"value": {"name": each.name, "id": each.id}} for each in slot.values],
    }
    return {"resolutionsPerAuthority": [matched]}
