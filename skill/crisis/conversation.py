"""Conversation: replies to a person after a crisis answer, until the person ends it (pure)."""

from skill.crisis.dangers import CALL_NOW, CHECK_IN, OVERHEARD
from skill.crisis.kinds import ReplyKind
from skill.crisis.sentences import CALL_SHORT, choose_sentence
from skill.phrases import STILL_HERE
from skill.reply import Reply, SessionState, Stop

AGAIN = "again"
"""The offer to repeat a crisis answer."""

PROGRAMME = "programme"
"""The value of SessionState.wanted after a programme was asked for once."""

_ENDS = frozenset({ReplyKind.FINE, ReplyKind.LEAVING, ReplyKind.OVERHEARD})
_ENDS_WHERE_OVERHEARD = _ENDS | {ReplyKind.NO, ReplyKind.NOT_AGAIN}
_ENDS_AFTER_CHECK_IN = _ENDS | {ReplyKind.YES, ReplyKind.NOT_AGAIN}


def open_conversation(crisis: str, text: str, question: str) -> Reply:
    """Say the crisis answer, stop playback, show no card, and wait for a reply."""
    if question:
        return Reply(speech=text, reprompt=question, directive=Stop(), session_state=SessionState(crisis=crisis))
    return Reply(speech=text, reprompt=_choose_reprompt(crisis), directive=Stop(), session_state=_offer_again(crisis))


def follow_up(kind: ReplyKind, session_state: SessionState, helpline_text: str) -> Reply:
    """Answer a reply of this kind; as little as possible is said where others may overhear."""
    crisis = session_state.crisis
    if kind is ReplyKind.REPEAT and session_state.speech:
        return Reply(
            speech=session_state.speech, reprompt=session_state.reprompt, directive=Stop(), session_state=session_state
        )
    if ends(kind, crisis):
        return Reply(speech=choose_sentence(crisis, kind, helpline_text, ""), directive=Stop())
    wanted = PROGRAMME if kind is ReplyKind.PROGRAMME else session_state.wanted
    return stay(crisis, choose_sentence(crisis, kind, helpline_text, session_state.speech), wanted)


def stay(crisis: str, text: str, wanted: str = "") -> Reply:
    """Say a text, and keep the crisis conversation open."""
    return Reply(
        speech=text, reprompt=_choose_reprompt(crisis), directive=Stop(), session_state=_offer_again(crisis, wanted)
    )


def interpret_yes_no(session_state: SessionState, *, yes: bool) -> ReplyKind:
    """Return the kind of a plain "yes" or "no", which answers the question that was asked last."""
    if session_state.offer == AGAIN:
        return ReplyKind.AGAIN if yes else ReplyKind.NOT_AGAIN
    return ReplyKind.YES if yes else ReplyKind.NO


def is_asked_twice(kind: ReplyKind, session_state: SessionState) -> bool:
    """Return whether a programme is asked for the second time in this conversation."""
    return kind is ReplyKind.PROGRAMME and session_state.wanted == PROGRAMME


def ends(kind: ReplyKind, crisis: str) -> bool:
    """Return whether the conversation ends with a reply of this kind."""
    if crisis == CHECK_IN:
        return kind in _ENDS_AFTER_CHECK_IN
    return kind in (_ENDS_WHERE_OVERHEARD if crisis in OVERHEARD else _ENDS)


def _offer_again(crisis: str, wanted: str = "") -> SessionState:
    return SessionState(crisis=crisis, offer=AGAIN, wanted=wanted)


def _choose_reprompt(crisis: str) -> str:
    return CALL_SHORT if crisis in CALL_NOW else STILL_HERE
