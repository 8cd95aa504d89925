"""What Alexa would send for a sentence if it knew nothing but the samples of our interaction model."""

from collections.abc import Iterator, Mapping

from skill.browser.interpreter import FALLBACK
from skill.browser.utterance_index import (
    DURATION,
    SampleTemplate,
    UtteranceIndex,
    Words,
    bind_slots,
    fill_slot,
    split_words,
)
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
    filled = {slot: fill_slot(index, types[slot], part) or " ".join(part) for slot, part in bound.items()}
    return intent(template.intent, **filled)


def _known(heard: Words, index: UtteranceIndex) -> Iterator[Fit]:
    """Templates whose slots hold values of the model, or lengths."""
    for template in index.templates:
        types = index.slots[template.intent]
        for bound in bind_slots(template.parts, heard):
            if all(fill_slot(index, types[slot], part) is not None for slot, part in bound.items()):
                yield template, bound


def _carried(heard: Words, index: UtteranceIndex) -> Iterator[Fit]:
    """Templates whose own words are all there, whatever fills their slots; a length is nothing but a length."""
    for template in index.templates:
        types = index.slots[template.intent]
        if template.n_words:
            yield from (
                (template, bound)
                for bound in bind_slots(template.parts, heard)
                if all(types[slot] != DURATION or fill_slot(index, DURATION, part) for slot, part in bound.items())
            )
