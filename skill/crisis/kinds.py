"""Kinds: what a reply means in the crisis it answers: company is help for one, and an ear too many for another."""

from collections.abc import Iterable
from enum import Enum

from skill.crisis.dangers import BODY, HARM_OTHERS, OVERHEARD, SELF_HARM, SOMEONE_ELSE, danger_in, new_danger_in
from skill.crisis.replies import Meaning, is_answer, read


class Kind(Enum):
    """What is answered in one way."""

    YES = "yes"
    NO = "no"
    STUCK = "stuck"
    FINE = "fine"
    LEAVING = "leaving"
    OVERHEARD = "overheard"
    REPEAT = "repeat"
    PROGRAMME = "programme"
    NEW_DANGER = "new-danger"
    AGAIN = "again"
    """Yes to "Shall I say that again?"."""
    NOT_AGAIN = "not-again"
    """No to "Shall I say that again?"."""
    OTHER = "other"


_SAME = {
    Meaning.REPEAT: Kind.REPEAT,
    Meaning.FINE: Kind.FINE,
    Meaning.LEAVING: Kind.LEAVING,
    Meaning.PROGRAMME: Kind.PROGRAMME,
    Meaning.STUCK: Kind.STUCK,
    Meaning.YES: Kind.YES,
    Meaning.NO: Kind.NO,
}
_AMONG_PEOPLE = _SAME | {
    Meaning.COMPANY: Kind.YES,
    Meaning.ASLEEP: Kind.YES,
    Meaning.ELSEWHERE: Kind.YES,
    Meaning.CALLING: Kind.YES,
    Meaning.ALONE: Kind.NO,
    Meaning.CHILDREN: Kind.NO,
    Meaning.UNSAFE: Kind.STUCK,
    Meaning.HARMED: Kind.STUCK,
}
_OVERHEARD = _SAME | {
    Meaning.COMPANY: Kind.OVERHEARD,
    Meaning.UNSAFE: Kind.OVERHEARD,
    Meaning.ELSEWHERE: Kind.YES,
    Meaning.CALLING: Kind.STUCK,
    Meaning.ALONE: Kind.YES,
    Meaning.ASLEEP: Kind.STUCK,
    Meaning.CHILDREN: Kind.STUCK,
    Meaning.HARMED: Kind.STUCK,
}
_MAY_BE_DONE = frozenset({SELF_HARM, SOMEONE_ELSE, HARM_OTHERS})
"""Dangers that become an emergency of the body when it is done."""
_LETTING_GO = frozenset({Kind.FINE, Kind.LEAVING, Kind.PROGRAMME, Kind.OTHER})


def kind_of(ways: Iterable[str], crisis: str) -> Kind:
    """What a reply means after this crisis answer.

    Words that mean nothing to us get help again; where somebody may listen, they may be meant for that person's ears.
    """
    said = tuple(ways)
    if next_danger(said, crisis):
        return Kind.NEW_DANGER
    meaning = read(said)
    kinds, otherwise = (_OVERHEARD, Kind.OTHER) if crisis in OVERHEARD else (_AMONG_PEOPLE, Kind.STUCK)
    kind = kinds[meaning] if meaning else otherwise
    # Whoever names the danger again is not let go, whatever else is said.
    return Kind.STUCK if kind in _LETTING_GO and danger_in(said) == crisis else kind


def next_danger(ways: Iterable[str], crisis: str) -> str | None:
    """The id of a danger that is new in this conversation."""
    said = tuple(ways)
    found = new_danger_in(said, crisis)
    if found and not is_answer(said):
        return found
    return BODY if crisis in _MAY_BE_DONE and read(said) is Meaning.HARMED else None
