"""Request: what Alexa sent, in the words of the skill.

It is read from Amazon's JSON itself. The SDK's own reading refuses a whole request for one value that it has not heard
of, and Amazon adds new values without a notice.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from audio_pipeline.catalog import Answer, Catalog
from skill.alexa.carriers import SHORT_REPLIES, as_asked, as_said_alone, ways_to_say
from skill.alexa.intents import PROGRAMME, QUERY, answer_intent
from skill.player import Player
from skill.progress import Progress, Turn
from skill.questions import Questions
from skill.reply import Memory

Envelope = dict[str, Any]
"""A request or an answer, as JSON."""

_A_DAY_MS = 24 * 60 * 60 * 1_000

_REMEMBERED = ("offer", "crisis", "wanted", "gate", "speech", "reprompt")

_LOCALE = re.compile(r"[a-z]{2,3}-([a-z]{2})", re.IGNORECASE)
"""A language and the country it is spoken in: en-GB."""

_NOW = ("PLAYING", "PAUSED", "BUFFER_UNDERRUN")
"""What a player does when it speaks of now."""

_MATCHED = "ER_SUCCESS_MATCH"
"""How Alexa says that a slot's words are a known value."""

_WITH_INTENT = ("IntentRequest", "CanFulfillIntentRequest")

_FAULT = re.compile("[A-Z_]{1,80}")


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
        return as_asked(self.name, self.slots.get(QUERY, ""))

    @property
    def programme(self) -> tuple[str, str]:
        """What was said for a programme, and what Alexa took it for; empty if it was not said."""
        return self.slots.get(PROGRAMME, ""), self.meant.get(PROGRAMME, "")

    @property
    def said(self) -> tuple[str, ...]:
        """The listener's free words, in every way in which they can have been said; empty if Alexa sent none."""
        ways = (way for slot in self.slots.values() for way in ways_to_say(self.name, slot))
        return tuple(dict.fromkeys((*ways, *SHORT_REPLIES.get(self.name, ())[:1])))


def heard(envelope: Envelope, desk: Desk) -> Heard:
    """Read what is needed of a request; a value of another kind than expected counts as not there."""
    request, session = envelope["request"], envelope.get("session")
    kind = _text(request, "type")
    slots = _slots(request) if kind in _WITH_INTENT else {}
    name = (_text(request, "intent", "name") if kind in _WITH_INTENT else "") or kind
    return Heard(
        desk=desk,
        name=as_said_alone(name, _text(slots.get(QUERY), "value")),
        turn=_turn(envelope, kind),
        slots={name: _text(slot, "value") for name, slot in slots.items()},
        meant={name: _meant(slot) for name, slot in slots.items()},
        has_session=isinstance(session, dict),
        may_speak=kind in {"LaunchRequest", "IntentRequest"},
        asks_whether=kind == "CanFulfillIntentRequest",
        fault=_fault(request),
    )


def _slots(request: Envelope) -> Mapping[str, object]:
    """The slots that were filled, by name."""
    slots = _at(request, "intent", "slots")
    return {name: slot for name, slot in slots.items() if _text(slot, "value")} if isinstance(slots, dict) else {}


def _turn(envelope: Envelope, kind: str) -> Turn:
    request, player = envelope["request"], _at(envelope, "context", "AudioPlayer")
    is_report = kind.startswith("AudioPlayer.")
    about = request if is_report else player
    offset_ms = _offset_ms(about, "offsetInMilliseconds")
    return Turn(
        listener=_listener(envelope),
        at_ms=int(datetime.fromisoformat(request["timestamp"]).timestamp() * 1_000),
        token=_text(about, "token"),
        offset_ms=offset_ms or _offset_ms(about, "currentPlaybackState", "offsetInMilliseconds"),
        is_now=is_report or _at(player, "playerActivity") in _NOW,
        memory=_memory(_at(envelope, "session", "attributes")),
        country=_country(_text(request, "locale")),
    )


def _country(locale: str) -> str:
    found = _LOCALE.fullmatch(locale)
    return found[1].upper() if found else ""


def _listener(envelope: Envelope) -> str:
    """Whose bookmark it is; one who has no name at all shares with nobody."""
    return (
        _text(envelope, "context", "System", "user", "userId")
        or _text(envelope, "session", "user", "userId")
        or _text(envelope, "request", "requestId")
    )


def _memory(attributes: object) -> Memory:
    """What the open conversation remembers; anything else in there is passed over."""
    found = attributes if isinstance(attributes, dict) else {}
    texts = {name: str(found[name]) for name in _REMEMBERED if found.get(name)}
    choices = found.get("choices")
    missed = found.get("missed")
    return Memory(
        **texts,
        choices=tuple(map(str, choices)) if isinstance(choices, list) else (),
        missed=missed if isinstance(missed, int) else 0,
    )


def _meant(slot: object) -> str:
    """The id of the value that the slot was matched with, or else what was said."""
    authorities = _at(slot, "resolutions", "resolutionsPerAuthority")
    for authority in authorities if isinstance(authorities, list) else ():
        values = _at(authority, "values")
        if _at(authority, "status", "code") == _MATCHED and isinstance(values, list) and values:
            return _text(values[0], "value", "id") or _text(slot, "value")
    return _text(slot, "value")


def _fault(request: Envelope) -> str:
    """The kind of a fault that Alexa reports: a name in capitals, never free words."""
    found = _text(request, "error", "type")
    return found if _FAULT.fullmatch(found) else ""


def _offset_ms(found: object, *path: str) -> int:
    """A place in the sound, in milliseconds and within a day."""
    offset_ms = _at(found, *path)
    return min(max(offset_ms, 0), _A_DAY_MS) if isinstance(offset_ms, int) else 0


def _text(found: object, *path: str) -> str:
    """The text at the end of this path; empty if there is none."""
    text = _at(found, *path)
    return text if isinstance(text, str) else ""


def _at(found: object, *path: str) -> object:
    """What is at the end of this path; None if the path ends before."""
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found
