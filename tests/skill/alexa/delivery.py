"""What Alexa would send for a sentence if it knew nothing but the samples of our interaction model."""

from collections.abc import Iterator, Mapping

from skill.browser.durations import DURATION, interpret_duration
from skill.browser.interpreter import FALLBACK
from skill.browser.utterance_index import SampleTemplate, UtteranceIndex, Words, bind_slots, split_words
from tests.skill.alexa.envelopes import Json, intent

Fit = tuple[SampleTemplate, Mapping[str, Words]]


def delivered(said: str, index: UtteranceIndex) -> Json:
    """The request: a sample as it stands, one with known values, an everyday word, or the longest carrier."""
    heard = split_words(said)
    if name := index.exact.get(heard) or index.built_in.get(heard):
        return intent(name)
    template, bound = next(_known(heard, index), None) or next(_carried(heard, index), None) or (None, {})
    if template is None:
        return intent(FALLBACK)
    types = index.slots[template.intent]
    return intent(template.intent, **{slot: _written(types[slot], part) for slot, part in bound.items()})


def _written(kind: str, part: Words) -> str:
    """What Alexa sends for the words of a slot: a length as ISO 8601."""
    return interpret_duration(part) if kind == DURATION else " ".join(part)


def _known(heard: Words, index: UtteranceIndex) -> Iterator[Fit]:
    """Templates whose slots hold values of the model, or lengths."""
    for template in index.templates:
        types = index.slots[template.intent]
        for bound in bind_slots(template.parts, heard):
            if all(_is_value(types[slot], part, index) for slot, part in bound.items()):
                yield template, bound


def _is_value(kind: str, part: Words, index: UtteranceIndex) -> bool:
    return bool(interpret_duration(part)) if kind == DURATION else part in index.values.get(kind, {})


def _carried(heard: Words, index: UtteranceIndex) -> Iterator[Fit]:
    """Templates whose own words are all there, whatever fills their slots; a length is not anything."""
    for template in index.templates:
        if template.n_words and DURATION not in index.slots[template.intent].values():
            yield from ((template, bound) for bound in bind_slots(template.parts, heard))
