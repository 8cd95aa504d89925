"""Parse request: reads Amazon's JSON into a request in the terms of the skill.

The SDK's parser refuses a whole request for one value that it does not know, and Amazon adds new values without notice.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from audio_pipeline.catalog import Catalog
from skill.alexa.build_want import build_want
from skill.alexa.carriers import CARRIERS, SHORT_REPLIES, expand_utterances, normalise_yes_no, restore_carrier
from skill.alexa.intents import (
    CHAPTER,
    FEELING,
    FIGURE,
    NAME_ALONE,
    NAMING_A_PROGRAMME,
    NEED,
    PLACE_SLOT,
    PLAY,
    PROGRAMME,
    QUERY,
    REPLY,
    RESUME_PROGRAMME,
    TITLE,
)
from skill.alexa.json_values import Envelope, get_object, get_text, get_value
from skill.alexa.parse_context import parse_context, supports
from skill.alexa.place_requests import VALUES as PLACE_VALUES
from skill.alexa.place_requests import PlaceRequest
from skill.alexa.readings import NOTHING_SAID, Readings
from skill.alexa.request import AlexaRequest
from skill.alexa.services import Services
from skill.crisis.dangers import check_wordings
from skill.deferred import Deferred
from skill.playback.naming.by_name import is_name
from skill.playback.naming.choose import choose
from skill.playback.naming.want import NOTHING_WANTED

_MATCH_CODE = "ER_SUCCESS_MATCH"
"""The status code of a slot whose words match a value of the model."""

_SCREEN = "Alexa.Presentation.APL"

_INTENT_REQUESTS = ("IntentRequest", "CanFulfillIntentRequest")

_FREE_SLOTS = (QUERY, REPLY, PLACE_SLOT, CHAPTER, PROGRAMME, NEED, FEELING, FIGURE)
"""The slots that take a listener's own words."""

_NAME_SLOTS = {PLAY: PROGRAMME, NAME_ALONE: TITLE}
"""The slot of each intent that has the name of a programme."""

_ERROR_TYPE = re.compile("[A-Z_]{1,80}")


def parse_request(envelope: Envelope, services: Services) -> AlexaRequest:
    """Parse a request; a value of an unexpected type counts as missing."""
    request, session, catalog = envelope["request"], envelope.get("session"), services.catalog()
    kind = get_text(request, "type")
    filled_slots = _get_filled_slots(request) if kind in _INTENT_REQUESTS else {}
    slots: Mapping[str, str] = {name: get_text(slot, "value") for name, slot in filled_slots.items()}
    intent = (get_text(request, "intent", "name") if kind in _INTENT_REQUESTS else "") or kind
    resolved_slots: Mapping[str, str] = {name: _resolve_slot(slot) for name, slot in filled_slots.items()}
    name = normalise_yes_no(intent, slots.get(QUERY, ""))
    # CanFulfillIntentRequest: the listener has not spoken to the skill yet.
    is_can_fulfill = kind == "CanFulfillIntentRequest"
    readings = NOTHING_SAID if is_can_fulfill else _read_slots(name, slots, catalog)
    if name == NAME_ALONE:
        name, slots, resolved_slots = PLAY, *(_rename_slot(each) for each in (slots, resolved_slots))
    free_words = next((slots[each] for each in _FREE_SLOTS if slots.get(each, "").strip()), "") if slots else ""
    question = restore_carrier(name, free_words) if free_words else ""
    want = build_want(catalog, slots, resolved_slots) if name in NAMING_A_PROGRAMME else NOTHING_WANTED
    return AlexaRequest(
        services=services,
        name=name,
        context=parse_context(envelope, kind),
        slots=slots,
        resolved_slots=resolved_slots,
        question=question,
        readings=readings,
        has_session=isinstance(session, dict),
        is_new_session=get_value(session, "new") is True,
        may_speak=kind in {"LaunchRequest", "IntentRequest"},
        locale=get_text(request, "locale"),
        has_screen=supports(envelope, _SCREEN),
        is_can_fulfill=is_can_fulfill,
        error_type=_parse_error_type(request),
        want=want,
        is_name_alone=intent == NAME_ALONE,
        place_request=_get_place_request(readings, resolved_slots),
        understand=Deferred(lambda: services.questions.understand(question)).get,
        choose=Deferred(lambda: choose(catalog, want)).get,
    )


def _read_slots(intent: str, slots: Mapping[str, str], catalog: Catalog) -> Readings:
    """Check everything that the listener may have said for danger, and read it when somebody asks."""
    if not slots and intent not in SHORT_REPLIES:
        return NOTHING_SAID
    if [*slots] == [_NAME_SLOTS.get(intent, "")] and is_name(catalog, *slots.values()):
        return _read_name(intent, *slots.values())
    return _read_words(intent, slots)


@lru_cache(maxsize=1_024)
def _read_name(intent: str, name: str) -> Readings:
    """Read the ways to ask for a programme by a name of the catalog.

    Results are cached, so never call it with words that are the listener's own.
    """
    return _read_words(intent, {_NAME_SLOTS[intent]: name})


def _read_words(intent: str, slots: Mapping[str, str]) -> Readings:
    utterances = dict.fromkeys((*expand_utterances(intent, slots), *SHORT_REPLIES.get(intent, ())[:1]))
    # Without their carrier, the words of "they forget me" would ask to be forgotten.
    incomplete = slots.values() if intent in CARRIERS or intent == RESUME_PROGRAMME else ()
    return Readings(check_wordings(utterances), tuple(incomplete))


def _rename_slot(slots: Mapping[str, str]) -> Mapping[str, str]:
    """Return the slot of NAME_ALONE as that of PLAY."""
    return {PROGRAMME if name == TITLE else name: value for name, value in slots.items()}


def _get_place_request(readings: Readings, resolved_slots: Mapping[str, str]) -> PlaceRequest | None:
    matched = resolved_slots.get(PLACE_SLOT, "") if readings.wordings.utterances else ""
    return PlaceRequest(matched) if matched in PLACE_VALUES else readings.place_request


def _get_filled_slots(request: Envelope) -> Mapping[str, object]:
    """Return the slots that were filled, by name."""
    slots = get_object(request, "intent", "slots") or {}
    return {name: slot for name, slot in slots.items() if get_text(slot, "value")}


def _resolve_slot(slot: object) -> str:
    """Return the id of the value that matches the slot; the words that were heard if none matches."""
    authorities = get_value(slot, "resolutions", "resolutionsPerAuthority")
    for authority in authorities if isinstance(authorities, list) else ():
        values = get_value(authority, "values")
        if get_value(authority, "status", "code") == _MATCH_CODE and isinstance(values, list) and values:
            return get_text(values[0], "value", "id") or get_text(slot, "value")
    return get_text(slot, "value")


def _parse_error_type(request: Envelope) -> str:
    """Return the type of an error that Alexa reports; empty unless it is a name in capitals: it is logged."""
    error_type = get_text(request, "error", "type")
    return error_type if _ERROR_TYPE.fullmatch(error_type) else ""
