"""Kinds: the kind of a reply in each crisis; company helps in one, and may overhear in another."""

from collections.abc import Mapping
from enum import Enum

from skill.crisis.dangers import (
    BODY,
    CHECK_IN,
    HARM_OTHERS,
    OVERHEARD,
    SELF_HARM,
    SOMEONE_ELSE,
    Wordings,
    find_new_danger,
)
from skill.crisis.replies import Meaning, is_answer, read_meaning


class ReplyKind(Enum):
    """A kind of reply; all replies of a kind get the same answer."""

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
    """The answer yes to "Shall I say that again?"."""
    NOT_AGAIN = "not-again"
    """The answer no to "Shall I say that again?"."""
    OTHER = "other"


_COMMON_KINDS = {
    Meaning.REPEAT: ReplyKind.REPEAT,
    Meaning.FINE: ReplyKind.FINE,
    Meaning.LEAVING: ReplyKind.LEAVING,
    Meaning.PROGRAMME: ReplyKind.PROGRAMME,
    Meaning.STUCK: ReplyKind.STUCK,
    Meaning.YES: ReplyKind.YES,
    Meaning.NO: ReplyKind.NO,
}
_KINDS_AMONG_PEOPLE = _COMMON_KINDS | {
    Meaning.COMPANY: ReplyKind.YES,
    Meaning.ASLEEP: ReplyKind.YES,
    Meaning.ELSEWHERE: ReplyKind.YES,
    Meaning.CALLING: ReplyKind.YES,
    Meaning.ALONE: ReplyKind.NO,
    Meaning.CHILDREN: ReplyKind.NO,
    Meaning.UNSAFE: ReplyKind.STUCK,
    Meaning.HARMED: ReplyKind.STUCK,
}
_KINDS_OVERHEARD = _COMMON_KINDS | {
    Meaning.COMPANY: ReplyKind.OVERHEARD,
    Meaning.UNSAFE: ReplyKind.OVERHEARD,
    Meaning.ELSEWHERE: ReplyKind.YES,
    Meaning.CALLING: ReplyKind.STUCK,
    Meaning.ALONE: ReplyKind.YES,
    Meaning.ASLEEP: ReplyKind.STUCK,
    Meaning.CHILDREN: ReplyKind.STUCK,
    Meaning.HARMED: ReplyKind.STUCK,
}
_KINDS_AFTER_CHECK_IN = _COMMON_KINDS | {
    Meaning.COMPANY: ReplyKind.STUCK,
    Meaning.ASLEEP: ReplyKind.STUCK,
    Meaning.ELSEWHERE: ReplyKind.YES,
    Meaning.CALLING: ReplyKind.YES,
    Meaning.ALONE: ReplyKind.STUCK,
    Meaning.CHILDREN: ReplyKind.STUCK,
    Meaning.UNSAFE: ReplyKind.OVERHEARD,
    Meaning.HARMED: ReplyKind.STUCK,
}
"""The kinds of replies to "Are you safe right now?"; somebody who is near may be the danger."""
_MAY_BECOME_PHYSICAL = frozenset({CHECK_IN, SELF_HARM, SOMEONE_ELSE, HARM_OTHERS})
"""Dangers that become an emergency of the body when somebody was harmed."""
_DISMISSING_KINDS = frozenset({ReplyKind.FINE, ReplyKind.LEAVING, ReplyKind.PROGRAMME, ReplyKind.OTHER})


def determine_kind(wordings: Wordings, crisis: str) -> ReplyKind:
    """Return the kind of a reply after this crisis answer.

    A reply that no rule knows gets help again; where somebody may overhear, it may be meant for that person.
    """
    meaning = read_meaning(wordings.texts)
    if _find_next_danger(wordings, crisis, meaning):
        return ReplyKind.NEW_DANGER
    kinds, otherwise = _choose_kinds(crisis)
    kind = kinds[meaning] if meaning else otherwise
    # Help a person who names the danger again, whatever else they say.
    return ReplyKind.STUCK if kind in _DISMISSING_KINDS and wordings.danger == crisis else kind


def _choose_kinds(crisis: str) -> tuple[Mapping[Meaning, ReplyKind], ReplyKind]:
    """Return the kinds of replies in this crisis by their meaning, and the kind of a reply that no rule knows."""
    if crisis == CHECK_IN:
        return _KINDS_AFTER_CHECK_IN, ReplyKind.PROGRAMME
    return (_KINDS_OVERHEARD, ReplyKind.OTHER) if crisis in OVERHEARD else (_KINDS_AMONG_PEOPLE, ReplyKind.STUCK)


def find_next_danger(wordings: Wordings, crisis: str) -> str | None:
    """Return the id of a danger that is new in this conversation."""
    return _find_next_danger(wordings, crisis, read_meaning(wordings.texts))


def _find_next_danger(wordings: Wordings, crisis: str, meaning: Meaning | None) -> str | None:
    danger = find_new_danger(wordings.danger, crisis)
    if danger and not is_answer(wordings.texts):
        return danger
    return BODY if crisis in _MAY_BECOME_PHYSICAL and meaning is Meaning.HARMED else None
