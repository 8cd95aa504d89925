"""Handlers of questions; a person in danger comes before everything."""

from skill.alexa import intents
from skill.alexa.handler import Handler, handles
from skill.alexa.request import AlexaRequest
from skill.answers.helpline_requests import is_helpline_request
from skill.reply import Reply


def _answer_danger(request: AlexaRequest) -> Reply:
    danger = request.wordings.danger
    return request.services.questions.answer_danger(request.context, danger) if danger else Reply()


danger = Handler(
    # After a crisis answer, crisis.py looks for new dangers instead.
    matches=lambda request: not request.context.session_state.crisis and request.wordings.danger is not None,
    build_reply=_answer_danger,
)


check_in = Handler(
    # Danger in words that no rule knows; before a gate or a choice, which such words do not answer.
    matches=lambda request: request.has_free_words and request.understand().is_danger,
    build_reply=lambda request: request.services.questions.check_in(request.context, request.understand()),
)


def _is_helpline_request(request: AlexaRequest) -> bool:
    return request.name == intents.WHOM_TO_CALL or any(map(is_helpline_request, request.wordings.words))


helpline_request = Handler(
    matches=_is_helpline_request,
    build_reply=lambda request: request.services.questions.say_helplines(request.context),
)


def _answer(request: AlexaRequest) -> Reply:
    answer = request.services.find_intent_answer(request.name)
    return request.services.questions.reply_with(request.context, answer) if answer else Reply()


known_question = Handler(
    matches=lambda request: request.services.find_intent_answer(request.name) is not None, build_reply=_answer
)


answer_free_question = Handler(
    matches=lambda request: request.is_free_question,
    build_reply=lambda request: request.services.questions.answer_free_text(
        request.context, request.question, request.understand()
    ),
)


@handles(intents.FIRST_CHOICE, "AMAZON.YesIntent", when=lambda request: bool(request.context.session_state.choices))
def answer_first_choice(request: AlexaRequest) -> Reply:
    """Say the first of the two answers offered."""
    return request.services.questions.answer_choice(request.context, 0)


@handles(intents.SECOND_CHOICE, when=lambda request: bool(request.context.session_state.choices))
def answer_second_choice(request: AlexaRequest) -> Reply:
    """Say the second of the two answers offered."""
    return request.services.questions.answer_choice(request.context, 1)
