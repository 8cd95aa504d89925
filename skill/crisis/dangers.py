"""Dangers: the ids of the crisis answers, and the one that words call for (pure)."""

from collections.abc import Iterable

from skill.safety import detect_danger
from skill.safety.phrase_patterns import normalise_words

SELF_HARM = "crisis_self_harm"
SOMEONE_ELSE = "crisis_someone_else"
HARM_OTHERS = "crisis_harm_others"
HOME = "crisis_home"
CHILD = "crisis_child"
BODY = "crisis_body"
FIRE = "crisis_fire"
PANIC = "crisis_panic"

OVERHEARD = frozenset({HOME, CHILD})
"""Dangers in which the person who is feared may hear what we say."""

CALL_NOW = frozenset({BODY, FIRE})
"""Dangers in which nothing is said but to call the emergency number."""

_PARTS_OF = {CHILD: (HOME,)}
"""Dangers that are part of another one, which is told by more of the words."""

_CRISIS = "crisis"
_OVERDOSE = "oxycontin_mixup"


def find_danger(ways: Iterable[str]) -> str | None:
    """The id of the answer that must come first for these ways to say one thing; a crisis before all else."""
    different = {normalise_words(way): way for way in reversed(tuple(ways))}
    found = [answer_id for way in reversed(different.values()) if (answer_id := detect_danger(way))]
    first = next((each for each in found if each.startswith(_CRISIS)), next(iter(found), None))
    return next((whole for whole, parts in _PARTS_OF.items() if first in parts and whole in found), first)


def find_new_danger(ways: Iterable[str], crisis: str) -> str | None:
    """The id of another crisis than this one that is named; too much of a medicine is an emergency by now.

    Panic is none: it is no greater danger than the one that is spoken of.
    """
    found = find_danger(ways)
    named = BODY if found == _OVERDOSE else found
    return (
        named
        if named and named not in {crisis, PANIC, *_PARTS_OF.get(crisis, ())} and named.startswith(_CRISIS)
        else None
    )
