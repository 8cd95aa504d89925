"""What Alexa asks before it sends a listener here."""

from ask_sdk_model import Response
from ask_sdk_model.canfulfill import (
    CanFulfillIntent,
    CanFulfillIntentValues,
    CanFulfillSlot,
    CanFulfillSlotValues,
    CanUnderstandSlotValues,
)

from skill.alexa import intents
from skill.alexa.carriers import CARRIERS
from skill.alexa.handler import Handler
from skill.alexa.request import Heard

_ALWAYS = frozenset({intents.LIST_PROGRAMMES, intents.WHAT_IS_PLAYING, intents.WHOM_TO_CALL})
_YES, _MAYBE, _NO = CanFulfillIntentValues.YES, CanFulfillIntentValues.MAYBE, CanFulfillIntentValues.NO


def _is_asked(heard: Heard) -> bool:
    return heard.asks_whether


def _verdict(heard: Heard) -> CanFulfillIntentValues:
    if heard.name == intents.PLAY:
        return _YES if heard.desk.player.has(*heard.programme) else _NO
    if heard.desk.answer_to(heard.name) or heard.name in _ALWAYS:
        return _YES
    return _MAYBE if heard.name in CARRIERS else _NO


def _said(heard: Heard) -> Response:
    """Say whether this intent would be answered; nothing is played and nothing kept."""
    verdict = _verdict(heard)
    slot = CanFulfillSlot(
        can_understand=CanUnderstandSlotValues(verdict.value),
        can_fulfill=CanFulfillSlotValues.NO if verdict is _NO else CanFulfillSlotValues.YES,
    )
    slots = dict.fromkeys(heard.slots, slot)
    return Response(can_fulfill_intent=CanFulfillIntent(can_fulfill=verdict, slots=slots or None))


can_fulfill = Handler(suits=_is_asked, reply=_said)
