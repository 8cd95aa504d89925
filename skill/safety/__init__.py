"""Safety: what a person in danger says is known by its words, before any other rule and without a model."""

import re

from skill.mishearings import repaired
from skill.safety import (
    body,
    control,
    farewell,
    fear,
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

SELF_HARM = (wish.WISH, wish.THOUGHTS, hopeless.NO_POINT, farewell.GONE_SOON, means.MEANS, others.HARM_TO_OTHERS)

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
    return _crisis(without_idioms(words)) or _medical(words)


def sounds_heavy(said: str) -> bool:
    """Whether the speaker tells of something hard to carry: any reply then names someone to call."""
    words = plain(said)
    return bool(heavy.MINE.search(words)) and bool(heavy.HEAVY.search(without_idioms(words)))


def _crisis(words: str) -> str | None:
    other = overdose.without_it(words)
    if overdose.is_meant(words) or _any(SELF_HARM, other):
        return "crisis_self_harm"
    if body.chest_pain(other) or _any(body.RULES, other):
        return "crisis_body"
    if overdose.is_too_much(words):
        return "oxycontin_mixup"
    if _any(HOME, words):
        return "crisis_home"
    return "crisis_panic" if _any(panic.RULES, words) else None


def _medical(words: str) -> str | None:
    for answer_id, rule in MEDICAL:
        if rule.search(words):
            return answer_id
    return "oxycontin_mixup" if medical.OXYCONTIN.search(words) else None


def _any(rules: tuple[re.Pattern[str], ...], words: str) -> bool:
    return any(rule.search(words) for rule in rules)
