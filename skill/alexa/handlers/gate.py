"""What a listener answers to a gate: "continue" goes through, and whatever is not clearly something else skips."""

from collections.abc import Iterable

from skill.alexa import intents
from skill.alexa.carriers import CARRIERS
from skill.alexa.handler import Handler
from skill.alexa.request import AlexaRequest
from skill.reply import Reply

_CONTINUE = "continue"
_COURTESIES = frozenset({"yes", "ok", "okay", "please", "now", "just", "and", "i", "i'd", "want", "like", "to", "say"})
"""What may be said with it; any other word ("don't", "should") makes it no clear answer."""

_OTHER_REQUESTS = frozenset(
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


def _is_open(request: AlexaRequest) -> bool:
    return bool(request.context.session_state.gate) and request.may_speak


def _says_continue(request: AlexaRequest) -> bool:
    return request.name == "AMAZON.ResumeIntent" or any(_is_continue(words) for words in _get_words(request))


def _get_words(request: AlexaRequest) -> Iterable[str]:
    """Return the listener's free words, whole: in "should I continue" the first one counts."""
    return (request.question,) if request.name in CARRIERS else request.slots.values()


def _is_continue(words: str) -> bool:
    said = words.lower().split()
    return _CONTINUE in said and _COURTESIES.issuperset(word for word in said if word != _CONTINUE)


def _wants_something_else(request: AlexaRequest) -> bool:
    if request.name == intents.PLAY:
        return all(request.programme) and request.services.player.has_programme(*request.programme)
    if request.name in CARRIERS:
        return request.services.questions.has_answer(request.question)
    return request.name in _OTHER_REQUESTS or request.services.find_intent_answer(request.name) is not None


accept_gate = Handler(
    matches=lambda request: _is_open(request) and _says_continue(request),
    build_reply=lambda request: request.services.player.accept_gate(request.context),
)


def _decline_gate(request: AlexaRequest) -> Reply:
    help_text = request.services.questions.suggest_help(request.context, " ".join(_get_words(request)))
    return request.services.player.decline_gate(request.context, help_text)


decline_gate = Handler(
    matches=lambda request: _is_open(request) and not _wants_something_else(request), build_reply=_decline_gate
)
