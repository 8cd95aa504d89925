"""Handler of all that a listener says after a crisis answer: every intent gets help and nothing else."""

from skill.alexa import intents
from skill.alexa.handler import Handler
from skill.alexa.request import AlexaRequest
from skill.crisis.conversation import interpret_yes_no, is_asked_twice
from skill.crisis.kinds import ReplyKind, determine_kind, find_next_danger
from skill.reply import Reply

_STOP_INTENTS = frozenset(
    {"AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.PauseIntent", "AMAZON.NavigateHomeIntent"}
)
"""Intents that stop playback at once and without a word, in a crisis as elsewhere."""

_PROGRAMME_INTENTS = frozenset(
    {
        "AMAZON.ResumeIntent",
        "AMAZON.NextIntent",
        "AMAZON.PreviousIntent",
        "AMAZON.StartOverIntent",
        intents.PLAY,
        intents.RESUME_PROGRAMME,
        intents.LIST_PROGRAMMES,
    }
)
_HELP = "AMAZON.HelpIntent"
_REPEAT = "AMAZON.RepeatIntent"


def _determine_kind(request: AlexaRequest) -> ReplyKind:
    """Return the kind of reply that this request is to the open crisis answer."""
    crisis = request.context.session_state.crisis
    if request.name in ("AMAZON.YesIntent", "AMAZON.NoIntent"):
        return interpret_yes_no(request.context.session_state, yes=request.name == "AMAZON.YesIntent")
    if request.name == _REPEAT:
        return ReplyKind.REPEAT
    if intents.PROGRAMME in request.slots and request.wordings.utterances:
        return _determine_kind_of_name(request, crisis)
    if request.wordings.utterances:
        return determine_kind(request.wordings, crisis)
    if request.name in _PROGRAMME_INTENTS:
        return ReplyKind.PROGRAMME
    return _determine_kind_by_intent(request, crisis)


def _determine_kind_of_name(request: AlexaRequest, crisis: str) -> ReplyKind:
    """Return the kind of reply of a programme's name: Alexa takes any words for a name, even "my mum is here"."""
    if find_next_danger(request.wordings, crisis):
        return ReplyKind.NEW_DANGER
    name = request.slots.get(intents.PROGRAMME, "")
    is_title = request.services.player.has_title(request.want.matched_id)
    return ReplyKind.PROGRAMME if is_title else determine_kind(request.wordings.select(name), crisis)


def _determine_kind_by_intent(request: AlexaRequest, crisis: str) -> ReplyKind:
    answer = request.services.find_intent_answer(request.name)
    if answer and answer.id.startswith("crisis") and answer.id != crisis:
        return ReplyKind.NEW_DANGER
    return ReplyKind.STUCK if answer or request.name == _HELP else ReplyKind.OTHER


def _is_in_crisis(request: AlexaRequest) -> bool:
    state = request.context.session_state
    if not state.crisis or not request.may_speak or request.name in _STOP_INTENTS:
        return False
    return not (state.wanted and is_asked_twice(_determine_kind(request), state))


def _follow_up(request: AlexaRequest) -> Reply:
    kind = _determine_kind(request)
    new_danger = _find_new_danger(request) if kind is ReplyKind.NEW_DANGER else ""
    return request.services.questions.follow_up_crisis(request.context, kind, new_danger)


def _find_new_danger(request: AlexaRequest) -> str:
    """Return the id of the danger in the words, or else of the intent's answer; empty if there is neither."""
    answer = request.services.find_intent_answer(request.name)
    return find_next_danger(request.wordings, request.context.session_state.crisis) or (answer.id if answer else "")


crisis_reply = Handler(matches=_is_in_crisis, build_reply=_follow_up)
