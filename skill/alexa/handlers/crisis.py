"""What a listener says after a crisis answer: whichever intent it comes as, it gets help and nothing else."""

from skill.alexa import intents
from skill.alexa.handler import Handler
from skill.alexa.request import Heard
from skill.crisis.conversation import bare_reply, is_asked_twice
from skill.crisis.kinds import Kind, kind_of, next_danger
from skill.reply import Reply

_STOPS = frozenset({"AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.PauseIntent", "AMAZON.NavigateHomeIntent"})
"""They stop as everywhere: at once and without a word."""

_ASKS_TO_HEAR = frozenset(
    {
        "AMAZON.ResumeIntent",
        "AMAZON.NextIntent",
        "AMAZON.PreviousIntent",
        "AMAZON.StartOverIntent",
        intents.PLAY,
        intents.LIST_PROGRAMMES,
    }
)
_HELP = "AMAZON.HelpIntent"
_REPEAT = "AMAZON.RepeatIntent"


def _kind(heard: Heard) -> Kind:
    """What this request means after the crisis answer that is open."""
    crisis = heard.turn.memory.crisis
    if heard.name in ("AMAZON.YesIntent", "AMAZON.NoIntent"):
        return bare_reply(heard.turn.memory, yes=heard.name == "AMAZON.YesIntent")
    if heard.name == _REPEAT:
        return Kind.REPEAT
    if heard.name == intents.PLAY and heard.said:
        return _kind_of_name(heard, crisis)
    if heard.said:
        return kind_of(heard.said, crisis)
    if heard.name in _ASKS_TO_HEAR:
        return Kind.PROGRAMME
    return _kind_without_words(heard, crisis)


def _kind_of_name(heard: Heard, crisis: str) -> Kind:
    """Alexa takes any words for a programme's name; "my mum is here" may come as one."""
    if next_danger(heard.said, crisis):
        return Kind.NEW_DANGER
    name = heard.slots.get(intents.PROGRAMME, "")
    is_title = heard.desk.player.has_title(heard.programme[1])
    return Kind.PROGRAMME if is_title else kind_of((name,), crisis)


def _kind_without_words(heard: Heard, crisis: str) -> Kind:
    answer = heard.desk.answer_to(heard.name)
    if answer and answer.id.startswith("crisis") and answer.id != crisis:
        return Kind.NEW_DANGER
    return Kind.STUCK if answer or heard.name == _HELP else Kind.OTHER


def _is_in_crisis(heard: Heard) -> bool:
    memory = heard.turn.memory
    if not memory.crisis or not heard.may_speak or heard.name in _STOPS:
        return False
    return not is_asked_twice(_kind(heard), memory)


def _goes_on(heard: Heard) -> Reply:
    answer = heard.desk.answer_to(heard.name)
    return heard.desk.questions.after_crisis(heard.turn, _kind(heard), *heard.said, named=answer.id if answer else "")


in_crisis = Handler(suits=_is_in_crisis, reply=_goes_on)
