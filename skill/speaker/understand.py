"""Understand: what was typed, turned into what a device would have understood (pure).

The most specific reading wins: a sample as it stands, a sample with known slot values, an everyday word, the same
once courtesies are dropped and spelling is mended, and last the words nobody foresaw. Those go to a question intent,
by its carrier ("why ...") as from a device, or else whole to the one that is asked "tell me ...": so the skill's own
check for a person in danger sees all of them, where a device would send a FallbackIntent without a word.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from skill.naming.exact_words import is_of_a_person
from skill.speaker.everyday import (
    ARTICLES,
    COMMANDS,
    COURTESIES_AFTER,
    COURTESIES_BEFORE,
    FILLERS,
    LINKS,
    OPENERS,
    TRAILERS,
    WAKE_WORDS,
)
from skill.speaker.samples import FREE_TEXT, Index, Template, Value, Words, bindings, words

LAUNCH = "LaunchRequest"
FALLBACK = "AMAZON.FallbackIntent"

_ALIKE = 85.0
"""Two spellings at least this alike (of 100) may be one name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One slot of an intent, filled or not."""

    name: str
    type: str
    said: str = ""
    """As text; empty if it was left out."""
    values: tuple[Value, ...] = ()
    """The values of the model that it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a device would have understood."""

    name: str
    """An intent's name, or LaunchRequest."""
    slots: tuple[Slot, ...] = ()
    how: str
    """Why it was read so, in two or three words for a developer."""


def understand(said: str, index: Index, *, strict: bool) -> Heard:
    """Read what was said; strict knows the samples alone, as a device without luck."""
    heard = _without_wake_word(words(said))
    asked = _asked(heard, index, strict=strict)
    if not asked:
        return Heard(name=LAUNCH, how="called by name")
    return _foreseen(asked, index, strict=strict) or _unforeseen(asked, index, strict=strict)


def whole(said: str, index: Index) -> Heard:
    """Read all that was said as a question, with its stops, whatever is in it and however long it is."""
    if not index.catch_all:
        return Heard(name=FALLBACK, how="nothing matched")
    intent, slot = index.catch_all
    return Heard(name=intent, slots=_slots(intent, {slot: tuple(said.split())}, index), how="not foreseen: all of it")


# --- called by name -------------------------------------------------------------------------------------------


def _without_wake_word(heard: Words) -> Words:
    start = 1 if heard[:1] == ("hey",) and heard[1:2] and heard[1] in WAKE_WORDS else 0
    return heard[start + 1 :] if heard[start : start + 1] and heard[start] in WAKE_WORDS else heard


def _asked(heard: Words, index: Index, *, strict: bool) -> Words:
    """What is asked of the skill, without its name; nothing if it is only called."""
    at = _name_at(heard, index.invocation, strict=strict)
    if at is None or heard in index.exact:
        return heard
    before, after = _polite(heard[:at]), heard[at + len(index.invocation) :]
    if _opener(" ".join(before), strict=strict) in OPENERS:
        wanted = _polite(after)
        return wanted[1:] if wanted[:1] and wanted[0] in LINKS else wanted
    if before[-1] in TRAILERS and not _polite(after):
        return before[:-1]
    return heard


def _opener(before: str, *, strict: bool) -> str:
    return before if strict else _likely(before, OPENERS)


def _name_at(heard: Words, name: Words, *, strict: bool) -> int | None:
    wanted = " ".join(name)
    for at in range(len(heard) - len(name) + 1):
        found = " ".join(heard[at : at + len(name)])
        if found == wanted or (not strict and fuzz.ratio(found, wanted) >= _ALIKE):
            return at
    return None


# --- what a sample foresaw ------------------------------------------------------------------------------------


def _foreseen(heard: Words, index: Index, *, strict: bool) -> Heard | None:
    for said, how in _ways_to_say(heard, index, strict=strict):
        found = _known(said, index, how)
        if found and not (found.slots and _is_of_another_person(said, heard)):
            return found
    return None if strict else _nearly_a_sample(heard, index)


def _is_of_another_person(said: Words, heard: Words) -> bool:
    """Whether mended spelling made a person, or a loss, of another word: a "fried" is no friend."""
    return any(is_of_a_person(word) and word not in heard for word in said)


def _ways_to_say(heard: Words, index: Index, *, strict: bool) -> Iterator[tuple[Words, str]]:
    yield heard, ""
    yield _polite(heard), ", courtesies dropped"
    if not strict:
        mended = _polite(_mended(heard, index))
        yield mended, ", spelling mended"
        yield tuple(word for word in mended if word not in ARTICLES), ", small words dropped"


def _known(said: Words, index: Index, how: str) -> Heard | None:
    if intent := index.exact.get(said):
        return Heard(name=intent, slots=_slots(intent, {}, index), how=f"a sample{how}")
    if found := next(_filled(said, index), None):
        return Heard(name=found[0].intent, slots=_slots(found[0].intent, found[1], index), how=f"known values{how}")
    if intent := index.built_in.get(said):
        return Heard(name=intent, slots=_slots(intent, {}, index), how=f"an everyday word{how}")
    return None


def _filled(said: Words, index: Index) -> Iterator[tuple[Template, dict[str, Words]]]:
    """Templates whose every slot is filled with a value of the model."""
    for template in index.templates:
        types = index.slots[template.intent]
        for bound in bindings(template.parts, said):
            if all(part in index.values.get(types[slot], ()) for slot, part in bound.items()):
                yield template, bound


def _slots(intent: str, bound: Mapping[str, Words], index: Index) -> tuple[Slot, ...]:
    return tuple(
        Slot(
            name=name,
            type=kind,
            said=" ".join(bound.get(name, ())),
            values=index.values.get(kind, {}).get(bound.get(name, ()), ()),
        )
        for name, kind in index.slots.get(intent, {}).items()
    )


def _polite(heard: Words) -> Words:
    """The words without what courtesy puts around them."""
    for each in COURTESIES_BEFORE:
        if heard[: len(each)] == each:
            return _polite(heard[len(each) :])
    for each in COURTESIES_AFTER:
        if heard[-len(each) :] == each:
            return _polite(heard[: -len(each)])
    return heard


def _mended(heard: Words, index: Index) -> Words:
    """The words with slips of the finger put right; a word the model knows is left alone."""
    return tuple(word if word in index.vocabulary else _likely(word, index.vocabulary) for word in heard)


def _likely(word: str, vocabulary: frozenset[str]) -> str:
    slips = 0 if len(word) <= len("the") else 1 if len(word) <= len("sitting") else 2
    near = process.extractOne(word, sorted(vocabulary), scorer=OSA.distance, score_cutoff=slips)
    return near[0] if near else word


def _nearly_a_sample(heard: Words, index: Index) -> Heard | None:
    """The closest sample, if small words alone set it apart: a larger word may mean another thing."""
    said = " ".join(_mended(heard, index))
    samples = {" ".join(each): intent for each, intent in {**index.built_in, **index.exact}.items()}
    for sample, _, _ in process.extract(said, samples.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=5):
        if set(sample.split()) ^ set(said.split()) <= FILLERS:
            return Heard(name=samples[sample], slots=_slots(samples[sample], {}, index), how="nearly a sample")
    return None


# --- what nobody foresaw --------------------------------------------------------------------------------------


def _unforeseen(heard: Words, index: Index, *, strict: bool) -> Heard:
    for template, bound in _carried(_polite(heard), index):
        types = index.slots[template.intent]
        if strict:
            return Heard(name=template.intent, slots=_slots(template.intent, bound, index), how="a carrier phrase")
        if all(types[slot] == FREE_TEXT for slot in bound):
            return Heard(name=template.intent, slots=_slots(template.intent, bound, index), how="a carrier phrase")
        if template.parts[0] in COMMANDS:
            return Heard(name=template.intent, slots=_slots(template.intent, bound, index), how="a new value")
    return Heard(name=FALLBACK, how="nothing matched") if strict else whole(" ".join(heard), index)


def _carried(said: Words, index: Index) -> Iterator[tuple[Template, dict[str, Words]]]:
    """Templates whose own words are all there, whatever fills their slots."""
    for template in index.templates:
        if template.n_words:
            yield from ((template, bound) for bound in bindings(template.parts, said))
