"""Interaction model: the intents, samples and slot values that Alexa must know; made from the catalog."""

import json
import re
from collections.abc import Container, Iterator, Sequence
from itertools import chain

from audio_pipeline.catalog import Catalog
from skill.alexa import carriers, intents
from skill.alexa.place_requests import PLACE_TYPE, list_place_phrases
from skill.alexa.playing_words import CHAPTER_TYPE
from skill.alexa.short_replies import SHORT_REPLY_TYPE, list_short_replies
from skill.alexa.slot_types import (
    DURATION_TYPE,
    FEELING_TYPE,
    FIGURE_TYPE,
    KIND_TYPE,
    NEED_TYPE,
    PROGRAMME_TYPE,
    Json,
    build_slot_types,
    clean_sample,
    list_chapter_titles,
)
from skill.answers.questions import CRISIS
from skill.playback.naming.needs import list_nouns

INVOCATION_NAME = "warm recall"

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
        "what are the exercises",
        "what are the meditations",
        "what are the talks",
        "list everything",
        "list all of them",
        "list all programmes",
        "read me the list",
        "tell me everything you have",
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

_SLOT = re.compile(r"\{(\w+)\}")


def build_interaction_model(catalog: Catalog) -> Json:
    """Build the model for this catalog; a sample of several intents is kept in the first of them alone."""
    return {
        "interactionModel": {
            "languageModel": {
                "invocationName": INVOCATION_NAME,
                "intents": [
                    each for each in _build_intents(catalog) if each["samples"] or each["name"] in _BUILT_IN_INTENTS
                ],
                "types": build_slot_types(catalog),
            }
        }
    }


def to_json(model: Json) -> str:
    """Return the model as JSON text, one value a line and nothing before it: indents would be a quarter of the text.

    The same catalog always gives the same text.
    """
    return json.dumps(model, ensure_ascii=False, indent=0) + "\n"


_IntentParts = tuple[str, Sequence[Json], Sequence[str]]


def _list_intents(catalog: Catalog) -> Iterator[_IntentParts]:
    """Yield all intents; those with the narrowest samples come first."""
    for name in _BUILT_IN_INTENTS:
        yield name, (), ()
    for name, samples in _OWN_SAMPLES.items():
        yield name, (), samples
    yield from _list_programme_intents(catalog)
    yield from _list_playing_intents(catalog)
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
        types = _list_slots(catalog)
        yield (
            intents.PLAY,
            [{"name": name, "type": kind} for name, kind in types.items()],
            (*_PLAY_FLAGSHIP, *(each for each in carriers.SAMPLES[intents.PLAY] if _is_defined(each, types))),
        )
        resumed = {"name": intents.PROGRAMME, "type": PROGRAMME_TYPE}
        yield intents.RESUME_PROGRAMME, (resumed,), carriers.SAMPLES[intents.RESUME_PROGRAMME]
        alone = {"name": intents.TITLE, "type": PROGRAMME_TYPE}
        yield intents.NAME_ALONE, (alone,), carriers.SAMPLES[intents.NAME_ALONE]


def _list_slots(catalog: Catalog) -> dict[str, str]:
    """Return the types of the slots of PLAY by their names: those that have a value in this catalog."""
    slots = {intents.PROGRAMME: PROGRAMME_TYPE, intents.LENGTH: DURATION_TYPE, intents.KIND: KIND_TYPE}
    if any(map(clean_sample, chain.from_iterable((*each.words, *each.phrases) for each in catalog.figures))):
        slots[intents.FIGURE] = FIGURE_TYPE
    if any(map(clean_sample, chain.from_iterable(each.needs for each in catalog.releases))):
        slots[intents.FEELING] = FEELING_TYPE
    if any(map(list_nouns, catalog.releases)):
        slots[intents.NEED] = NEED_TYPE
    return slots


def _is_defined(sample: str, slots: Container[str]) -> bool:
    return all(each in slots for each in _SLOT.findall(sample))


def _list_playing_intents(catalog: Catalog) -> Iterator[_IntentParts]:
    for name in (intents.SEEK_FORWARD, intents.SEEK_BACK, intents.STOP_IN):
        yield name, ({"name": intents.LENGTH, "type": DURATION_TYPE},), carriers.SAMPLES[name]
    if list_chapter_titles(catalog.releases):
        slots = ({"name": intents.CHAPTER, "type": CHAPTER_TYPE},)
        yield intents.GO_TO_CHAPTER, slots, carriers.SAMPLES[intents.GO_TO_CHAPTER]


def _build_intents(catalog: Catalog) -> Iterator[Json]:
    # A programme's name that is also a question is delivered as a name, with its words.
    names = (clean_sample(name) for each in catalog.releases for name in (each.title, *each.names))
    taken_samples = {*list_short_replies(), *list_place_phrases(), *names}
    for name, slots, samples in _list_intents(catalog):
        yield _build_intent(name, slots, samples, taken_samples)


def _build_intent(name: str, slots: Sequence[Json], samples: Sequence[str], taken_samples: set[str]) -> Json:
    own = [each for each in dict.fromkeys(samples) if each not in taken_samples and 0 < len(each) <= MAX_SAMPLE_LENGTH]
    taken_samples.update(own)
    intent: Json = {"name": name, "samples": own}
    return {**intent, "slots": list(slots)} if slots else intent
