"""What a listener answers to a gate: "continue" goes through, and whatever is not clearly something else skips."""

from collections.abc import Iterable

from skill.alexa import intents
from skill.alexa.carriers import CARRIERS
from skill.alexa.handler import Handler
from skill.alexa.request import Heard
from skill.reply import Reply

_CONTINUE = "continue"
_AROUND_IT = frozenset({"yes", "ok", "okay", "please", "now", "just", "and", "i", "i'd", "want", "like", "to", "say"})
"""What may be said with it; any other word ("don't", "should") makes it no clear answer."""

_SOMETHING_ELSE = frozenset(
    {
        "LaunchRequest",
        "AMAZON.PauseIntent",
        "AMAZON.StopIntent",
        "AMAZON.CancelIntent",
        "AMAZON.NavigateHomeIntent",
        "AMAZON.HelpIntent",
        "AMAZON.RepeatIntent",
        intents.LIST_PROGRAMMES,
        intents.WHAT_IS_PLAYING,
    }
)
"""Clear requests for something else: they are answered as everywhere."""


def _is_open(heard: Heard) -> bool:
    return bool(heard.turn.memory.gate) and heard.may_speak


def _says_continue(heard: Heard) -> bool:
    return heard.name == "AMAZON.ResumeIntent" or any(_is_continue(words) for words in _words(heard))


def _words(heard: Heard) -> Iterable[str]:
    """The listener's free words, whole: in "should I continue" the first one counts."""
    return (heard.question,) if heard.name in CARRIERS else heard.slots.values()


def _is_continue(words: str) -> bool:
    said = words.lower().split()
    return _CONTINUE in said and _AROUND_IT.issuperset(word for word in said if word != _CONTINUE)


def _wants_something_else(heard: Heard) -> bool:
    if heard.name == intents.PLAY:
        return all(heard.programme) and heard.desk.player.has(*heard.programme)
    if heard.name in CARRIERS:
        return heard.desk.questions.finds(heard.question)
    return heard.name in _SOMETHING_ELSE or heard.desk.answer_to(heard.name) is not None


def _goes_through(heard: Heard) -> bool:
    return _is_open(heard) and _says_continue(heard)


def _go_through(heard: Heard) -> Reply:
    return heard.desk.player.go_through(heard.turn)


go_through = Handler(suits=_goes_through, reply=_go_through)


def _skips(heard: Heard) -> bool:
    return _is_open(heard) and not _wants_something_else(heard)


def _skip(heard: Heard) -> Reply:
    kindly = heard.desk.questions.kindly(heard.turn, " ".join(_words(heard)))
    return heard.desk.player.skip(heard.turn, kindly)


skip = Handler(suits=_skips, reply=_skip)
