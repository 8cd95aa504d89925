"""Invocation: removes the wake word, the skill's name and courtesies from an utterance (pure)."""

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from skill.browser.builtin_utterances import COURTESIES_AFTER, COURTESIES_BEFORE, LINKS, OPENERS, TRAILERS, WAKE_WORDS
from skill.browser.utterance_index import UtteranceIndex, Words

MIN_LIKENESS = 85.0
"""The least likeness, 0 to 100, of two spellings of the same name."""


def strip_wake_word(utterance: Words) -> Words:
    """Return the words without the wake word in front."""
    start = 1 if utterance[:1] == ("hey",) and utterance[1:2] and utterance[1] in WAKE_WORDS else 0
    return utterance[start + 1 :] if utterance[start : start + 1] and utterance[start] in WAKE_WORDS else utterance


def strip_invocation(utterance: Words, index: UtteranceIndex, *, strict: bool) -> Words:
    """Return the request without the skill's name; empty if the skill is only opened."""
    at = _find_name(utterance, index.invocation, strict=strict)
    if at is None or utterance in index.exact:
        return utterance
    before, after = strip_courtesies(utterance[:at]), utterance[at + len(index.invocation) :]
    opener = " ".join(before)
    if (opener if strict else find_likely_word(opener, OPENERS)) in OPENERS:
        request = strip_courtesies(after)
        return request[1:] if request[:1] and request[0] in LINKS else request
    if before[-1] in TRAILERS and not strip_courtesies(after):
        return before[:-1]
    return utterance


def _find_name(utterance: Words, name: Words, *, strict: bool) -> int | None:
    spelling = " ".join(name)
    for at in range(len(utterance) - len(name) + 1):
        words = " ".join(utterance[at : at + len(name)])
        if words == spelling or (not strict and fuzz.ratio(words, spelling) >= MIN_LIKENESS):
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
    """Return the word of the vocabulary of which this one is a typing error; the word itself if there is none."""
    max_slips = 0 if len(word) <= len("the") else 1 if len(word) <= len("sitting") else 2
    near = process.extractOne(word, sorted(vocabulary), scorer=OSA.distance, score_cutoff=max_slips)
    return near[0] if near else word
