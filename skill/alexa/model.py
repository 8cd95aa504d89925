"""Interaction model: the intents, samples and slot values that Alexa must know; made from the catalog."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from audio_pipeline.catalog import Catalog, Release
from skill.alexa import carriers, intents
from skill.alexa.place_requests import PLACE_TYPE, list_place_phrases
from skill.alexa.place_requests import VALUES as PLACE_VALUES
from skill.alexa.short_replies import SHORT_REPLY_TYPE, list_short_replies
from skill.alexa.short_replies import VALUES as SHORT_REPLY_VALUES
from skill.answers.questions import CRISIS

INVOCATION_NAME = "warm recall"
LOCALES = ("en-US", "en-GB", "en-CA", "en-AU", "en-IN")
"""The locales of the skill: their samples are the same, their helpline numbers differ."""

PROGRAMME_TYPE = "PROGRAMME"

MAX_SAMPLE_LENGTH = 200
"""The most characters that Alexa accepts in a sample."""

_BUILT_IN_INTENTS = (
    "AMAZON.PauseIntent",
    "AMAZON.ResumeIntent",
    "AMAZON.StopIntent",
    "AMAZON.CancelIntent",
    "AMAZON.HelpIntent",
    "AMAZON.FallbackIntent",
    "AMAZON.NavigateHomeIntent",
    "AMAZON.NextIntent",
    "AMAZON.PreviousIntent",
    "AMAZON.RepeatIntent",
    "AMAZON.StartOverIntent",
    "AMAZON.LoopOnIntent",
    "AMAZON.LoopOffIntent",
    "AMAZON.ShuffleOnIntent",
    "AMAZON.ShuffleOffIntent",
    "AMAZON.YesIntent",
    "AMAZON.NoIntent",
)

_PLAY_FLAGSHIP = (
    "play a guided recall meditation",
    "play a meditation",
    "play an exercise",
    "play something",
    "start a meditation",
    "start an exercise",
    "guide me",
    "meditate with me",
    "let's meditate",
    "i want to meditate",
)
_KIND_VALUES = (
    ("any-exercise", "an exercise", ("a meditation", "an exercise please", "any exercise", "a guided meditation")),
    ("any-benefit", "a talk", ("a benefit", "the benefits", "the talks", "any benefit")),
    ("the-shortest", "the shortest", ("the shortest one", "the shortest exercise", "the shortest meditation")),
    ("the-longest", "the longest", ("the longest one", "the longest exercise", "the longest meditation")),
)
"""Requests without a programme's name: id, value and synonyms in the slot type of programmes."""

_OWN_SAMPLES = {
    intents.WHAT_IS_PLAYING: (
        "what is this",
        "what's this",
        "what is playing",
        "what's playing",
        "what am i listening to",
        "which one is this",
        "what is this called",
    ),
    intents.LIST_PROGRAMMES: (
        "what can i play",
        "what can you play",
        "list the exercises",
        "list the programmes",
        "list the talks",
        "which exercises are there",
        "which programmes are there",
        "what exercises do you have",
        "what meditations do you have",
        "what is there to hear",
    ),
    intents.WHOM_TO_CALL: (
        "who can i call",
        "who do i call",
        "who should i call",
        "who can i talk to",
        "who can i speak to",
        "what number do i call",
        "what number can i call",
        "is there a number i can call",
        "is there somebody i can call",
        "is there someone i can talk to",
        "what numbers",
        "what are the numbers",
        "where are the numbers",
        "the numbers",
        "give me the numbers",
        "read me the numbers",
        "helpline",
        "a helpline",
        "is there a helpline",
        "the helpline numbers",
        "crisis line",
        "hotline",
        "show notes",
        "the show notes",
        "what are the show notes",
        "where are the show notes",
    ),
    intents.FIRST_CHOICE: ("the first", "the first one", "first", "the first please", "the former"),
    intents.SECOND_CHOICE: ("the second", "the second one", "second", "the second please", "the latter"),
}

_NOT_SPOKEN = re.compile(r"[^a-z' ]+")
_DIGIT = re.compile(r"\d")

Json = dict[str, Any]


def build_interaction_model(catalog: Catalog) -> Json:
    """Build the model for this catalog; a sample of several intents is kept in the first of them alone."""
    return {
        "interactionModel": {
            "languageModel": {
                "invocationName": INVOCATION_NAME,
                "intents": [
                    each for each in _build_intents(catalog) if each["samples"] or each["name"] in _BUILT_IN_INTENTS
                ],
                "types": _build_types(catalog.releases),
            }
        }
    }


def to_json(model: Json) -> str:
    """Return the model as JSON text; the same catalog always gives the same text."""
    return json.dumps(model, ensure_ascii=False, indent=2) + "\n"


def clean_sample(question: str) -> str:
    """Return a question as a sample: lower-case words and apostrophes; empty if it has digits, which Alexa rejects."""
    words = question.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return "" if _DIGIT.search(words) else " ".join(_NOT_SPOKEN.sub(" ", words).split())


_IntentParts = tuple[str, Sequence[Json], Sequence[str]]


def _list_intents(catalog: Catalog) -> Iterator[_IntentParts]:
    """Yield all intents; those with the narrowest samples come first."""
    for name in _BUILT_IN_INTENTS:
        yield name, (), ()
    for name, samples in _OWN_SAMPLES.items():
        yield name, (), samples
    yield from _list_programme_intents(catalog)
    yield intents.PLACE, ({"name": intents.PLACE_SLOT, "type": PLACE_TYPE},), (f"{{{intents.PLACE_SLOT}}}",)
    yield intents.SHORT_REPLY, ({"name": intents.REPLY, "type": SHORT_REPLY_TYPE},), (f"{{{intents.REPLY}}}",)
    for answer in sorted(catalog.answers, key=lambda each: (each.kind != CRISIS, each.id)):
        yield (
            intents.name_answer_intent(answer.id),
            (),
            [clean_sample(each) for each in (*answer.questions, answer.title)],
        )
    for name, samples in carriers.SHORT_REPLIES.items():
        yield name, (), samples
    for name in carriers.CARRIERS:
        yield name, ({"name": intents.QUERY, "type": "AMAZON.SearchQuery"},), carriers.SAMPLES[name]


def _list_programme_intents(catalog: Catalog) -> Iterator[_IntentParts]:
    if catalog.releases:
        yield (
            intents.PLAY,
            ({"name": intents.PROGRAMME, "type": PROGRAMME_TYPE},),
            (*_PLAY_FLAGSHIP, *carriers.SAMPLES[intents.PLAY]),
        )
        yield (
            intents.RESUME_PROGRAMME,
            ({"name": intents.PROGRAMME, "type": PROGRAMME_TYPE},),
            carriers.SAMPLES[intents.RESUME_PROGRAMME],
        )


def _build_intents(catalog: Catalog) -> Iterator[Json]:
    taken_samples = {*list_short_replies(), *list_place_phrases()}
    for name, slots, samples in _list_intents(catalog):
        yield _build_intent(name, slots, samples, taken_samples)


def _build_intent(name: str, slots: Sequence[Json], samples: Sequence[str], taken_samples: set[str]) -> Json:
    own = [each for each in dict.fromkeys(samples) if each not in taken_samples and 0 < len(each) <= MAX_SAMPLE_LENGTH]
    taken_samples.update(own)
    intent: Json = {"name": name, "samples": own}
    return {**intent, "slots": list(slots)} if slots else intent


def _build_types(releases: Sequence[Release]) -> list[Json]:
    taken_names: set[str] = set()
    rows = [(each.content_id, each.title, each.names) for each in sorted(releases, key=lambda each: each.content_id)]
    programmes = [_build_value(*row, taken_names) for row in (*rows, *_KIND_VALUES)]
    replies = [_build_value(name, words[0], words[1:], taken_names) for name, words in SHORT_REPLY_VALUES.items()]
    places = [_build_value(name, words[0], words[1:], taken_names) for name, words in PLACE_VALUES.items()]
    types = [{"name": PROGRAMME_TYPE, "values": programmes}] if releases else []
    return [*types, {"name": PLACE_TYPE, "values": places}, {"name": SHORT_REPLY_TYPE, "values": replies}]


def _build_value(value_id: str, title: str, names: Sequence[str], taken_names: set[str]) -> Json:
    """Build a value of the slot type from those of its names that no other value has."""
    free = [each for each in dict.fromkeys(map(clean_sample, (title, *names))) if each and each not in taken_names]
    value, *synonyms = free or [value_id]
    taken_names.update((value, *synonyms))
    return {"id": value_id, "name": {"value": value, "synonyms": synonyms}}
