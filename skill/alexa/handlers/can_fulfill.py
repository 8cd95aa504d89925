"""Handler of the request by which Alexa asks whether the skill could answer an intent."""

from ask_sdk_model import Response
from ask_sdk_model.canfulfill import (
    CanFulfillIntent,
    CanFulfillIntentValues,
    CanFulfillSlot,
    CanFulfillSlotValues,
    CanUnderstandSlotValues,
)

from skill.alexa import intents
from skill.alexa.handler import Handler
from skill.alexa.request import AlexaRequest

_ALWAYS = frozenset({intents.LIST_PROGRAMMES, intents.WHAT_IS_PLAYING, intents.WHOM_TO_CALL})
_YES, _MAYBE, _NO = CanFulfillIntentValues.YES, CanFulfillIntentValues.MAYBE, CanFulfillIntentValues.NO


def _judge_intent(request: AlexaRequest) -> CanFulfillIntentValues:
    if request.name in intents.NAMING_A_PROGRAMME:
        return _YES if request.choose().is_certain else _NO
    if request.services.find_intent_answer(request.name) or request.name in _ALWAYS:
        return _YES
    return _MAYBE if request.is_free_question else _NO


def _respond(request: AlexaRequest) -> Response:
    """Report whether this intent would be answered; nothing is played or saved."""
    verdict = _judge_intent(request)
    slot = CanFulfillSlot(
        can_understand=CanUnderstandSlotValues(verdict.value),
        can_fulfill=CanFulfillSlotValues.NO if verdict is _NO else CanFulfillSlotValues.YES,
    )
    slots = dict.fromkeys(request.slots, slot)
    return Response(can_fulfill_intent=CanFulfillIntent(can_fulfill=verdict, slots=slots or None))


can_fulfill = Handler(matches=lambda request: request.is_can_fulfill, build_reply=_respond)
