"""Safety: recognises the words of a person in danger, by rules and before everything else."""

from collections.abc import Iterable
from dataclasses import dataclass

from skill.safety import (
    assault,
    attack,
    brink,
    child,
    child_told,
    coercive_control,
    concern,
    dangerous_place,
    decision,
    deed,
    distress,
    emergency_signs,
    everyday,
    farewell,
    fear,
    harm_to_others,
    hopeless,
    means,
    medical_emergency,
    overdose,
    panic,
    self_harm,
    suicidal_ideation,
    violence,
)
from skill.safety.idioms import remove_idioms
from skill.safety.medical import find_medical_answer
from skill.safety.mishearings import repair_mishearings
from skill.safety.phrase_patterns import PhrasePattern, normalise_words, split_words
from skill.safety.sentences import split_sentences

LIFE = (
    suicidal_ideation.WISH,
    suicidal_ideation.THOUGHTS,
    decision.DECISION,
    deed.DEED,
    self_harm.SELF_HARM,
    hopeless.NO_POINT,
    farewell.GONE_SOON,
    means.MEANS,
)
"""Rules for a life in danger by a person's own hand: the speaker's or another's."""

HOME = (violence.VIOLENCE, fear.FEAR, coercive_control.CONTROL, *assault.RULES)

BODY = (*medical_emergency.RULES, *emergency_signs.RULES)


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words of a listener, and the danger in them."""

    text: str
    words: str
    """The text as normalise_words() returns it."""
    danger: str | None
    """The id of the answer that must come before all others; None if there is no danger."""


def check_utterance(text: str) -> Utterance:
    """Check a text for danger."""
    words = normalise_words(text)
    return Utterance(text, words, detect_danger_in(text, words))


def detect_danger_in(text: str, words: str) -> str | None:
    """Return the id of the answer that this text must get before all others; words is normalise_words(text)."""
    repaired = repair_mishearings(text)
    if repaired != text:
        words = normalise_words(repaired)
    return _find_greatest(text, words) or find_medical_answer(text, words)


def detect_danger(text: str) -> str | None:
    """Return the id of the answer that must come before all others; None if there is no danger."""
    return check_utterance(text).danger


def sounds_distressed(text: str) -> bool:
    """Return whether the speaker is in distress, without danger: every reply then names someone to call."""
    words = normalise_words(text)
    return bool(distress.MINE.search(words)) and bool(distress.HEAVY.search(remove_idioms(words)))


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


def _find_greatest(text: str, words: str) -> str | None:
    """Return the greatest danger in all words together or in any single sentence."""
    single = [normalise_words(repair_mishearings(each)) for each in split_sentences(text)]
    dangers = {_detect_crisis(remove_idioms(each)) for each in (words, *single)}
    return next((answer_id for answer_id in GREATEST_FIRST if answer_id in dangers), None)


def _detect_crisis(words: str) -> str | None:
    """Return the greatest danger: the speaker's own life, then present emergencies, then possible dangers."""
    other = overdose.remove_overdose(words)
    whose = _find_whose_life(words, other)
    if whose == concern.SPEAKER and not overdose.is_mishap(words, other):
        return "crisis_harm_others" if _is_for_others(other) else "crisis_self_harm"
    if _detect_around(words, other, whose) is None:
        return None
    plain = everyday.remove_everyday(words)
    return _detect_around(plain, overdose.remove_overdose(plain), whose)


def _detect_around(words: str, other: str, whose: str | None) -> str | None:
    """Return the greatest danger other than to the speaker's life by their own hand."""
    if dangerous_place.is_dangerous(words):
        return "crisis_fire"
    if (whose and overdose.is_taken(words)) or medical_emergency.has_chest_pain(other) or _matches_any(BODY, other):
        return "crisis_body"
    if overdose.is_too_much(words):
        return "oxycontin_mixup"
    if whose or _matches_any((concern.CONCERN, brink.BRINK), words):
        return "crisis_someone_else"
    return _detect_people(words)


def _detect_people(words: str) -> str | None:
    """Return the danger from people or from fear, the greatest first."""
    found = next((answer_id for answer_id, rules in _PEOPLE if _matches_any(rules, words)), None)
    if found == "crisis_home" and child_told.is_about_a_parent(words):
        return "crisis_child"
    if found is None and dangerous_place.is_broken_into(words):
        return "crisis_fire"
    return "crisis_panic" if found is None and panic.is_panic(words) else found


_PEOPLE = (
    ("crisis_harm_others", (harm_to_others.HARM_TO_OTHERS, *attack.RULES)),
    ("crisis_child", (*child.RULES, *child_told.RULES)),
    ("crisis_home", HOME),
)
"""Rules for danger from people, the greatest first."""


def _find_whose_life(words: str, other: str) -> str | None:
    """Return whose life is in danger by their own hand, also by a meant overdose: SPEAKER, ANOTHER or None."""
    if overdose.is_meant(words):
        return concern.find_whose((overdose.TOO_MUCH,), words)
    return concern.find_whose(LIFE, other)


def _is_for_others(other: str) -> bool:
    """Return whether the only sign of suicide is a means at hand, and harm to others is meant."""
    is_own = concern.find_whose((rule for rule in LIFE if rule is not means.MEANS), other) == concern.SPEAKER
    return not is_own and bool(harm_to_others.HARM_TO_OTHERS.search(other))


def _matches_any(rules: Iterable[PhrasePattern], words: str) -> bool:
    each_word = split_words(words)
    return any(rule.search(words, each_word) for rule in rules)
