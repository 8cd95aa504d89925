"""What Alexa would send for a sentence if it knew nothing but the samples of our interaction model."""

from collections.abc import Mapping

from skill.speaker.samples import Index, Template, Words, bindings, words
from skill.speaker.understand import FALLBACK
from tests.skill.alexa.envelopes import Json, intent


def delivered(said: str, index: Index) -> Json:
    """The request: a sample as it stands, one with known values, an everyday word, or the longest carrier."""
    heard = words(said)
    if name := index.exact.get(heard) or index.built_in.get(heard):
        return intent(name)
    fits = [(each, bound) for each in index.templates for bound in bindings(each.parts, heard)]
    known = (fit for fit in fits if _has_known_values(*fit, index))
    carried = (fit for fit in fits if fit[0].n_words)
    template, bound = next(known, None) or next(carried, None) or (None, {})
    if template is None:
        return intent(FALLBACK)
    return intent(template.intent, **{slot: " ".join(part) for slot, part in bound.items()})


def _has_known_values(template: Template, bound: Mapping[str, Words], index: Index) -> bool:
    types = index.slots[template.intent]
    return all(part in index.values.get(types[slot], ()) for slot, part in bound.items())
