"""What Alexa would send for a sentence if it knew nothing but the samples of our interaction model."""

from collections.abc import Iterator, Mapping

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
    return intent(template.intent, **{slot: " ".join(part) for slot, part in bound.items()})


def _known(heard: Words, index: UtteranceIndex) -> Iterator[Fit]:
    """Templates whose slots hold values of the model."""
    for template in index.templates:
        values = {slot: index.values.get(kind) for slot, kind in index.slots[template.intent].items()}
        if all(values.values()):
            for bound in bind_slots(template.parts, heard):
                if all(part in (values[slot] or ()) for slot, part in bound.items()):
                    yield template, bound


def _carried(heard: Words, index: UtteranceIndex) -> Iterator[Fit]:
    """Templates whose own words are all there, whatever fills their slots."""
    for template in index.templates:
        if template.n_words:
            yield from ((template, bound) for bound in bind_slots(template.parts, heard))
