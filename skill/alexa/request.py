"""Request: a request from Alexa in the terms of the skill.

It is parsed from Amazon's JSON directly. The SDK's parser refuses a whole request for one value that it does not know,
and Amazon adds new values without notice.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from audio_pipeline.catalog import Catalog
from skill.alexa.build_want import build_want
from skill.alexa.carriers import CARRIERS, SHORT_REPLIES, expand_utterances, normalise_yes_no, restore_carrier
from skill.alexa.intents import (
    CHAPTER,
    FEELING,
    FIGURE,
    GO_TO_CHAPTER,
    LENGTH,
    NAME_ALONE,
    NAMING_A_PROGRAMME,
    NEED,
    PLACE,
    PLACE_SLOT,
    PLAY,
    PROGRAMME,
    QUERY,
    REPLY,
    RESUME_PROGRAMME,
    SHORT_REPLY,
    TITLE,
)
from skill.alexa.place_requests import VALUES as PLACE_VALUES
from skill.alexa.place_requests import PlaceRequest, read_place_request
from skill.alexa.playing_words import CHAPTER_ID
from skill.alexa.services import Services
from skill.answers.understanding import Understanding
from skill.crisis.dangers import Wordings, check_wordings
from skill.playback.commands import Command, read_command
from skill.playback.naming.by_name import is_name
from skill.playback.naming.iso_durations import parse_iso_duration
from skill.playback.naming.want import NOTHING_WANTED, Want
from skill.playback.tracker import RequestContext
from skill.reply import SessionState

Envelope = dict[str, Any]
"""A request or an answer, as JSON."""

_DAY_MS = 24 * 60 * 60 * 1_000

_TEXT_ATTRIBUTES = ("offer", "answer", "crisis", "wanted", "gate", "speech", "reprompt")
_LOCALE = re.compile(r"[a-z]{2,3}-([a-z]{2})", re.IGNORECASE)
"""A language and the country it is spoken in: en-GB."""

_ACTIVE_STATES = ("PLAYING", "PAUSED", "BUFFER_UNDERRUN")
"""The activities of a player whose token and offset are current."""

_MATCH_CODE = "ER_SUCCESS_MATCH"
"""The status code of a slot whose words match a value of the model."""

_PLAYER = "AudioPlayer"
_SCREEN = "Alexa.Presentation.APL"

_INTENT_REQUESTS = ("IntentRequest", "CanFulfillIntentRequest")

_FREE_SLOTS = (QUERY, REPLY, PLACE_SLOT, CHAPTER, PROGRAMME, NEED, FEELING, FIGURE)
"""The slots that take a listener's own words."""

_NAME_SLOTS = {PLAY: PROGRAMME, NAME_ALONE: TITLE}
"""The slot of each intent that has the name of a programme."""

_ERROR_TYPE = re.compile("[A-Z_]{1,80}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AlexaRequest:
    """A request from Alexa."""

    services: Services
    name: str
    """The intent's name, or the type of a request that has none."""
    context: RequestContext
    slots: Mapping[str, str]
    """The words that Alexa heard for each slot."""
    resolved_slots: Mapping[str, str]
    """The id of the value that matches each slot; the words that Alexa heard if none matches."""
    question: str
    """The listener's free words, with the carrier that Alexa dropped put back."""
    wordings: Wordings
    """The listener's free words in every possible wording; none if Alexa sent none."""
    has_session: bool
    is_new_session: bool
    """True if this is the first request of its session."""
    may_speak: bool
    """True if the answer may have speech and cards; false for events."""
    locale: str = ""
    """The language of the device and its country, such as en-GB; empty if it is not known."""
    has_screen: bool = False
    """True if the device shows what the skill designs for it."""
    is_can_fulfill: bool = False
    """True if Alexa only asks whether the skill could answer."""
    error_type: str = ""
    """The type of error in an exception report; empty in other requests."""
    want: Want = NOTHING_WANTED
    """What the slots of PLAY or RESUME_PROGRAMME say is wanted to be heard."""
    is_name_alone: bool = False
    """True if a programme's name was said with no word around it."""
    place_request: PlaceRequest | None = None
    """What the listener asks of places, history and favourites; None if nothing."""
    understand: Callable[[], Understanding] = Understanding
    """Returns what the listener's free words ask for; works it out once."""
    read_command: Callable[[], Command | None] = lambda: None
    """Returns the command to a programme in the listener's words; reads them once."""

    @property
    def is_free_question(self) -> bool:
        """True if the intent takes any words."""
        return self.name in CARRIERS or self.name in (SHORT_REPLY, PLACE, GO_TO_CHAPTER)

    @property
    def has_free_words(self) -> bool:
        """True if the listener's own words came with the request, and name no programme and no chapter."""
        if self.name in NAMING_A_PROGRAMME:
            return bool(self.question) and not self.services.player.has_programme(self.want)
        if self.names_chapter:
            return False
        return self.is_free_question and bool(self.question)

    @property
    def names_a_need(self) -> bool:
        """True if a programme was asked for by what it is for, and by no name."""
        return (
            self.has_free_words
            and not self.services.player.resembles_programme(self.want)
            and bool(self.understand().programmes)
        )

    @property
    def names_nothing(self) -> bool:
        """True if words came in a slot for a figure or a need, and are neither."""
        return (
            self.has_free_words
            and not self.slots.get(PROGRAMME)
            and not self.services.player.resembles_programme(self.want)
        )

    @property
    def names_chapter(self) -> bool:
        """True if the words name a chapter of any programme."""
        return self.resolved_slots.get(CHAPTER, "").startswith(CHAPTER_ID)

    @property
    def length_ms(self) -> int | None:
        """The length that was said, in milliseconds; None if none was."""
        return parse_iso_duration(self.slots.get(LENGTH, ""))


def parse_request(envelope: Envelope, services: Services) -> AlexaRequest:
    """Parse a request; a value of an unexpected type counts as missing."""
    request, session = envelope["request"], envelope.get("session")
    kind = _get_text(request, "type")
    filled_slots = _get_filled_slots(request) if kind in _INTENT_REQUESTS else {}
    slots: Mapping[str, str] = {name: _get_text(slot, "value") for name, slot in filled_slots.items()}
    intent = (_get_text(request, "intent", "name") if kind in _INTENT_REQUESTS else "") or kind
    resolved_slots: Mapping[str, str] = {name: _resolve_slot(slot) for name, slot in filled_slots.items()}
    name = normalise_yes_no(intent, slots.get(QUERY, ""))
    # CanFulfillIntentRequest: the listener has not spoken to the skill yet.
    is_can_fulfill = kind == "CanFulfillIntentRequest"
    wordings = check_wordings(()) if is_can_fulfill else _check_slots(name, slots, services.catalog())
    if name == NAME_ALONE:
        name, slots, resolved_slots = PLAY, *(_rename_slot(each) for each in (slots, resolved_slots))
    free_words = next((slots[each] for each in _FREE_SLOTS if slots.get(each, "").strip()), "")
    question = restore_carrier(name, free_words) if free_words else ""
    return AlexaRequest(
        services=services,
        name=name,
        context=_parse_context(envelope, kind),
        slots=slots,
        resolved_slots=resolved_slots,
        question=question,
        wordings=wordings,
        has_session=isinstance(session, dict),
        is_new_session=_get_value(session, "new") is True,
        may_speak=kind in {"LaunchRequest", "IntentRequest"},
        locale=_get_text(request, "locale"),
        has_screen=_SCREEN in (_get_interfaces(envelope) or ()),
        is_can_fulfill=is_can_fulfill,
        error_type=_parse_error_type(request),
        want=build_want(services.catalog(), slots, resolved_slots) if name in NAMING_A_PROGRAMME else NOTHING_WANTED,
        is_name_alone=intent == NAME_ALONE,
        place_request=_read_place_request(name, slots, wordings, resolved_slots),
        understand=cache(lambda: services.questions.understand(question)),
        read_command=cache(lambda: read_command(wordings.utterances)),
    )


def _check_slots(intent: str, slots: Mapping[str, str], catalog: Catalog) -> Wordings:
    """Check everything that the listener may have said for danger."""
    utterances = _list_utterances(intent, slots)
    is_named = [*slots] == [_NAME_SLOTS.get(intent, "")] and is_name(catalog, *slots.values())
    return _check_name(utterances) if is_named else check_wordings(utterances)


@lru_cache(maxsize=1_024)
def _check_name(utterances: tuple[str, ...]) -> Wordings:
    """Check the ways to ask for a programme by a name of the catalog.

    Results are cached, so never call it with words that are the listener's own.
    """
    return check_wordings(utterances)


def _list_utterances(intent: str, slots: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*expand_utterances(intent, slots), *SHORT_REPLIES.get(intent, ())[:1])))


def _rename_slot(slots: Mapping[str, str]) -> Mapping[str, str]:
    """Return the slot of NAME_ALONE as that of PLAY."""
    return {PROGRAMME if name == TITLE else name: value for name, value in slots.items()}


def _read_place_request(
    intent: str, slots: Mapping[str, str], wordings: Wordings, resolved_slots: Mapping[str, str]
) -> PlaceRequest | None:
    matched = resolved_slots.get(PLACE_SLOT, "") if wordings.utterances else ""
    if matched in PLACE_VALUES:
        return PlaceRequest(matched)
    # Without their carrier, the words of "they forget me" would ask to be forgotten.
    incomplete = slots.values() if intent in CARRIERS or intent == RESUME_PROGRAMME else ()
    return read_place_request(each.words for each in wordings.utterances if each.text not in incomplete)


def _get_filled_slots(request: Envelope) -> Mapping[str, object]:
    """Return the slots that were filled, by name."""
    slots = _get_value(request, "intent", "slots")
    return {name: slot for name, slot in slots.items() if _get_text(slot, "value")} if isinstance(slots, dict) else {}


def _parse_context(envelope: Envelope, kind: str) -> RequestContext:
    request, player = envelope["request"], _get_value(envelope, "context", _PLAYER)
    is_report = kind.startswith("AudioPlayer.")
    about = request if is_report else player
    offset_ms = _get_offset_ms(about, "offsetInMilliseconds")
    return RequestContext(
        listener=_get_listener(envelope),
        device=_get_text(envelope, "context", "System", "device", "deviceId"),
        at_ms=int(datetime.fromisoformat(request["timestamp"]).timestamp() * 1_000),
        token=_get_text(about, "token"),
        offset_ms=offset_ms or _get_offset_ms(about, "currentPlaybackState", "offsetInMilliseconds"),
        is_current=is_report or _get_value(player, "playerActivity") in _ACTIVE_STATES,
        session_state=_parse_session_state(_get_value(envelope, "session", "attributes")),
        country=_parse_country(_get_text(request, "locale")),
        can_play=_can_play(envelope),
    )


def _can_play(envelope: Envelope) -> bool:
    """Return whether the device plays long sounds; one that does not say what it can do counts as an Echo."""
    interfaces = _get_interfaces(envelope)
    return interfaces is None or _PLAYER in interfaces


def _get_interfaces(envelope: Envelope) -> Mapping[str, object] | None:
    """Return the interfaces that the device supports; None if it does not name them."""
    interfaces = _get_value(envelope, "context", "System", "device", "supportedInterfaces")
    return interfaces if isinstance(interfaces, dict) else None


def _parse_country(locale: str) -> str:
    match = _LOCALE.fullmatch(locale)
    return match[1].upper() if match else ""


def _get_listener(envelope: Envelope) -> str:
    """Return the user id; without one, the id of the request, so that no two listeners share a bookmark."""
    return (
        _get_text(envelope, "context", "System", "user", "userId")
        or _get_text(envelope, "session", "user", "userId")
        or _get_text(envelope, "request", "requestId")
    )


def _parse_session_state(attributes: object) -> SessionState:
    """Parse the attributes of the open session; unknown attributes are ignored."""
    known = attributes if isinstance(attributes, dict) else {}
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


def _resolve_slot(slot: object) -> str:
    """Return the id of the value that matches the slot; the words that were heard if none matches."""
    authorities = _get_value(slot, "resolutions", "resolutionsPerAuthority")
    for authority in authorities if isinstance(authorities, list) else ():
        values = _get_value(authority, "values")
        if _get_value(authority, "status", "code") == _MATCH_CODE and isinstance(values, list) and values:
            return _get_text(values[0], "value", "id") or _get_text(slot, "value")
    return _get_text(slot, "value")


def _parse_error_type(request: Envelope) -> str:
    """Return the type of an error that Alexa reports; empty unless it is a name in capitals: it is logged."""
    error_type = _get_text(request, "error", "type")
    return error_type if _ERROR_TYPE.fullmatch(error_type) else ""


def _get_offset_ms(json_value: object, *path: str) -> int:
    """Return the playback offset at the end of this path, in milliseconds, limited to a day; 0 if there is none."""
    offset_ms = _get_value(json_value, *path)
    return min(max(offset_ms, 0), _DAY_MS) if isinstance(offset_ms, int) else 0


def _get_text(json_value: object, *path: str) -> str:
    """Return the text at the end of this path; empty if there is none."""
    text = _get_value(json_value, *path)
    return text if isinstance(text, str) else ""


def _get_value(json_value: object, *path: str) -> object:
    """Return the value at the end of this path of names; None if there is none."""
    for name in path:
        json_value = json_value.get(name) if isinstance(json_value, dict) else None
    return json_value
