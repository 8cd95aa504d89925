"""Invocation: takes the wake word, the skill's name and courtesies off what was said (pure)."""

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from skill.browser.builtin_utterances import COURTESIES_AFTER, COURTESIES_BEFORE, LINKS, OPENERS, TRAILERS, WAKE_WORDS
from skill.browser.utterance_index import UtteranceIndex, Words

MIN_LIKENESS = 85.0
"""Two spellings at least this alike (of 100) may be one name."""


def strip_wake_word(utterance: Words) -> Words:
    """Return the words without the wake word in front."""
    start = 1 if utterance[:1] == ("hey",) and utterance[1:2] and utterance[1] in WAKE_WORDS else 0
    return utterance[start + 1 :] if utterance[start : start + 1] and utterance[start] in WAKE_WORDS else utterance


def strip_invocation(utterance: Words, index: UtteranceIndex, *, strict: bool) -> Words:
    """Return what is asked of the skill, without its name; nothing if it is only called."""
    at = _find_name(utterance, index.invocation, strict=strict)
    if at is None or utterance in index.exact:
        return utterance
    before, after = strip_courtesies(utterance[:at]), utterance[at + len(index.invocation) :]
    opener = " ".join(before)
    if (opener if strict else find_likely_word(opener, OPENERS)) in OPENERS:
        wanted = strip_courtesies(after)
        return wanted[1:] if wanted[:1] and wanted[0] in LINKS else wanted
    if before[-1] in TRAILERS and not strip_courtesies(after):
        return before[:-1]
    return utterance


def _find_name(utterance: Words, name: Words, *, strict: bool) -> int | None:
    wanted = " ".join(name)
    for at in range(len(utterance) - len(name) + 1):
        found = " ".join(utterance[at : at + len(name)])
        if found == wanted or (not strict and fuzz.ratio(found, wanted) >= MIN_LIKENESS):
            return at
    return None


def strip_courtesies(utterance: Words) -> Words:
    """Return the words without the courtesies around them."""
    for each in COURTESIES_BEFORE:
        if utterance[: len(each)] == each:
            return strip_courtesies(utterance[len(each) :])
    for each in COURTESIES_AFTER:
        if utterance[-len(each) :] == each:
            return strip_courtesies(utterance[: -len(each)])
    return utterance


def find_likely_word(word: str, vocabulary: frozenset[str]) -> str:
    """Return the word of the vocabulary that this one is a slip of; the word itself if there is none."""
    slips = 0 if len(word) <= len("the") else 1 if len(word) <= len("sitting") else 2
    near = process.extractOne(word, sorted(vocabulary), scorer=OSA.distance, score_cutoff=slips)
    return near[0] if near else word
