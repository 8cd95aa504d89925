"""Fuzz: requests of the right structure with anything in it, the same for the same seed, and what became of them."""

import logging
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from ask_sdk_model.request import Request
from werkzeug.test import TestResponse

from skill import phrases
from tests.skill.alexa.envelopes import Json, button, envelope, event, failure, intent, launch, playing
from tests.skill.alexa.sdk_model import Place, full

MARK = "quibblewort"
"""A word that a listener says, and nothing else has."""

_CHANGED, _FILLED, _MOST_CHANGES = 0.7, 0.2, 4

_EVENTS = ("Started", "Stopped", "NearlyFinished", "Finished")
_OTHER_TYPES = (
    "SessionEndedRequest",
    "SessionResumedRequest",
    "System.ExceptionEncountered",
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillPermissionChanged",
    "Alexa.Presentation.APL.UserEvent",
    "Dialog.InputRequest",
    "Connections.Response",
    "SomeRequest.OfTomorrow",
    "",
)
_OFFERS = ("resume", "something else", "the list", "tell more", "again", "guided-recall", "no-such-programme", "")
_CRISES = ("", "", "", "crisis_self_harm", "crisis_body", "crisis_home", "check_in", "no_such_crisis")
_SAID = (
    "", "i want to die", "guided recall", "does a hug help", "continue", "the second one", "both", "five minutes",
    "my grandmother", "somebody who died", "i can't breathe", "something shorter", "says who", "not", "yes please",
)  # fmt: skip
_JUNK: Sequence[Any] = (
    None, True, False, 0, -1, 0.5, 1e308, 10**30, "", " ", "\0", "\ud800", "\u202e<speak>&amp;</speak>", "x" * 5_000,
    [], {}, [None], {"": {}}, [[[[[[[[[[]]]]]]]]]], MARK, [MARK], {MARK: MARK},
)  # fmt: skip
_KEPT = ("timestamp", "applicationId", "application", "request", "context", "System")
"""Without these a request is refused at the door: they are changed in one request of ten only."""


@dataclass(kw_only=True)
class Outcome:
    """What became of the requests."""

    statuses: Counter[int] = field(default_factory=Counter)
    apologies: list[int] = field(default_factory=list)
    """The numbers of the requests that were answered with an apology: something failed."""
    errors: list[str] = field(default_factory=list)
    """The lines of the log that tell of an error."""
    leaks: list[str] = field(default_factory=list)
    """The lines of the log that have a listener's word in them."""


class Maker:
    """Makes requests."""

    def __init__(self, seed: int, intents: Sequence[str], tokens: Sequence[str]) -> None:
        self._seed, self._intents, self._tokens = seed, (*intents, "IntentOfTomorrow", ""), (*tokens, "no-such.1", "")

    def make(self, number: int) -> Json:
        """Make the request with this number."""
        choose = random.Random(f"{self._seed} {number}")
        found = envelope(
            self._make_request(choose),
            attributes=self._make_attributes(choose) if choose.random() < 0.6 else None,
            player=playing(
                choose.choice(self._tokens), _offset_ms(choose), choose.choice(("PLAYING", "STOPPED", "IDLE"))
            ),
            request_id=f"amzn1.echo-api.request.{self._seed}.{number}",
            user_id=f"amzn1.ask.account.{choose.randrange(40)}",
        )
        if choose.random() < _FILLED and found["request"]["type"] in Request.discriminator_value_class_map:
            found, _ = full(choose, found)
        if choose.random() < _CHANGED:
            for _ in range(choose.randint(1, _MOST_CHANGES)):
                _change(found, choose)
        return found

    def _make_request(self, choose: random.Random) -> Json:
        makers: tuple[tuple[int, Callable[[], Json]], ...] = (
            (10, lambda: self._make_intent(choose, "IntentRequest")),
            (1, lambda: self._make_intent(choose, "CanFulfillIntentRequest")),
            (1, launch),
            (3, lambda: event(f"Playback{choose.choice(_EVENTS)}", choose.choice(self._tokens), _offset_ms(choose))),
            (1, lambda: failure(choose.choice(self._tokens), _offset_ms(choose))),
            (1, lambda: button(choose.choice(("Play", "Pause", "Next", "Previous", "Wibble")))),
            (2, lambda: {"type": choose.choice(_OTHER_TYPES), "error": {"type": MARK, "message": MARK}}),
        )  # fmt: skip
        return choose.choices([make for _, make in makers], [weight for weight, _ in makers])[0]()

    def _make_intent(self, choose: random.Random, kind: str) -> Json:
        words = f"{choose.choice(_SAID)} {MARK if choose.random() < 0.5 else ''}".strip()
        slot = choose.choice(("programme", "query", "reply", "no_such_slot"))
        return intent(choose.choice(self._intents), kind=kind, **{slot: words})

    def _make_attributes(self, choose: random.Random) -> Json:
        content_ids = [each.partition(".")[0] for each in self._tokens]
        return {
            "offer": choose.choice(_OFFERS),
            "programmes": choose.sample(content_ids, 2),
            "choices": ["why_hug_helps", "hug_length"][: choose.randrange(3)],
            "answer": choose.choice(("why_hug_helps", "no_such_answer", "")),
            "crisis": choose.choice(_CRISES),
            "wanted": choose.choice(("", "programme")),
            "missed": choose.randrange(-1, 5),
            "gate": choose.choice(("", "", choose.choice(content_ids))),
            "speech": f"{MARK}.",
            "reprompt": f"{MARK}?",
        }


def fuzz(maker: Maker, numbers: range, post: Callable[[Json], TestResponse]) -> Outcome:
    """Send the requests with these numbers; collect what became of them and what was logged meanwhile."""
    outcome = Outcome()
    listener = _Listener(outcome)
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(listener)
    root.setLevel(logging.DEBUG)
    try:
        for number in numbers:
            answer = post(maker.make(number))
            outcome.statuses[answer.status_code] += 1
            if phrases.SORRY in answer.get_data(as_text=True):
                outcome.apologies.append(number)
    finally:
        root.removeHandler(listener)
        root.setLevel(level)
    return outcome


class _Listener(logging.Handler):
    """Reads what is logged, as a log file would have it."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(logging.DEBUG)
        self._outcome = outcome

    def emit(self, record: logging.LogRecord) -> None:
        line = self.format(record)
        if record.levelno >= logging.ERROR or record.exc_info:
            self._outcome.errors.append(line)
        if MARK in line:
            self._outcome.leaks.append(line)


def _offset_ms(choose: random.Random) -> int:
    return choose.choice((0, 1, 30_000, 119_500, 10**7))


def _change(found: Json, choose: random.Random) -> None:
    """Change what is at one place of a request."""
    places = [place for place in _list_places(found, ()) if choose.random() < 0.1 or place[-1] not in _KEPT]
    if not places:
        return
    *way, last = choose.choice(places)
    around: Any = found
    for key in way:
        around = around[key]
    match choose.choice(("remove", "replace", "replace", "wrap", "copy")):
        case "remove" if isinstance(around, dict):
            del around[last]
        case "wrap":
            around[last] = [around[last]]
        case "copy" if isinstance(around, dict):
            around[f"{last}s"] = deepcopy(around[last])
        case _:
            around[last] = deepcopy(choose.choice(_JUNK))


def _list_places(value: object, place: Place) -> Iterator[Place]:
    """Yield the place of every value in a request."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield (*place, key)
        yield from _list_places(part, (*place, key))


def list_intents(model: Json) -> list[str]:
    """Return the names of the intents of an interaction model."""
    return [each["name"] for each in model["interactionModel"]["languageModel"]["intents"]]
