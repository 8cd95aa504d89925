"""Handlers of questions; a person in danger comes before everything."""

from skill.alexa import intents
from skill.alexa.handler import Handler
from skill.alexa.request import AlexaRequest
from skill.playback.commands import is_plain_command
from skill.reply import Reply


def _answer_danger(request: AlexaRequest) -> Reply:
    danger = request.wordings.danger
    return request.services.questions.answer_danger(request.context, danger) if danger else Reply()


danger = Handler(
    # After a crisis answer, crisis.py looks for new dangers instead.
    matches=lambda request: not request.context.session_state.crisis and request.wordings.danger is not None,
    build_reply=_answer_danger,
)


def _is_short_reply(request: AlexaRequest) -> bool:
    """Return whether the words are a reply from a closed list, to an answer or to "A or B?": no new danger is in it."""
    # An answer's name is no such reply: it is made of any words.
    is_choice = bool(request.context.session_state.choices) and request.readings.choice is not None
    return is_choice or request.readings.is_follow_up


check_in = Handler(
    # Danger in words that no rule knows; before a gate or a choice, which such words do not answer.
    matches=lambda request: (
        request.has_free_words
        and not request.place_request
        and not _is_short_reply(request)
        and not is_plain_command(request.readings.command)
        and request.understand().is_danger
    ),
    build_reply=lambda request: request.services.questions.check_in(request.context, request.understand()),
)


def _is_helpline_request(request: AlexaRequest) -> bool:
    return request.name == intents.WHOM_TO_CALL or request.readings.asks_for_helpline


helpline_request = Handler(
    matches=_is_helpline_request,
    build_reply=lambda request: request.services.questions.say_helplines(request.context),
)


def _answer(request: AlexaRequest) -> Reply:
    answer = request.services.find_intent_answer(request.name)
    # Alexa sends no words with it, but all its samples are about what the title says.
    return request.services.questions.reply_with(request.context, answer, said=answer.title) if answer else Reply()


known_question = Handler(
    matches=lambda request: request.services.find_intent_answer(request.name) is not None, build_reply=_answer
)


answer_free_question = Handler(
    # "Why" with nothing after it asks nothing.
    matches=lambda request: request.is_free_question and bool(request.question),
    build_reply=lambda request: request.services.questions.answer_free_text(
        request.context, request.question, request.understand()
    ),
)
