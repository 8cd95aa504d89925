"""Interpreter: turns what was typed into what a device would have understood (pure).

The most specific reading wins: a sample as it stands, a sample with known slot values, an everyday word, the same
once courtesies are dropped and spelling is mended, and last the words nobody foresaw. Those go to a question intent,
by its carrier ("why ...") as from a device, or else whole to the one that is asked "tell me ...": so the skill's own
check for a person in danger sees all of them, where a device would send a FallbackIntent without a word.
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
    FREE_TEXT,
    SampleTemplate,
    SlotValue,
    UtteranceIndex,
    Words,
    bind_slots,
    split_words,
)
from skill.playback.naming.exact_words import is_of_a_person

LAUNCH = "LaunchRequest"
FALLBACK = "AMAZON.FallbackIntent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One slot of an intent, filled or not."""

    name: str
    type: str
    said: str = ""
    """As text; empty if it was left out."""
    values: tuple[SlotValue, ...] = ()
    """The values of the model that it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpretation:
    """What a device would have understood."""

    name: str
    """An intent's name, or LaunchRequest."""
    slots: tuple[Slot, ...] = ()
    how: str
    """Why it was read so, in two or three words for a developer."""


def interpret_utterance(text: str, index: UtteranceIndex, *, strict: bool) -> Interpretation:
    """Read what was said; strict knows the samples alone, as a device without luck."""
    heard = strip_wake_word(split_words(text))
    asked = strip_invocation(heard, index, strict=strict)
    if not asked:
        return Interpretation(name=LAUNCH, how="called by name")
    return _match_sample(asked, index, strict=strict) or _match_free_text(asked, index, strict=strict)


def interpret_as_question(text: str, index: UtteranceIndex) -> Interpretation:
    """Read all that was said as a question, with its stops, whatever is in it and however long it is."""
    if not index.catch_all:
        return Interpretation(name=FALLBACK, how="nothing matched")
    intent, slot = index.catch_all
    return Interpretation(
        name=intent, slots=_build_slots(intent, {slot: tuple(text.split())}, index), how="not foreseen: all of it"
    )


# --- what a sample foresaw ------------------------------------------------------------------------------------


def _match_sample(utterance: Words, index: UtteranceIndex, *, strict: bool) -> Interpretation | None:
    for said, how in _list_variations(utterance, index, strict=strict):
        found = _match_known(said, index, how)
        if found and not (found.slots and _is_of_another_person(said, utterance)):
            return found
    return None if strict else _match_nearly(utterance, index)


def _is_of_another_person(variation: Words, utterance: Words) -> bool:
    """Return whether mended spelling made a person, or a loss, of another word: a "fried" is no friend."""
    return any(is_of_a_person(word) and word not in utterance for word in variation)


def _list_variations(utterance: Words, index: UtteranceIndex, *, strict: bool) -> Iterator[tuple[Words, str]]:
    yield utterance, ""
    yield strip_courtesies(utterance), ", courtesies dropped"
    if not strict:
        mended = strip_courtesies(_correct_spelling(utterance, index))
        yield mended, ", spelling mended"
        yield tuple(word for word in mended if word not in ARTICLES), ", small words dropped"


def _match_known(utterance: Words, index: UtteranceIndex, how: str) -> Interpretation | None:
    if intent := index.exact.get(utterance):
        return Interpretation(name=intent, slots=_build_slots(intent, {}, index), how=f"a sample{how}")
    if found := next(_match_filled_templates(utterance, index), None):
        return Interpretation(
            name=found[0].intent, slots=_build_slots(found[0].intent, found[1], index), how=f"known values{how}"
        )
    if intent := index.built_in.get(utterance):
        return Interpretation(name=intent, slots=_build_slots(intent, {}, index), how=f"an everyday word{how}")
    return None


def _match_filled_templates(
    utterance: Words, index: UtteranceIndex
) -> Iterator[tuple[SampleTemplate, dict[str, Words]]]:
    """Yield the templates whose every slot is filled with a value of the model."""
    for template in index.templates:
        types = index.slots[template.intent]
        for bound in bind_slots(template.parts, utterance):
            if all(part in index.values.get(types[slot], ()) for slot, part in bound.items()):
                yield template, bound


def _build_slots(intent: str, bound: Mapping[str, Words], index: UtteranceIndex) -> tuple[Slot, ...]:
    return tuple(
        Slot(
            name=name,
            type=kind,
            said=" ".join(bound.get(name, ())),
            values=index.values.get(kind, {}).get(bound.get(name, ()), ()),
        )
        for name, kind in index.slots.get(intent, {}).items()
    )


def _correct_spelling(utterance: Words, index: UtteranceIndex) -> Words:
    """Return the words with typing slips corrected; a word that the model knows stays as it is."""
    return tuple(word if word in index.vocabulary else find_likely_word(word, index.vocabulary) for word in utterance)


def _match_nearly(utterance: Words, index: UtteranceIndex) -> Interpretation | None:
    """Match the closest sample if only small words set it apart: a larger word may mean another thing."""
    said = " ".join(_correct_spelling(utterance, index))
    samples = {" ".join(each): intent for each, intent in {**index.built_in, **index.exact}.items()}
    for sample, _, _ in process.extract(said, samples.keys(), scorer=fuzz.ratio, score_cutoff=MIN_LIKENESS, limit=5):
        if set(sample.split()) ^ set(said.split()) <= FILLERS:
            return Interpretation(
                name=samples[sample], slots=_build_slots(samples[sample], {}, index), how="nearly a sample"
            )
    return None


# --- what nobody foresaw --------------------------------------------------------------------------------------


def _match_free_text(utterance: Words, index: UtteranceIndex, *, strict: bool) -> Interpretation:
    for template, bound in _match_carrier_templates(strip_courtesies(utterance), index):
        types = index.slots[template.intent]
        if strict:
            return Interpretation(
                name=template.intent, slots=_build_slots(template.intent, bound, index), how="a carrier phrase"
            )
        if all(types[slot] == FREE_TEXT for slot in bound):
            return Interpretation(
                name=template.intent, slots=_build_slots(template.intent, bound, index), how="a carrier phrase"
            )
        if template.parts[0] in COMMANDS:
            return Interpretation(
                name=template.intent, slots=_build_slots(template.intent, bound, index), how="a new value"
            )
    return (
        Interpretation(name=FALLBACK, how="nothing matched")
        if strict
        else interpret_as_question(" ".join(utterance), index)
    )


def _match_carrier_templates(
    utterance: Words, index: UtteranceIndex
) -> Iterator[tuple[SampleTemplate, dict[str, Words]]]:
    """Yield the templates whose own words are all there, whatever fills their slots."""
    for template in index.templates:
        if template.n_words:
            yield from ((template, bound) for bound in bind_slots(template.parts, utterance))
