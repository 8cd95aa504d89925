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
from skill.alexa.carriers import SHORT_REPLIES, expand_utterances, normalise_yes_no, restore_carrier
from skill.alexa.intents import PROGRAMME, QUERY, name_answer_intent
from skill.answers.questions import Questions
from skill.crisis.dangers import Wordings, check_wordings
from skill.playback.player import Player
from skill.playback.tracker import PlaybackTracker, RequestContext
from skill.reply import SessionState

Envelope = dict[str, Any]
"""A request or an answer, as JSON."""

_DAY_MS = 24 * 60 * 60 * 1_000

_TEXT_ATTRIBUTES = ("offer", "crisis", "wanted", "gate", "speech", "reprompt")

_LOCALE = re.compile(r"[a-z]{2,3}-([a-z]{2})", re.IGNORECASE)
"""A language and the country it is spoken in: en-GB."""

_ACTIVE_STATES = ("PLAYING", "PAUSED", "BUFFER_UNDERRUN")
"""What a player does when it speaks of now."""

_MATCH_CODE = "ER_SUCCESS_MATCH"
"""How Alexa says that a slot's words are a known value."""

_INTENT_REQUESTS = ("IntentRequest", "CanFulfillIntentRequest")

_ERROR_TYPE = re.compile("[A-Z_]{1,80}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The services that the handlers call."""

    player: Player
    tracker: PlaybackTracker
    questions: Questions
    catalog: Callable[[], Catalog]

    def find_intent_answer(self, intent: str) -> Answer | None:
        """Return the Answer that this intent asks for by itself."""
        return next((each for each in self.catalog().answers if name_answer_intent(each.id) == intent), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlexaRequest:
    """One request."""

    services: Services
    name: str
    """The intent's name, or the type of a request that has none."""
    context: RequestContext
    slots: Mapping[str, str]
    """What the listener said for each slot, as it was heard."""
    resolved_slots: Mapping[str, str]
    """What each slot means: the id of a known value, or else as it was heard."""
    wordings: Wordings
    """The listener's free words, in every way in which they can have been said; none if Alexa sent none."""
    has_session: bool
    may_speak: bool
    """Whether words and cards may be in the answer: an event's may not."""
    is_can_fulfill: bool = False
    """Whether Alexa only asks if we could."""
    error_type: str = ""
    """What an exception report says went wrong."""

    @property
    def question(self) -> str:
        """The listener's free words, with the word put back that Alexa dropped."""
        return restore_carrier(self.name, self.slots.get(QUERY, ""))

    @property
    def programme(self) -> tuple[str, str]:
        """What was said for a programme, and what Alexa took it for; empty if it was not said."""
        return self.slots.get(PROGRAMME, ""), self.resolved_slots.get(PROGRAMME, "")


def parse_request(envelope: Envelope, services: Services) -> AlexaRequest:
    """Read what is needed of a request; a value of another kind than expected counts as not there."""
    request, session = envelope["request"], envelope.get("session")
    kind = _get_text(request, "type")
    filled_slots = _get_filled_slots(request) if kind in _INTENT_REQUESTS else {}
    slots = {name: _get_text(slot, "value") for name, slot in filled_slots.items()}
    intent = (_get_text(request, "intent", "name") if kind in _INTENT_REQUESTS else "") or kind
    name = normalise_yes_no(intent, slots.get(QUERY, ""))
    is_can_fulfill = kind == "CanFulfillIntentRequest"
    return AlexaRequest(
        services=services,
        name=name,
        context=_parse_context(envelope, kind),
        slots=slots,
        resolved_slots={name: _resolve_slot(slot) for name, slot in filled_slots.items()},
        # CanFulfillIntentRequest: nobody has said these words to us yet.
        wordings=check_wordings(() if is_can_fulfill else _list_utterances(name, slots)),
        has_session=isinstance(session, dict),
        may_speak=kind in {"LaunchRequest", "IntentRequest"},
        is_can_fulfill=is_can_fulfill,
        error_type=_parse_error_type(request),
    )


def _list_utterances(intent: str, slots: Mapping[str, str]) -> tuple[str, ...]:
    utterances = (utterance for slot in slots.values() for utterance in expand_utterances(intent, slot))
    return tuple(dict.fromkeys((*utterances, *SHORT_REPLIES.get(intent, ())[:1])))


def _get_filled_slots(request: Envelope) -> Mapping[str, object]:
    """Return the slots that were filled, by name."""
    slots = _get_value(request, "intent", "slots")
    return {name: slot for name, slot in slots.items() if _get_text(slot, "value")} if isinstance(slots, dict) else {}


def _parse_context(envelope: Envelope, kind: str) -> RequestContext:
    request, player = envelope["request"], _get_value(envelope, "context", "AudioPlayer")
    is_report = kind.startswith("AudioPlayer.")
    about = request if is_report else player
    offset_ms = _get_offset_ms(about, "offsetInMilliseconds")
    return RequestContext(
        listener=_get_listener(envelope),
        at_ms=int(datetime.fromisoformat(request["timestamp"]).timestamp() * 1_000),
        token=_get_text(about, "token"),
        offset_ms=offset_ms or _get_offset_ms(about, "currentPlaybackState", "offsetInMilliseconds"),
        is_current=is_report or _get_value(player, "playerActivity") in _ACTIVE_STATES,
        session_state=_parse_session_state(_get_value(envelope, "session", "attributes")),
        country=_parse_country(_get_text(request, "locale")),
    )


def _parse_country(locale: str) -> str:
    found = _LOCALE.fullmatch(locale)
    return found[1].upper() if found else ""


def _get_listener(envelope: Envelope) -> str:
    """Return whose bookmark it is; a request without a user id shares its bookmark with no other."""
    return (
        _get_text(envelope, "context", "System", "user", "userId")
        or _get_text(envelope, "session", "user", "userId")
        or _get_text(envelope, "request", "requestId")
    )


def _parse_session_state(attributes: object) -> SessionState:
    """Read what the open conversation remembers; unknown attributes are ignored."""
    found = attributes if isinstance(attributes, dict) else {}
    texts = {name: str(found[name]) for name in _TEXT_ATTRIBUTES if found.get(name)}
    choices = found.get("choices")
    missed = found.get("missed")
    return SessionState(
        **texts,
        choices=tuple(map(str, choices)) if isinstance(choices, list) else (),
        missed=missed if isinstance(missed, int) else 0,
    )


def _resolve_slot(slot: object) -> str:
    """Return the id of the value that the slot was matched with, or else what was said."""
    authorities = _get_value(slot, "resolutions", "resolutionsPerAuthority")
    for authority in authorities if isinstance(authorities, list) else ():
        values = _get_value(authority, "values")
        if _get_value(authority, "status", "code") == _MATCH_CODE and isinstance(values, list) and values:
            return _get_text(values[0], "value", "id") or _get_text(slot, "value")
    return _get_text(slot, "value")


def _parse_error_type(request: Envelope) -> str:
    """Return the kind of a fault that Alexa reports: a name in capitals, never free words."""
    found = _get_text(request, "error", "type")
    return found if _ERROR_TYPE.fullmatch(found) else ""


def _get_offset_ms(found: object, *path: str) -> int:
    """Return an offset in the sound, in milliseconds and within a day."""
    offset_ms = _get_value(found, *path)
    return min(max(offset_ms, 0), _DAY_MS) if isinstance(offset_ms, int) else 0


def _get_text(found: object, *path: str) -> str:
    """Return the text at the end of this path; empty if there is none."""
    text = _get_value(found, *path)
    return text if isinstance(text, str) else ""


def _get_value(found: object, *path: str) -> object:
    """Return what is at the end of this path; None if the path ends before."""
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found
