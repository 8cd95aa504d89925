"""Page input: checks what the page sends; it is a request like any other."""

from collections.abc import Mapping
from typing import Any

from skill.browser.alexa_envelope import ACTIVITIES, Json, PlayerState, Session
from skill.safety import detect_danger

MAX_UTTERANCE_LENGTH = 500
"""Letters in one utterance, more than anybody says in one breath. Words of danger may be longer."""

_MAX_TOKEN = 1_024
_MAX_OFFSET_MS = 24 * 60 * 60 * 1_000


class PageInputError(ValueError):
    """The page sent something that this speaker cannot use; the message says what."""


def parse_utterance(page_input: Mapping[str, Any]) -> str:
    """Return what was said; PageInputError if it is empty, or too long and no danger is told in it."""
    said = page_input.get("said")
    if not isinstance(said, str) or not said.strip() or (len(said) > MAX_UTTERANCE_LENGTH and not detect_danger(said)):
        raise PageInputError(f"Please say it in 1 to {MAX_UTTERANCE_LENGTH} letters.")
    return said


def parse_event(page_input: Mapping[str, Any], known: frozenset[str]) -> str:
    """Return the event that happened; PageInputError if it is none of the known ones."""
    event = page_input.get("event")
    if not isinstance(event, str) or event not in known:
        raise PageInputError(f"event must be one of {', '.join(sorted(known))}")
    return event


def parse_player_state(page_input: Mapping[str, Any]) -> PlayerState:
    """Return what the page's player is doing."""
    found = _require_object(page_input.get("player"), "player")
    token, offset_ms, activity = found.get("token", ""), found.get("offset_ms", 0), found.get("activity", "IDLE")
    if not isinstance(token, str) or len(token) > _MAX_TOKEN:
        raise PageInputError(f"player.token must be a text of at most {_MAX_TOKEN} letters")
    if not isinstance(offset_ms, int) or isinstance(offset_ms, bool) or not 0 <= offset_ms <= _MAX_OFFSET_MS:
        raise PageInputError("player.offset_ms must be whole milliseconds within a day")
    if not isinstance(activity, str) or activity not in ACTIVITIES:
        raise PageInputError(f"player.activity must be one of {', '.join(sorted(ACTIVITIES))}")
    return PlayerState(token=token, offset_ms=offset_ms, activity=activity)


def parse_session(page_input: Mapping[str, Any], *, new_id: str) -> Session:
    """Return the session that the page keeps open, or a new one under this id."""
    found = _require_object(page_input.get("session"), "session")
    if not found:
        return Session(id=new_id, attributes={}, new=True)
    if not isinstance(found.get("id"), str) or not 0 < len(found["id"]) <= _MAX_TOKEN:
        raise PageInputError("session.id must be a text")
    return Session(id=found["id"], attributes=_require_object(found.get("attributes"), "session.attributes"), new=False)


def _require_object(found: object, name: str) -> Json:
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise PageInputError(f"{name} must be an object")
    return found
