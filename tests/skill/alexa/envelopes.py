"""Requests as Alexa sends them."""

from datetime import UTC, datetime
from typing import Any

SKILL_ID = "amzn1.ask.skill.test"
USER_ID = "amzn1.ask.account.TEST"
REQUEST_ID = "amzn1.echo-api.request"
DEVICE_ID = "amzn1.ask.device.1"

Json = dict[str, Any]


def stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def envelope(
    request: Json,
    *,
    attributes: Json | None = None,
    player: Json | None = None,
    at: datetime | None = None,
    request_id: str = REQUEST_ID,
    user_id: str = USER_ID,
    device_id: str = DEVICE_ID,
    skill_id: str = SKILL_ID,
) -> Json:
    application, user = {"applicationId": skill_id}, {"userId": user_id}
    stamped = {"requestId": request_id, "timestamp": stamp(at or datetime.now(UTC)), "locale": "en-US", **request}
    found: Json = {
        "version": "1.0",
        "context": {
            "System": {"application": application, "user": user, "device": {"deviceId": device_id}},
            "AudioPlayer": player or {"playerActivity": "IDLE"},
        },
        "request": stamped,
    }
    if request["type"] in ("LaunchRequest", "IntentRequest", "SessionEndedRequest"):
        found["session"] = {
            "new": attributes is None,
            "sessionId": "amzn1.echo-api.session.1",
            "application": application,
            "user": user,
            "attributes": attributes or {},
        }
    return found


def launch() -> Json:
    return {"type": "LaunchRequest"}


def intent(name: str, *, kind: str = "IntentRequest", **slots: str) -> Json:
    return {
        "type": kind,
        "intent": {
            "name": name,
            "confirmationStatus": "NONE",
            "slots": {
                slot: {"name": slot, "value": said, "confirmationStatus": "NONE"} for slot, said in slots.items()
            },
        },
    }


def resolved(name: str, slot: str, said: str, value_id: str) -> Json:
    found = intent(name, **{slot: said})
    match = {"value": {"name": said, "id": value_id}}
    found["intent"]["slots"][slot]["resolutions"] = {
        "resolutionsPerAuthority": [
            {"authority": "amzn1.er-authority.1", "status": {"code": "ER_SUCCESS_MATCH"}, "values": [match]}
        ]
    }
    return found


def event(name: str, token: str = "", offset_ms: int = 0, **more: Any) -> Json:
    return {"type": f"AudioPlayer.{name}", "token": token, "offsetInMilliseconds": offset_ms, **more}


def failure(token: str, offset_ms: int, *, playing: str = "") -> Json:
    return {
        "type": "AudioPlayer.PlaybackFailed",
        "token": token,
        "error": {"type": "MEDIA_ERROR_SERVICE_UNAVAILABLE", "message": "no answer"},
        "currentPlaybackState": {
            "token": playing or token,
            "offsetInMilliseconds": offset_ms,
            "playerActivity": "PLAYING" if playing else "STOPPED",
        },
    }


def button(name: str) -> Json:
    return {"type": f"PlaybackController.{name}CommandIssued"}


def playing(token: str, offset_ms: int, activity: str = "PLAYING") -> Json:
    return {"token": token, "offsetInMilliseconds": offset_ms, "playerActivity": activity}


RECALL_ID = "guided-recall.0123456789ab"
HEART_ID = "hand-on-heart.0123456789ab"
SETTLING_ID = "settling.0123456789ab"
