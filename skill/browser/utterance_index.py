"""Utterance index: indexes Amazon's interaction model, so that words can be matched with it (pure)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from skill.browser.builtin_utterances import BUILT_IN_UTTERANCES
from skill.playback.naming.iso_durations import format_iso_duration
from skill.playback.naming.lengths import is_length, merge_lengths, parse_length_ms
from skill.safety.letters import restore_letters

FREE_TEXT = "AMAZON.SearchQuery"
DURATION = "AMAZON.DURATION"

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_PART = re.compile(r"\{(\w+)\}|[^\W_]+(?:'[^\W_]+)*")
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotValue:
    """A value of a slot type, as in the model."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleTemplate:
    """A sample utterance with slots in it."""

    intent: str
    parts: tuple[str, ...]
    """The words of the sample; a slot is its name in braces."""

    @property
    def n_words(self) -> int:
        """The number of parts that are words; a template with more of them is more specific."""
        return sum(not part.startswith("{") for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceIndex:
    """The interaction model, indexed by words."""

    invocation: Words
    exact: Mapping[Words, str]
    """The intent of every sample without a slot."""
    built_in: Mapping[Words, str]
    templates: tuple[SampleTemplate, ...]
    """Samples with slots, the most specific first."""
    slots: Mapping[str, Mapping[str, str]]
    """The types of an intent's slots by their names, by intent."""
    values: Mapping[str, Mapping[Words, tuple[SlotValue, ...]]]
    """The values of a slot type by their words, by slot type."""
    vocabulary: frozenset[str]
    """The words of all samples and values."""
    catch_all: tuple[str, str] | None
    """The intent that takes any question, and its slot."""
    exact_words: frozenset[str]
    """The words that a correction of spelling must not make: persons, and words of a loss."""


def split_words(text: str) -> Words:
    """Split a text into words as a device hears them: lower case, numbers in words, no punctuation."""
    words = _WORD.findall(restore_letters(text).casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return tuple(spoken for word in words for spoken in _spell_number(word))


def build_index(model: Mapping[str, Any], exact_words: frozenset[str] = frozenset()) -> UtteranceIndex:
    """Build the index of a model in Amazon's {"interactionModel": ...} format."""
    language = model["interactionModel"]["languageModel"]
    values = {each["name"]: _read_values(each) for each in language.get("types", ())}
    samples = [(each["name"], _split_sample(text)) for each in language["intents"] for text in each.get("samples", ())]
    templates = [SampleTemplate(intent=intent, parts=parts) for intent, parts in samples if _has_slot(parts)]
    exact = {parts: intent for intent, parts in reversed(samples) if not _has_slot(parts)}
    built_in = {split_words(text): intent for intent, texts in BUILT_IN_UTTERANCES.items() for text in texts}
    slots = {each["name"]: {s["name"]: s["type"] for s in each.get("slots", ())} for each in language["intents"]}
    utterances = [*exact, *built_in, *(words for each in values.values() for words in each)]
    literal = [tuple(part for part in each.parts if not part.startswith("{")) for each in templates]
    return UtteranceIndex(
        invocation=split_words(language["invocationName"]),
        exact=exact,
        built_in=built_in,
        templates=tuple(sorted(templates, key=lambda each: (-each.n_words, len(each.parts)))),
        slots=slots,
        values=values,
        vocabulary=frozenset(word for each in (*utterances, *literal) for word in each),
        catch_all=_find_catch_all(templates, slots),
        exact_words=exact_words,
    )


def fill_slot(index: UtteranceIndex, slot_type: str, words: Words) -> str | None:
    """Return what Alexa sends for a slot that these words fill as a value it knows; None if they are none."""
    if slot_type == DURATION:
        merged = merge_lengths(words)
        return format_iso_duration(parse_length_ms(merged[0])) if len(merged) == 1 and is_length(merged[0]) else None
    return " ".join(words) if words in index.values.get(slot_type, ()) else None


def bind_slots(parts: tuple[str, ...], utterance: Words) -> Iterator[dict[str, Words]]:
    """Yield all possible assignments of the words to the slots in the parts."""
    if not parts:
        if not utterance:
            yield {}
        return
    first, rest = parts[0], parts[1:]
    if not first.startswith("{"):
        if utterance[:1] == (first,):
            yield from bind_slots(rest, utterance[1:])
        return
    for n in range(len(utterance) - len(rest), 0, -1):
        yield from ({first[1:-1]: utterance[:n], **others} for others in bind_slots(rest, utterance[n:]))


def _split_sample(sample: str) -> tuple[str, ...]:
    matches = _PART.finditer(sample.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return tuple(part for each in matches for part in ((each[0],) if each[1] else _spell_number(each[0])))


def _has_slot(parts: tuple[str, ...]) -> bool:
    return any(part.startswith("{") for part in parts)


def _read_values(slot_type: Mapping[str, Any]) -> dict[Words, tuple[SlotValue, ...]]:
    values: dict[Words, tuple[SlotValue, ...]] = {}
    for each in slot_type["values"]:
        name = each["name"]
        value = SlotValue(id=each.get("id", ""), name=name["value"])
        for words in dict.fromkeys(split_words(text) for text in (name["value"], *name.get("synonyms", ()))):
            values[words] = (*values.get(words, ()), value)
    return values


def _find_catch_all(templates: list[SampleTemplate], slots: Mapping[str, Mapping[str, str]]) -> tuple[str, str] | None:
    """Return the intent of "tell me" and any words, and its slot; None if the model has none."""
    for each in templates:
        *carrier, slot = each.parts
        if carrier == ["tell", "me"] and slots[each.intent].get(slot[1:-1]) == FREE_TEXT:
            return each.intent, slot[1:-1]
    return None


def _spell_number(word: str) -> Words:
    """Return a number below a hundred in words, as in samples; any other word unchanged."""
    if not (word.isascii() and word.isdigit() and len(word) <= len("99")):
        return (word,)
    tens, units = divmod(int(word), 10)
    if int(word) < len(_UNITS):
        return (_UNITS[int(word)],)
    return (_TENS[tens - 2], *([_UNITS[units]] if units else []))
