"""Choices: reads the reply to "A or B?": "the first", "both", "the hug one" (pure)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from audio_pipeline.catalog import Answer
from skill.phrases import name_answer
from skill.safety.phrase_patterns import LIGHT, PhrasePattern, compile_phrases, normalise_words


class ChoiceReply(Enum):
    """A reply to a choice between two answers."""

    FIRST = "first"
    SECOND = "second"
    OTHER = "other"
    BOTH = "both"
    NEITHER = "neither"


_ASK = "((yes|yeah|ok|no|please|i|want|like|take|have|hear|tell|me|go|with|for|about|let|us|then|can|say) )*"
_ONE = "( (one|ones|option|answer|please|then|thanks))*$"

_REPLIES: Mapping[ChoiceReply, PhrasePattern] = {
    ChoiceReply.BOTH: compile_phrases(
        f"^{_ASK}(both|each|all)( of)?( (them|these|those|it))?{_ONE}",
        f"^{_ASK}((first|one|a) and (then )?(second|two|b|other)|one after other){_ONE}",
    ),
    ChoiceReply.NEITHER: compile_phrases(
        f"^{_ASK}(neither|none|nobody|nothing)( of)?( (them|these|those|two))?{_ONE}",
        f"^{_ASK}not (either|any)( of)?( (them|these|those))?{_ONE}",
    ),
    ChoiceReply.OTHER: compile_phrases(f"^{_ASK}(and |what about |not (first|that) )*(other|another){_ONE}"),
    ChoiceReply.FIRST: compile_phrases(
        f"^{_ASK}(first|former|1st|one|1|number one|option (one|a)|letter a|earlier|top){_ONE}",
        f"^{_ASK}(either|either of them|whatever|whichever|you choose|you pick|surprise me|not mind|any){_ONE}",
    ),
    ChoiceReply.SECOND: compile_phrases(
        f"^{_ASK}(second|latter|last|2nd|two|2|number two|option (two|b)|letter b|b|be|bee){_ONE}"
    ),
}
_LETTER_A = re.compile(r"\W*(the |option |letter |answer )?a( one)?( please)?\W*", re.IGNORECASE)
"""The letter, which normalise_words() takes for a light word."""

_NAMELESS = (
    "one ones thing i you me us it is are was do does did can could want like know hear tell say talk answer about of "
    "on for in with and yes yeah no go first question bit more "
)
_FILLERS = LIGHT | frozenset(_NAMELESS.split())
"""Words that choose no answer."""


def read_choice(texts: Iterable[str], choices: Sequence[Answer]) -> ChoiceReply | None:
    """Return which of two answers any of these wordings chooses; None if none does."""
    wordings = {text: normalise_words(text) for text in texts}
    if any(map(_LETTER_A.fullmatch, wordings)):
        return ChoiceReply.FIRST
    by_word = (choice for choice, pattern in _REPLIES.items() if any(map(pattern.search, wordings.values())))
    return next(by_word, None) or (_read_name(wordings.values(), choices) if choices else None)


def _read_name(wordings: Iterable[str], choices: Sequence[Answer]) -> ChoiceReply | None:
    """Return the answer that most words name, and that the other's name does not have; None if there is none."""
    names = [_split_name(f"{name_answer(each)} {each.title}") for each in choices]
    for words in wordings:
        said = _split_name(words)
        hits = [len(said & name) for name in names]
        if said and max(hits) * 2 > len(said) and hits.count(max(hits)) == 1:
            return (ChoiceReply.FIRST, ChoiceReply.SECOND)[hits.index(max(hits))]
    return None


def _split_name(text: str) -> frozenset[str]:
    """Return the words of a name without fillers and plural endings."""
    return frozenset(each.removesuffix("s") for each in normalise_words(text).split() if each not in _FILLERS)
