"""Safety: what a person in danger says is known by its words, before any other rule and without a model."""

import re
from collections.abc import Iterable

from skill.mishearings import repaired
from skill.safety import (
    body,
    child,
    concern,
    control,
    farewell,
    fear,
    fire,
    heavy,
    hopeless,
    means,
    medical,
    others,
    overdose,
    panic,
    violence,
    wish,
)
from skill.safety.idioms import without_idioms
from skill.safety.words import plain

LIFE = (wish.WISH, wish.THOUGHTS, hopeless.NO_POINT, farewell.GONE_SOON, means.MEANS)
"""A life that somebody may end: the speaker's own, or another's."""

HOME = (violence.VIOLENCE, fear.FEAR, control.CONTROL)

MEDICAL = (
    ("medical_boundary", medical.OXYCONTIN_TAKEN),
    ("stop_medicine", medical.STOP_MEDICINE),
    ("nasal_spray", medical.SPRAY),
    ("measure_oxytocin", medical.MEASURE),
    ("supplements_foods", medical.FOODS),
    ("medical_boundary", medical.DOSING),
    ("medical_boundary", medical.DIAGNOSIS),
)


def danger(said: str) -> str | None:
    """The id of the answer that must come before all others, or None if nothing calls for one."""
    words = plain(repaired(said))
    return _greatest(said, words) or _medical(words)


def sounds_heavy(said: str) -> bool:
    """Whether the speaker tells of something hard to carry: any reply then names someone to call."""
    words = plain(said)
    return bool(heavy.MINE.search(words)) and bool(heavy.HEAVY.search(without_idioms(words)))


GREATEST_FIRST = (
    "crisis_self_harm",
    "crisis_fire",
    "crisis_body",
    "oxycontin_mixup",
    "crisis_someone_else",
    "crisis_harm_others",
    "crisis_child",
    "crisis_home",
    "crisis_panic",
)

_SENTENCE_ENDS = re.compile(r"[.!?;\u2026]+\s+|\n+")


def _greatest(said: str, words: str) -> str | None:
    """The greatest danger in all of the words together, and in each sentence for itself."""
    sentences = [each for each in _SENTENCE_ENDS.split(said) if each.strip()]
    alone = [plain(repaired(each)) for each in sentences] if len(sentences) > 1 else []
    found = {_crisis(without_idioms(each)) for each in (words, *alone)}
    return next((answer_id for answer_id in GREATEST_FIRST if answer_id in found), None)


def _crisis(words: str) -> str | None:
    """The greatest danger: first the speaker's own life, then what is happening now, then what may."""
    other = overdose.without_it(words)
    whose = _whose_life(words, other)
    if whose == concern.SPEAKER and not overdose.is_mishap(words, other):
        return "crisis_harm_others" if _is_for_others(other) else "crisis_self_harm"
    if _any((fire.FIRE,), words):
        return "crisis_fire"
    if (whose and overdose.is_taken(words)) or body.chest_pain(other) or _any(body.RULES, other):
        return "crisis_body"
    if overdose.is_too_much(words):
        return "oxycontin_mixup"
    if whose or concern.CONCERN.search(words):
        return "crisis_someone_else"
    return next((answer_id for answer_id, rules in _PEOPLE if _any(rules, words)), None)


_PEOPLE = (
    ("crisis_harm_others", (others.HARM_TO_OTHERS,)),
    ("crisis_child", child.RULES),
    ("crisis_home", HOME),
    ("crisis_fire", (fire.BREAK_IN,)),
    ("crisis_panic", panic.RULES),
)
"""Danger from people and from fear, the first first: an "ex" who breaks in is known, a burglar is not."""


def _whose_life(words: str, other: str) -> str | None:
    """Whose life is in danger by their own hand; an overdose that was meant counts."""
    if overdose.is_meant(words):
        return concern.whose((overdose.TOO_MUCH,), words)
    return concern.whose(LIFE, other)


def _is_for_others(other: str) -> bool:
    """Whether nothing but a weapon at hand speaks of the speaker's own life, and it is meant for somebody else."""
    is_own = concern.whose((rule for rule in LIFE if rule is not means.MEANS), other) == concern.SPEAKER
    return not is_own and bool(others.HARM_TO_OTHERS.search(other))


def _medical(words: str) -> str | None:
    for answer_id, rule in MEDICAL:
        if rule.search(words):
            return answer_id
    return "oxycontin_mixup" if medical.OXYCONTIN.search(words) else None


def _any(rules: Iterable[re.Pattern[str]], words: str) -> bool:
    return any(rule.search(words) for rule in rules)
