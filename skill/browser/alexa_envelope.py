"""Alexa envelope: builds the JSON that a device sends, from an interpretation or a player's event (pure)."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from skill.browser.interpreter import LAUNCH, Interpretation, Slot

APPLICATION_ID = "amzn1.ask.skill.browser-speaker"
USER_ID = "amzn1.ask.account.browser-speaker"
DEVICE_ID = "amzn1.ask.device.browser-speaker"

ACTIVITIES = frozenset({"IDLE", "PLAYING", "PAUSED", "STOPPED", "FINISHED", "BUFFER_UNDERRUN"})

PLAYBACK_EVENTS = frozenset(
    f"AudioPlayer.Playback{event}" for event in ("Started", "Stopped", "NearlyFinished", "Finished", "Failed")
)
BUTTONS = frozenset(f"PlaybackController.{button}CommandIssued" for button in ("Play", "Pause", "Next", "Previous"))

_AMAZONS = "AMAZON."
"""The beginning of the slot types whose values are not in the model, so that nothing is resolved."""

_PAUSING_TAG = re.compile(r"<\s*/?\s*(?:p|s|break|audio)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A new session, or one that is still open."""

    id: str
    attributes: Mapping[str, Any]
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerState:
    """The state of the device's player."""

    token: str = ""
    offset_ms: int = 0
    activity: str = "IDLE"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestHeader:
    """The id, time and locale of one request."""

    request_id: str
    timestamp: str
    """The time in UTC, in the form 2026-11-23T20:15:00Z."""
    locale: str
    """The language, with the country if it is known: en-US, or en."""


def build_spoken_request(
    interpretation: Interpretation, session: Session, player_state: PlayerState, header: RequestHeader
) -> Json:
    """Build the LaunchRequest or IntentRequest of an interpretation."""
    request = _build_request(LAUNCH if interpretation.name == LAUNCH else "IntentRequest", header)
    if interpretation.name != LAUNCH:
        request["intent"] = {
            "name": interpretation.name,
            "confirmationStatus": "NONE",
            "slots": {slot.name: _build_slot(slot) for slot in interpretation.slots},
        }
    return {
        "version": "1.0",
        "session": _build_session(session),
        "context": _build_context(player_state),
        "request": request,
    }


def build_playback_request(event: str, player_state: PlayerState, header: RequestHeader, *, failure: str = "") -> Json:
    """Build the AudioPlayer request of a player's event; it has no session."""
    request = _build_request(event, header) | {"token": player_state.token}
    if event == "AudioPlayer.PlaybackFailed":
        request["error"] = {"type": "MEDIA_ERROR_UNKNOWN", "message": failure}
        request["currentPlaybackState"] = _build_player_state(player_state)
    else:
        request["offsetInMilliseconds"] = player_state.offset_ms
    return {"version": "1.0", "context": _build_context(player_state), "request": request}


def build_button_request(button: str, player_state: PlayerState, header: RequestHeader) -> Json:
    """Build the PlaybackController request of a pressed button."""
    return {"version": "1.0", "context": _build_context(player_state), "request": _build_request(button, header)}


def keep_session_open(session: Session, answer: Mapping[str, Any]) -> Session | None:
    """Return the session as this answer leaves it open; None if the answer ends it."""
    if answer.get("response", {}).get("shouldEndSession") is not False:
        return None
    return Session(id=session.id, attributes=answer.get("sessionAttributes") or {}, new=False)


def strip_markup(speech: Mapping[str, Any] | None) -> str:
    """Return the words of an outputSpeech without SSML tags."""
    if not speech:
        return ""
    if speech.get("type") != "SSML":
        return str(speech.get("text", ""))
    text = _TAG.sub("", _PAUSING_TAG.sub(" ", str(speech.get("ssml", ""))))
    return " ".join(html.unescape(text).split())


def is_slow(speech: Mapping[str, Any] | None) -> bool:
    """Return whether an outputSpeech is to be said slowly."""
    return '<prosody rate="slow">' in str((speech or {}).get("ssml", ""))


def _build_request(kind: str, header: RequestHeader) -> Json:
    return {"type": kind, "requestId": header.request_id, "timestamp": header.timestamp, "locale": header.locale}


def _build_session(session: Session) -> Json:
    return {
        "new": session.new,
        "sessionId": session.id,
        "application": {"applicationId": APPLICATION_ID},
        "attributes": dict(session.attributes),
        "user": {"userId": USER_ID},
    }


def _build_context(player_state: PlayerState) -> Json:
    return {
        "System": {
            "application": {"applicationId": APPLICATION_ID},
            "user": {"userId": USER_ID},
            "device": {"deviceId": DEVICE_ID, "supportedInterfaces": {"AudioPlayer": {}}},
            "apiEndpoint": "https://api.amazonalexa.com",
            "apiAccessToken": "",
        },
        "AudioPlayer": _build_player_state(player_state),
    }


def _build_player_state(player_state: PlayerState) -> Json:
    if player_state.activity == "IDLE":
        return {"playerActivity": "IDLE"}
    return {
        "playerActivity": player_state.activity,
        "token": player_state.token,
        "offsetInMilliseconds": player_state.offset_ms,
    }


def _build_slot(slot: Slot) -> Json:
    result: Json = {"name": slot.name, "confirmationStatus": "NONE"}
    if not slot.text:
        return result
    value: Json = {"type": "Simple", "value": slot.text}
    if not slot.type.startswith(_AMAZONS):
        value["resolutions"] = _build_resolutions(slot)
        result["resolutions"] = value["resolutions"]
    return result | {"value": slot.text, "slotValue": value}


def _build_resolutions(slot: Slot) -> Json:
    """Build the resolutions, which name the values of the model that match the slot."""
    resolution: Json = {
        "authority": f"amzn1.er-authority.echo-sdk.{APPLICATION_ID}.{slot.type}",
        "status": {"code": "ER_SUCCESS_MATCH" if slot.values else "ER_SUCCESS_NO_MATCH"},
        "values": [{"value": {"name": each.name, "id": each.id}} for each in slot.values],
    }
    return {"resolutionsPerAuthority": [resolution]}
