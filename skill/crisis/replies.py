"""Replies: finds the meaning of a reply to a crisis answer from its words (pure)."""

from collections.abc import Callable, Iterable
from enum import Enum

from skill.crisis import company, rules
from skill.crisis.wording import normalise_reply


class Meaning(Enum):
    """The meaning of a reply."""

    REPEAT = "wants to hear it again"
    HARMED = "has done it, or holds what it would be done with"
    FINE = "was a joke, or is over"
    UNSAFE = "cannot speak, or is overheard"
    COMPANY = "somebody is near"
    ASLEEP = "somebody near sleeps"
    CHILDREN = "only children are near"
    ALONE = "nobody is near"
    LEAVING = "wants to go"
    PROGRAMME = "wants to hear a programme"
    STUCK = "does not know, cannot or will not"
    CALLING = "is calling, or will"
    ELSEWHERE = "is in somebody else's home"
    YES = "yes"
    NO = "no"


_RULES: tuple[tuple[Meaning, Callable[[str], object]], ...] = (
    (Meaning.REPEAT, rules.REPEAT.search),
    (Meaning.HARMED, rules.HARMED.search),
    (Meaning.FINE, rules.is_fine),
    (Meaning.UNSAFE, rules.is_unsafe),
    (Meaning.STUCK, rules.UNHEARD.search),
    (Meaning.LEAVING, rules.LEAVING.search),
    (Meaning.PROGRAMME, rules.PROGRAMME.search),
    (Meaning.STUCK, rules.ASKS.search),
    (Meaning.ELSEWHERE, company.is_elsewhere),
    (Meaning.ASLEEP, company.is_asleep),
    (Meaning.CHILDREN, company.is_with_children),
    (Meaning.COMPANY, company.is_near),
    (Meaning.ALONE, company.is_alone),
    (Meaning.CALLING, rules.CALLING.search),
    (Meaning.YES, rules.YES.search),
    (Meaning.NO, rules.NO.search),
    (Meaning.STUCK, rules.STUCK.search),
)


def is_answer(texts: Iterable[str]) -> bool:
    """Return whether any wording is an answer here, although it would tell of a danger elsewhere."""
    return any(rules.NOT_NEW.search(normalise_reply(text)) for text in texts)


def read_meaning(texts: Iterable[str]) -> Meaning | None:
    """Return the meaning of the first rule that any wording of a reply matches; None if none does."""
    replies = [words for text in texts if (words := normalise_reply(text))]
    return next((meaning for meaning, matches in _RULES if any(map(matches, replies))), None)
