"""Rule weights: the house rules that stop publishing, and those that only warn; each with its reason."""

from collections.abc import Iterable, Mapping

from audio_pipeline.errors import Fault

STOPS: Mapping[str, str] = {
    "never-claim": "it promises what nobody can keep, or pushes somebody",
    "missing-opening": "somebody may close their eyes at the wheel, or not know that they may stop",
    "missing-closing": "somebody whom it stirred up is left alone with it",
    "missing-disclaimer": "somebody may take it for treatment",
    "missing-disclosure": "somebody may take the voice for a person's",
    "editors-note": "listeners read what was written to nobody but its author",
    "no-contact": "a listener who wants to have deleted what is kept has nobody to write to, or hears nothing at all",
    "misses-length": "the title, the feed and the voice promise a length that is not kept",
    "long-silence": "a listener thinks that it has ended",
    "no-descent": "the voice stays as loud as it was, or the bed breaks off, and wakes who is nearly asleep",
    "until-overrun": "it cannot be laid out: what is to be heard at a time comes too late for it",
    "badly-read": "another number or time is heard than was written, perhaps of a helpline",
    "broken-sub": "nothing, or nothing that can be understood, is said in place of a word",
    "unreadable-letters": "a word is left out, and nobody notices but the listener",
}
"""The harm, by rule, if it were published."""

WORTH_A_LOOK: Mapping[str, str] = {
    "doubtful-reading": "most voices read it well: hear it with “warm-recall say”",
    "misread-word": "a voice guesses from the sentence, and is mostly right: hear it",
    "needless-sub": "it changes nothing that is heard",
    "unused-word": "it changes nothing that is heard: a lexicon may know more words than are said today",
}
"""The reason, by rule, why it may be published all the same."""


def is_worth_a_look(fault: Fault) -> bool:
    """Tell whether a fault only warns; that is so for some house rules."""
    return fault.rule in WORTH_A_LOOK


def divide_by_weight(faults: Iterable[Fault]) -> tuple[tuple[Fault, ...], tuple[Fault, ...]]:
    """Return the faults that stop publishing, and those that only warn, each in their order."""
    all_faults = tuple(faults)
    warnings = tuple(filter(is_worth_a_look, all_faults))
    return tuple(fault for fault in all_faults if not is_worth_a_look(fault)), warnings
