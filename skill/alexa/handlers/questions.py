"""What a listener asks to know; a person in danger comes before everything."""

from skill.alexa import intents
from skill.alexa.carriers import CARRIERS
from skill.alexa.handler import Handler, on
from skill.alexa.request import Heard
from skill.numbers import asks_whom_to_call
from skill.reply import Reply


def _in_danger(heard: Heard) -> bool:
    """After a crisis answer the conversation knows what is new."""
    return not heard.turn.memory.crisis and heard.desk.questions.endangered(heard.turn, *heard.said) is not None


def _help(heard: Heard) -> Reply:
    return heard.desk.questions.endangered(heard.turn, *heard.said) or Reply()


in_danger = Handler(suits=_in_danger, reply=_help)


def _asks_whom_to_call(heard: Heard) -> bool:
    return heard.name == intents.WHOM_TO_CALL or any(map(asks_whom_to_call, heard.said))


def _whom_to_call(heard: Heard) -> Reply:
    return heard.desk.questions.whom_to_call(heard.turn)


whom_to_call = Handler(suits=_asks_whom_to_call, reply=_whom_to_call)


def _has_answer(heard: Heard) -> bool:
    return heard.desk.answer_to(heard.name) is not None


def _answer(heard: Heard) -> Reply:
    answer = heard.desk.answer_to(heard.name)
    return heard.desk.questions.answered(heard.turn, answer) if answer else Reply()


known_question = Handler(suits=_has_answer, reply=_answer)


@on(*CARRIERS)
def free_question(heard: Heard) -> Reply:
    """Answer free words."""
    return heard.desk.questions.asked(heard.turn, heard.question)


@on(intents.FIRST_CHOICE, "AMAZON.YesIntent", where=lambda heard: bool(heard.turn.memory.choices))
def first_choice(heard: Heard) -> Reply:
    """Answer with the first of two."""
    return heard.desk.questions.chosen(heard.turn, 0)


@on(intents.SECOND_CHOICE, where=lambda heard: bool(heard.turn.memory.choices))
def second_choice(heard: Heard) -> Reply:
    """Answer with the second of two."""
    return heard.desk.questions.chosen(heard.turn, 1)
