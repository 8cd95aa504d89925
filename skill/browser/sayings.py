"""Sayings: what a listener can say, in topics, from the interaction model (pure)."""

from collections.abc import Iterator, Mapping
from itertools import islice

from skill.browser.alexa_envelope import Json
from skill.browser.builtin_utterances import BUILT_IN_UTTERANCES
from skill.browser.utterance_index import UtteranceIndex

MAX_WORDINGS = 2
"""The most ways to say one thing that are shown."""

_DANGER = "Crisis"
"""The beginning of the names of intents whose samples are no examples for anybody to press."""

_FEWEST_SPACES = 2
"""The fewest spaces in a question."""

_REPLIES = "SHORT_REPLY"
_PLACES = "PLACE_REQUEST"

_INTENTS: Mapping[str, tuple[str, ...]] = {
    "Choose something": ("PlayIntent", "ListProgrammesIntent"),
    "While it plays": (
        "AMAZON.PauseIntent", "AMAZON.ResumeIntent", "AMAZON.NextIntent", "AMAZON.PreviousIntent",
        "AMAZON.StartOverIntent", "AMAZON.LoopOnIntent", "AMAZON.LoopOffIntent", "WhatIsPlayingIntent",
    ),
    "Somebody to talk to": ("WhomToCallIntent",),
    "At any time": ("AMAZON.HelpIntent", "AMAZON.RepeatIntent", "AMAZON.StopIntent"),
}  # fmt: skip
"""The intents of each topic; what is in no topic and has no slot is an answer to a question."""

_VALUES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Choose something": {_REPLIES: ("surprise", "new", "same", "shorter", "longer", "another")},
    "While it plays": {
        _REPLIES: (
            "next-part", "previous-part", "this-part", "forward", "back", "missed", "last-words", "which-parts",
            "time-left", "what-follows", "stop-after", "set-timer", "timer-left", "no-timer",
        ),
    },
    "How you feel": {_REPLIES: ("stressed", "nervous", "lonely", "sad", "angry", "tired", "calm", "comfort")},
    "Places and favourites": {_PLACES: ()},
    "After an answer": {_REPLIES: ("more", "source", "slower", "again")},
}  # fmt: skip
"""The values of slot types in each topic; none means all of them."""

_TOPICS = (
    "Choose something", "While it plays", "How you feel", "Ask a question", "After an answer", "Places and favourites",
    "Somebody to talk to", "At any time",
)  # fmt: skip
_QUESTIONS = "Ask a question"


def list_sayings(index: UtteranceIndex) -> list[Json]:
    """Return the topics in order, each with its sentences; a topic without one is left out."""
    samples = _group_samples(index)
    topics = [{"topic": topic, "sayings": list(_list_topic(topic, index, samples))} for topic in _TOPICS]
    return [each for each in topics if each["sayings"]]


def _group_samples(index: UtteranceIndex) -> dict[str, list[str]]:
    """Return the samples without slots by intent, with Amazon's own words for its intents."""
    samples: dict[str, list[str]] = {name: list(words) for name, words in BUILT_IN_UTTERANCES.items() if words}
    # The index was filled from the last sample to the first.
    for words, intent in reversed([*index.exact.items()]):
        samples.setdefault(intent, []).append(" ".join(words))
    return samples


def _list_topic(topic: str, index: UtteranceIndex, samples: Mapping[str, list[str]]) -> Iterator[str]:
    for intent in _INTENTS.get(topic, ()):
        yield from samples.get(intent, [])[:MAX_WORDINGS]
    for slot_type, ids in _VALUES.get(topic, {}).items():
        yield from _list_values(index, slot_type, ids)
    if topic == _QUESTIONS:
        known = {intent for intents in _INTENTS.values() for intent in intents} | BUILT_IN_UTTERANCES.keys()
        questions = ((intent, words[0]) for intent, words in samples.items() if intent not in known)
        yield from (question for intent, question in questions if _is_question(intent, question, index))


def _list_values(index: UtteranceIndex, slot_type: str, ids: tuple[str, ...]) -> Iterator[str]:
    """Yield some wordings of each value."""
    wordings: dict[str, list[str]] = {each: [] for each in ids}
    for words, values in index.values.get(slot_type, {}).items():
        wordings.setdefault(str(values[0].id), []).append(" ".join(words))
    for each in ids or wordings:
        yield from islice(wordings[each], MAX_WORDINGS)


def _is_question(intent: str, words: str, index: UtteranceIndex) -> bool:
    """Return whether a sample asks for an answer: what is shorter is a reply, such as "nobody" or "the first"."""
    return not intent.startswith(_DANGER) and not index.slots.get(intent) and words.count(" ") >= _FEWEST_SPACES
