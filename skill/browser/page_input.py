"""Page input: parses and checks the JSON that the page sends."""

from collections.abc import Mapping
from typing import Any

from skill.browser.alexa_envelope import ACTIVITIES, Json, PlayerState, Session
from skill.safety import detect_danger

MAX_UTTERANCE_LENGTH = 500
"""The most characters in an utterance; one that tells of a danger may be longer."""

_MAX_TOKEN = 1_024
_MAX_OFFSET_MS = 24 * 60 * 60 * 1_000


class PageInputError(ValueError):
    """The page sent something that cannot be used; the message says what is expected."""


def parse_utterance(page_input: Mapping[str, Any]) -> str:
    """Return the utterance; PageInputError if it is empty, or too long and tells of no danger."""
    text = page_input.get("said")
    if not isinstance(text, str) or not text.strip() or (len(text) > MAX_UTTERANCE_LENGTH and not detect_danger(text)):
        raise PageInputError(f"Please say it in 1 to {MAX_UTTERANCE_LENGTH} letters.")
    return text


def parse_event(page_input: Mapping[str, Any], known: frozenset[str]) -> str:
    """Return the name of the event; PageInputError if it is not one of the known ones."""
    event = page_input.get("event")
    if not isinstance(event, str) or event not in known:
        raise PageInputError(f"event must be one of {', '.join(sorted(known))}")
    return event


def parse_player_state(page_input: Mapping[str, Any]) -> PlayerState:
    """Return the state of the page's player; PageInputError if it is malformed."""
    player = _require_object(page_input.get("player"), "player")
    token, offset_ms, activity = player.get("token", ""), player.get("offset_ms", 0), player.get("activity", "IDLE")
    if not isinstance(token, str) or len(token) > _MAX_TOKEN:
        raise PageInputError(f"player.token must be a text of at most {_MAX_TOKEN} letters")
    if not isinstance(offset_ms, int) or isinstance(offset_ms, bool) or not 0 <= offset_ms <= _MAX_OFFSET_MS:
        raise PageInputError("player.offset_ms must be whole milliseconds within a day")
    if not isinstance(activity, str) or activity not in ACTIVITIES:
        raise PageInputError(f"player.activity must be one of {', '.join(sorted(ACTIVITIES))}")
    return PlayerState(token=token, offset_ms=offset_ms, activity=activity)


def parse_session(page_input: Mapping[str, Any], *, new_id: str) -> Session:
    """Return the session that the page keeps open, or a new one with this id; PageInputError if it is malformed."""
    session = _require_object(page_input.get("session"), "session")
    if not session:
        return Session(id=new_id, attributes={}, new=True)
    session_id, attributes = session.get("id"), session.get("attributes")
    if not isinstance(session_id, str) or not 0 < len(session_id) <= _MAX_TOKEN:
        raise PageInputError(f"session.id must be a text of 1 to {_MAX_TOKEN} letters")
    return Session(id=session_id, attributes=_require_object(attributes, "session.attributes"), new=False)


def _require_object(value: object, name: str) -> Json:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise PageInputError(f"{name} must be an object")
    return value
