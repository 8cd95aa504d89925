"""Replies: what a person says after a crisis answer, known by its words (pure)."""

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


def is_answer(ways: Iterable[str]) -> bool:
    """Return whether these words answer us, although elsewhere they would tell of a danger."""
    return any(rules.NOT_NEW.search(normalise_reply(way)) for way in ways)


def read_meaning(ways: Iterable[str]) -> Meaning | None:
    """Return the meaning of the first rule that any wording of a reply meets; None if none does."""
    said = [words for way in ways if (words := normalise_reply(way))]
    return next((reply for reply, meets in _RULES if any(map(meets, said))), None)
