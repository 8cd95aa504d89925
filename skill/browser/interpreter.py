"""Interpreter: interprets typed words as an Alexa device would (pure).

The first match wins: a sample without slots, a sample with known slot values, a built-in utterance; then the same
without courtesies, and with corrected spelling. Words that match no sample go to a question intent: by its carrier
("why ...") as from a device, or else in full to the intent of "tell me ...". So the skill can check all of them for
danger, where a device would send a FallbackIntent without any words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from skill.browser.builtin_utterances import ARTICLES, COMMANDS, FILLERS
from skill.browser.invocation import (
    MIN_LIKENESS,
    find_likely_word,
    strip_courtesies,
    strip_invocation,
    strip_wake_word,
)
from skill.browser.utterance_index import (
    DURATION,
    FREE_TEXT,
    SampleTemplate,
    SlotValue,
    UtteranceIndex,
    Words,
    bind_slots,
    fill_slot,
    split_words,
)

LAUNCH = "LaunchRequest"
FALLBACK = "AMAZON.FallbackIntent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A slot of an intent."""

    name: str
    type: str
    text: str = ""
    """The words in the slot; empty if it is not filled."""
    values: tuple[SlotValue, ...] = ()
    """The values of the model that the words match."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpretation:
    """An utterance as a device would understand it."""

    name: str
    """The intent's name, or LaunchRequest."""
    slots: tuple[Slot, ...] = ()
    reason: str
    """The reason of the interpretation, in two or three words for a developer."""


def interpret_utterance(text: str, index: UtteranceIndex, *, strict: bool) -> Interpretation:
    """Interpret an utterance; strict matches the samples only, without correcting spelling."""
    utterance = strip_invocation(strip_wake_word(split_words(text)), index, strict=strict)
    if not utterance:
        return Interpretation(name=LAUNCH, reason="called by name")
    return _match_sample(utterance, index, strict=strict) or _match_free_text(utterance, index, strict=strict)


def interpret_as_question(text: str, index: UtteranceIndex) -> Interpretation:
    """Interpret the whole text as a question, with its punctuation."""
    if not index.catch_all:
        return Interpretation(name=FALLBACK, reason="nothing matched")
    intent, slot = index.catch_all
    return Interpretation(
        name=intent, slots=_build_slots(intent, {slot: tuple(text.split())}, index), reason="not foreseen: all of it"
    )


# --- samples --------------------------------------------------------------------------------------------------


def _match_sample(utterance: Words, index: UtteranceIndex, *, strict: bool) -> Interpretation | None:
    for variation, reason in _list_variations(utterance, index, strict=strict):
        interpretation = _match_known(variation, index, reason)
        if interpretation and not (interpretation.slots and _is_of_another_person(variation, utterance, index)):
            return interpretation
    return None if strict else _match_nearly(utterance, index)


def _is_of_another_person(variation: Words, utterance: Words, index: UtteranceIndex) -> bool:
    """Return whether corrected spelling turned another word into a person or a loss: a "fried" is no friend."""
    return any(word in index.exact_words and word not in utterance for word in variation)


def _list_variations(utterance: Words, index: UtteranceIndex, *, strict: bool) -> Iterator[tuple[Words, str]]:
    yield utterance, ""
    yield strip_courtesies(utterance), ", courtesies dropped"
    if not strict:
        corrected = strip_courtesies(_correct_spelling(utterance, index))
        yield corrected, ", spelling corrected"
        yield tuple(word for word in corrected if word not in ARTICLES), ", small words dropped"


def _match_known(utterance: Words, index: UtteranceIndex, reason: str) -> Interpretation | None:
    if intent := index.exact.get(utterance):
        return Interpretation(name=intent, slots=_build_slots(intent, {}, index), reason=f"a sample{reason}")
    if match := next(_match_filled_templates(utterance, index), None):
        template, bound = match
        return Interpretation(
            name=template.intent, slots=_build_slots(template.intent, bound, index), reason=f"known values{reason}"
        )
    if intent := index.built_in.get(utterance):
        return Interpretation(name=intent, slots=_build_slots(intent, {}, index), reason=f"an everyday word{reason}")
    return None


def _match_filled_templates(
    utterance: Words, index: UtteranceIndex
) -> Iterator[tuple[SampleTemplate, dict[str, Words]]]:
    """Yield the templates whose every slot is filled with a value of the model."""
    for template in index.templates:
        types = index.slots[template.intent]
        for bound in bind_slots(template.parts, utterance):
            if all(fill_slot(index, types[slot], part) is not None for slot, part in bound.items()):
                yield template, bound


def _build_slots(intent: str, bound: Mapping[str, Words], index: UtteranceIndex) -> tuple[Slot, ...]:
    return tuple(
        Slot(
            name=name,
            type=kind,
            text=fill_slot(index, kind, bound.get(name, ())) or " ".join(bound.get(name, ())),
            values=index.values.get(kind, {}).get(bound.get(name, ()), ()),
        )
        for name, kind in index.slots.get(intent, {}).items()
    )


def _correct_spelling(utterance: Words, index: UtteranceIndex) -> Words:
    """Return the words with typing errors corrected; a word of the model stays the same."""
    return tuple(word if word in index.vocabulary else find_likely_word(word, index.vocabulary) for word in utterance)


def _match_nearly(utterance: Words, index: UtteranceIndex) -> Interpretation | None:
    """Match the closest sample if it differs in small words only: another word may change the meaning."""
    text = " ".join(_correct_spelling(utterance, index))
    samples = {" ".join(each): intent for each, intent in {**index.built_in, **index.exact}.items()}
    for sample, _, _ in process.extract(text, samples.keys(), scorer=fuzz.ratio, score_cutoff=MIN_LIKENESS, limit=5):
        if set(sample.split()) ^ set(text.split()) <= FILLERS:
            return Interpretation(
                name=samples[sample], slots=_build_slots(samples[sample], {}, index), reason="nearly a sample"
            )
    return None


# --- free text ------------------------------------------------------------------------------------------------


def _match_free_text(utterance: Words, index: UtteranceIndex, *, strict: bool) -> Interpretation:
    for template, bound in _match_carrier_templates(strip_courtesies(utterance), index):
        types = index.slots[template.intent]
        if strict or all(types[slot] == FREE_TEXT for slot in bound):
            return Interpretation(
                name=template.intent, slots=_build_slots(template.intent, bound, index), reason="a carrier phrase"
            )
        if template.parts[0] in COMMANDS:
            return Interpretation(
                name=template.intent, slots=_build_slots(template.intent, bound, index), reason="a new value"
            )
    return (
        Interpretation(name=FALLBACK, reason="nothing matched")
        if strict
        else interpret_as_question(" ".join(utterance), index)
    )


def _match_carrier_templates(
    utterance: Words, index: UtteranceIndex
) -> Iterator[tuple[SampleTemplate, dict[str, Words]]]:
    """Yield the templates that match with any words in their slots; a length is not any words."""
    for template in index.templates:
        types = index.slots[template.intent]
        if template.n_words:
            yield from (
                (template, bound)
                for bound in bind_slots(template.parts, utterance)
                if all(types[slot] != DURATION or fill_slot(index, DURATION, part) for slot, part in bound.items())
            )
