"""Conversation: how it goes on after a crisis answer, until the person wants it to end (pure)."""

from skill.crisis.dangers import CALL_NOW, OVERHEARD
from skill.crisis.kinds import Kind
from skill.crisis.sentences import CALL_SHORT, sentence
from skill.phrases import STILL_HERE
from skill.reply import Memory, Reply, Stop

AGAIN = "again"
"""The offer to say a crisis answer again."""

PROGRAMME = "programme"
"""What was asked for once during a crisis."""

_ENDS = frozenset({Kind.FINE, Kind.LEAVING, Kind.OVERHEARD})
_ENDS_WHERE_OVERHEARD = _ENDS | {Kind.NO, Kind.NOT_AGAIN}


def opening(crisis: str, text: str, question: str) -> Reply:
    """The crisis answer: stop what plays, write nothing to a screen, and wait for a reply."""
    if question:
        return Reply(speech=text, reprompt=question, directive=Stop(), memory=Memory(crisis=crisis))
    return Reply(speech=text, reprompt=_reprompt(crisis), directive=Stop(), memory=_again(crisis))


def follow_up(kind: Kind, memory: Memory, whom_to_call: str) -> Reply:
    """What is said to a reply of this kind; whoever may be overheard is told the least."""
    crisis = memory.crisis
    if kind is Kind.REPEAT and memory.speech:
        return Reply(speech=memory.speech, reprompt=memory.reprompt, directive=Stop(), memory=memory)
    if ends(kind, crisis):
        return Reply(speech=sentence(crisis, kind, whom_to_call, ""), directive=Stop())
    wanted = PROGRAMME if kind is Kind.PROGRAMME else memory.wanted
    return stay(crisis, sentence(crisis, kind, whom_to_call, memory.speech), wanted)


def stay(crisis: str, said: str, wanted: str = "") -> Reply:
    """Say this, and wait."""
    return Reply(speech=said, reprompt=_reprompt(crisis), directive=Stop(), memory=_again(crisis, wanted))


def bare_reply(memory: Memory, *, yes: bool) -> Kind:
    """What "yes" or "no" alone means: it answers the question that was asked last."""
    if memory.offer == AGAIN:
        return Kind.AGAIN if yes else Kind.NOT_AGAIN
    return Kind.YES if yes else Kind.NO


def is_asked_twice(kind: Kind, memory: Memory) -> bool:
    """Whether a programme is asked for, and was before in this conversation."""
    return kind is Kind.PROGRAMME and memory.wanted == PROGRAMME


def ends(kind: Kind, crisis: str) -> bool:
    """Whether the conversation ends with a reply of this kind."""
    return kind in (_ENDS_WHERE_OVERHEARD if crisis in OVERHEARD else _ENDS)


def _again(crisis: str, wanted: str = "") -> Memory:
    return Memory(crisis=crisis, offer=AGAIN, wanted=wanted)


def _reprompt(crisis: str) -> str:
    return CALL_SHORT if crisis in CALL_NOW else STILL_HERE
