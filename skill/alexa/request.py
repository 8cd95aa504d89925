"""Request: what Alexa sent, in the words of the skill."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ask_sdk_model import RequestEnvelope
from ask_sdk_model.interfaces.audioplayer import PlayerActivity
from ask_sdk_model.slu.entityresolution import StatusCode

from audio_pipeline.catalog import Answer, Catalog
from skill.alexa.intents import CARRIERS, QUERY, answer_intent
from skill.player import Player
from skill.progress import Progress, Turn
from skill.questions import Questions
from skill.reply import Memory

_A_DAY_MS = 24 * 60 * 60 * 1_000

_REMEMBERED = ("offer", "crisis", "gate", "speech", "reprompt")

_LOCALE = re.compile(r"[a-z]{2,3}-([a-z]{2})", re.IGNORECASE)
"""A language and the country it is spoken in: en-GB."""

_NOW = (PlayerActivity.PLAYING, PlayerActivity.PAUSED, PlayerActivity.BUFFER_UNDERRUN)
"""What a player does when it speaks of now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Whom the handlers ask."""

    player: Player
    progress: Progress
    questions: Questions
    catalog: Callable[[], Catalog]

    def answer_to(self, intent: str) -> Answer | None:
        """The Answer that this intent asks for by itself."""
        return next((each for each in self.catalog().answers if answer_intent(each.id) == intent), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One request."""

    desk: Desk
    name: str
    """The intent's name, or the type of a request that has none."""
    turn: Turn
    slots: Mapping[str, str]
    """What the listener said for each slot, as it was heard."""
    meant: Mapping[str, str]
    """What each slot means: the id of a known value, or else as it was heard."""
    has_session: bool
    may_speak: bool
    """Whether words and cards may be in the answer: an event's may not."""
    asks_whether: bool = False
    """Whether Alexa only asks if we could."""
    fault: str = ""
    """What an exception report says went wrong."""

    @property
    def question(self) -> str:
        """The listener's free words, with the word put back that Alexa dropped."""
        return f"{CARRIERS.get(self.name, '')} {self.slots.get(QUERY, '')}".strip()

    @property
    def said(self) -> tuple[str, ...]:
        """Every free word of the listener."""
        return tuple(dict.fromkeys((*self.slots.values(), self.question))) if self.slots else ()


def heard(envelope: RequestEnvelope, desk: Desk) -> Heard:
    """Read a request."""
    request: Any = envelope.request
    kind = str(request.object_type)
    slots = _at(request, "intent", "slots") or {}
    spoken = {name: slot for name, slot in slots.items() if slot and slot.value}
    return Heard(
        desk=desk,
        name=str(_at(request, "intent", "name") or kind),
        turn=_turn(envelope),
        slots={name: str(slot.value) for name, slot in spoken.items()},
        meant={name: _meant(slot) for name, slot in spoken.items()},
        has_session=envelope.session is not None,
        may_speak=kind in {"LaunchRequest", "IntentRequest"},
        asks_whether=kind == "CanFulfillIntentRequest",
        fault=str(_at(request, "error", "object_type", "value") or ""),
    )


def _turn(envelope: RequestEnvelope) -> Turn:
    request: Any = envelope.request
    player = _at(envelope, "context", "audio_player")
    activity, is_report = _at(player, "player_activity"), hasattr(request, "token")
    about = request if is_report else player
    offset_ms = _at(about, "offset_in_milliseconds") or _at(about, "current_playback_state", "offset_in_milliseconds")
    return Turn(
        listener=_listener(envelope),
        at_ms=int(request.timestamp.timestamp() * 1_000),
        token=str(_at(about, "token") or ""),
        offset_ms=min(max(int(offset_ms or 0), 0), _A_DAY_MS),
        is_now=is_report or activity in _NOW,
        memory=_memory(_at(envelope, "session", "attributes")),
        country=_country(str(_at(request, "locale") or "")),
    )


def _country(locale: str) -> str:
    found = _LOCALE.fullmatch(locale)
    return found[1].upper() if found else ""


def _listener(envelope: RequestEnvelope) -> str:
    """Whose bookmark it is; one who has no name at all shares with nobody."""
    user = _at(envelope, "context", "system", "user", "user_id") or _at(envelope, "session", "user", "user_id")
    return str(user or _at(envelope, "request", "request_id"))


def _memory(attributes: object) -> Memory:
    """What the open conversation remembers; anything else in there is passed over."""
    found = attributes if isinstance(attributes, dict) else {}
    texts = {name: str(found[name]) for name in _REMEMBERED if found.get(name)}
    choices = found.get("choices")
    return Memory(**texts, choices=tuple(map(str, choices)) if isinstance(choices, list) else ())


def _meant(slot: Any) -> str:
    for authority in _at(slot, "resolutions", "resolutions_per_authority") or ():
        if _at(authority, "status", "code") == StatusCode.ER_SUCCESS_MATCH:
            for match in authority.values or ():
                return str(_at(match, "value", "id") or slot.value)
    return str(slot.value)


def _at(found: Any, *path: str) -> Any:
    """What is at the end of this path; None if the path ends before."""
    for name in path:
        found = getattr(found, name, None)
    return found
