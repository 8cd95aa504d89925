"""Parse context: reads from a request who speaks, from which device, what plays there, and what was said before."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from skill.alexa.json_values import Envelope, get_object, get_text, get_value
from skill.playback.tracker import RequestContext
from skill.reply import EMPTY_STATE, SessionState

_DAY_MS = 24 * 60 * 60 * 1_000

_TEXT_ATTRIBUTES = ("offer", "answer", "crisis", "wanted", "gate", "speech", "reprompt")
_LOCALE = re.compile(r"[a-z]{2,3}-([a-z]{2})", re.IGNORECASE)
"""A language and the country it is spoken in: en-GB."""

_ACTIVE_STATES = ("PLAYING", "PAUSED", "BUFFER_UNDERRUN")
"""The activities of a player whose token and offset are current."""

_PLAYER = "AudioPlayer"
_INTERFACES = "supportedInterfaces"


def parse_context(envelope: Envelope, kind: str) -> RequestContext:
    """Parse the context of a request of this type."""
    request, context = envelope["request"], get_object(envelope, "context") or {}
    player, device = context.get(_PLAYER), get_value(context, "System", "device")
    is_report = kind.startswith("AudioPlayer.")
    about = request if is_report else player
    offset_ms = _get_offset_ms(about, "offsetInMilliseconds")
    return RequestContext(
        listener=_get_listener(envelope),
        device=get_text(device, "deviceId"),
        at_ms=int(datetime.fromisoformat(request["timestamp"]).timestamp() * 1_000),
        token=get_text(about, "token"),
        offset_ms=offset_ms or _get_offset_ms(about, "currentPlaybackState", "offsetInMilliseconds"),
        is_current=is_report or get_value(player, "playerActivity") in _ACTIVE_STATES,
        session_state=_parse_session_state(get_value(envelope, "session", "attributes")),
        country=_parse_country(get_text(request, "locale")),
        can_play=_can_play(get_object(device, _INTERFACES)),
    )


def _can_play(interfaces: Mapping[str, object] | None) -> bool:
    """Return whether the device plays long sounds; one that does not say what it can do counts as an Echo."""
    return interfaces is None or _PLAYER in interfaces


def supports(envelope: Envelope, interface: str) -> bool:
    """Return whether the device names this interface."""
    return interface in (get_object(envelope, "context", "System", "device", _INTERFACES) or ())


@lru_cache(maxsize=64)
def _parse_country(locale: str) -> str:
    match = _LOCALE.fullmatch(locale)
    return match[1].upper() if match else ""


def _get_listener(envelope: Envelope) -> str:
    """Return the user id; without one, the id of the request, so that no two listeners share a bookmark."""
    return (
        get_text(envelope, "context", "System", "user", "userId")
        or get_text(envelope, "session", "user", "userId")
        or get_text(envelope, "request", "requestId")
    )


def _parse_session_state(attributes: object) -> SessionState:
    """Parse the attributes of the open session; unknown attributes are ignored."""
    known = attributes if isinstance(attributes, dict) else {}
    if not known:
        return EMPTY_STATE
    texts = {name: str(known[name]) for name in _TEXT_ATTRIBUTES if known.get(name)}
    missed = known.get("missed")
    return SessionState(
        **texts,
        programmes=_parse_ids(known.get("programmes")),
        choices=_parse_ids(known.get("choices")),
        missed=missed if isinstance(missed, int) else 0,
    )


def _parse_ids(ids: object) -> tuple[str, ...]:
    return tuple(map(str, ids)) if isinstance(ids, list) else ()


def _get_offset_ms(json_value: object, *path: str) -> int:
    """Return the playback offset at the end of this path, in milliseconds, limited to a day; 0 if there is none."""
    offset_ms = get_value(json_value, *path)
    return min(max(offset_ms, 0), _DAY_MS) if isinstance(offset_ms, int) else 0
