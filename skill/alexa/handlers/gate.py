"""Handlers of replies to a gate: "continue" accepts it; all that is not clearly another request declines it."""

from collections.abc import Iterable

from skill.alexa import intents
from skill.alexa.handler import Handler
from skill.alexa.request import AlexaRequest
from skill.reply import Reply

_CONTINUE = "continue"
_COURTESIES = frozenset({"yes", "ok", "okay", "please", "now", "just", "and", "i", "i'd", "want", "like", "to", "say"})
"""Words allowed beside "continue"; any other word ("don't", "should") makes the reply unclear."""

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
"""Requests that are answered while a gate is open, as they are elsewhere."""


def _is_open(request: AlexaRequest) -> bool:
    return bool(request.context.session_state.gate) and request.may_speak


def _says_continue(request: AlexaRequest) -> bool:
    return request.name == "AMAZON.ResumeIntent" or any(_is_continue(words) for words in _get_words(request))


def _get_words(request: AlexaRequest) -> Iterable[str]:
    """Return the listener's free words with their carrier: in "should I continue" the first word counts."""
    if request.name == intents.RESUME_PROGRAMME:
        return (f"continue {request.slots.get(intents.PROGRAMME, '')}",)
    return (request.question,) if request.is_free_question else request.slots.values()


def _is_continue(words: str) -> bool:
    spoken = set(words.lower().split())
    return _CONTINUE in spoken and spoken - {_CONTINUE} <= _COURTESIES


def _wants_something_else(request: AlexaRequest) -> bool:
    if request.name in intents.NAMING_A_PROGRAMME:
        return bool(request.slots) and request.choose().is_certain
    if request.is_free_question:
        found = request.understand()
        return bool(found.answer or found.programmes)
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
