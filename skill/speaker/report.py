"""Report: what the page says about itself, read with care: it is a request like any other."""

from collections.abc import Mapping
from typing import Any

from skill.safety import danger
from skill.speaker.envelope import ACTIVITIES, Json, Player, Session

MAX_SAID = 500
"""Letters in one utterance: more than anybody says in a breath. What tells of a danger may be longer."""

_MAX_TOKEN = 1_024
_MAX_OFFSET_MS = 24 * 60 * 60 * 1_000


class NotAReport(ValueError):  # noqa: N818 - it is read as a sentence: "except NotAReport"
    """The page sent something that this speaker does not understand; the message says what."""


def said_of(report: Mapping[str, Any]) -> str:
    """What was said; NotAReport if it is nothing, or too long and no danger is told in it."""
    said = report.get("said")
    if not isinstance(said, str) or not said.strip() or (len(said) > MAX_SAID and not danger(said)):
        raise NotAReport(f"Please say it in 1 to {MAX_SAID} letters.")
    return said


def event_of(report: Mapping[str, Any], known: frozenset[str]) -> str:
    """What happened."""
    event = report.get("event")
    if not isinstance(event, str) or event not in known:
        raise NotAReport(f"event must be one of {', '.join(sorted(known))}")
    return event


def player_of(report: Mapping[str, Any]) -> Player:
    """What the page's player is doing."""
    found = _object(report.get("player"), "player")
    token, offset_ms, activity = found.get("token", ""), found.get("offset_ms", 0), found.get("activity", "IDLE")
    if not isinstance(token, str) or len(token) > _MAX_TOKEN:
        raise NotAReport(f"player.token must be a text of at most {_MAX_TOKEN} letters")
    if not isinstance(offset_ms, int) or isinstance(offset_ms, bool) or not 0 <= offset_ms <= _MAX_OFFSET_MS:
        raise NotAReport("player.offset_ms must be whole milliseconds within a day")
    if not isinstance(activity, str) or activity not in ACTIVITIES:
        raise NotAReport(f"player.activity must be one of {', '.join(sorted(ACTIVITIES))}")
    return Player(token=token, offset_ms=offset_ms, activity=activity)


def session_of(report: Mapping[str, Any], *, new_id: str) -> Session:
    """The session that the page keeps open, or a new one under this id."""
    found = _object(report.get("session"), "session")
    if not found:
        return Session(id=new_id, attributes={}, new=True)
    if not isinstance(found.get("id"), str) or not 0 < len(found["id"]) <= _MAX_TOKEN:
        raise NotAReport("session.id must be a text")
    return Session(id=found["id"], attributes=_object(found.get("attributes"), "session.attributes"), new=False)


def _object(found: object, name: str) -> Json:
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise NotAReport(f"{name} must be an object")
    return found
