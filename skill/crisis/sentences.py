"""Sentences: the words said after a crisis answer; docs/answers.md says which come from the evidence sheet."""

from collections.abc import Mapping

from skill.crisis.dangers import BODY, CHECK_IN, CHILD, FIRE, HARM_OTHERS, HOME, PANIC, SELF_HARM, SOMEONE_ELSE
from skill.crisis.kinds import ReplyKind
from skill.phrases import ALL_RIGHT, IN_DANGER, STILL_HERE

CALL = "Please call your emergency number now, or ask someone near you to call."
CALL_SHORT = "Please call your emergency number now."
BODY_SIGNS = "If there's chest pain, fainting or trouble breathing, call your emergency number."
ONCE_MORE = "If you still want to hear it, ask me once more."

SentencesByKind = Mapping[ReplyKind, tuple[str, ...]]

_PERSON: SentencesByKind = {
    ReplyKind.YES: ("I'm glad. Please tell them what you told me.",),
    ReplyKind.NO: ("Then please call now. {whom}",),
    ReplyKind.STUCK: (
        "You don't have to find the right words. {whom}",
        "Just say that you need to talk. {whom}",
        "You deserve to talk with a person. {whom}",
    ),
    ReplyKind.NOT_AGAIN: ("Please don't stay alone with this. {whom}",),
    ReplyKind.FINE: ("I'm glad, and if it ever gets hard, please talk with a person. {whom}",),
    ReplyKind.LEAVING: ("Goodbye. Please talk with a person soon. {whom}",),
    ReplyKind.PROGRAMME: (f"Please talk with a person first. {{whom}} {ONCE_MORE}",),
}
_SOMEONE_ELSE: SentencesByKind = {
    **_PERSON,
    ReplyKind.YES: ("Please stay near them if you can, and call now. {whom}",),
    ReplyKind.NO: (
        "Please call them, or someone near them. If they may be in danger, call your emergency number. {whom}",
    ),
    ReplyKind.STUCK: (
        "You don't have to carry this alone. {whom} You can call about somebody else, too.",
        "Just say that you're worried about somebody. {whom}",
    ),
    ReplyKind.NOT_AGAIN: ("Please don't stay alone with this. {whom}",),
}
_HARM_OTHERS: SentencesByKind = {
    **_PERSON,
    ReplyKind.YES: ("Please go to another room if you can, and call now. {whom}",),
    ReplyKind.NO: ("Then please call now. {whom}",),
    ReplyKind.STUCK: (
        "Please go to another room if you can, and call. {whom}",
        "Just say that you're afraid of hurting somebody. {whom}",
    ),
}
_OVERHEARD: SentencesByKind = {
    ReplyKind.YES: ("Then please call a domestic abuse helpline, or your emergency number if you're in danger.",),
    ReplyKind.NO: ("",),
    ReplyKind.STUCK: (IN_DANGER, "Call your emergency number if you can."),
    ReplyKind.NOT_AGAIN: (ALL_RIGHT,),
    ReplyKind.FINE: ("All right. You can come back any time.",),
    ReplyKind.LEAVING: ("Goodbye.",),
    ReplyKind.OVERHEARD: (ALL_RIGHT,),
    ReplyKind.PROGRAMME: (f"All right. {ONCE_MORE}",),
}
_CHILD: SentencesByKind = {
    **_OVERHEARD,
    ReplyKind.YES: ("Then please tell a grown-up you trust, or call your emergency number if you're in danger.",),
}
_BODY: SentencesByKind = {
    ReplyKind.YES: ("Please call your emergency number now, and do what they tell you.",),
    ReplyKind.NO: ("Please call your emergency number now. They'll tell you what to do.",),
    ReplyKind.STUCK: (CALL, "Please call your emergency number now. They'll tell you what to do."),
    ReplyKind.NOT_AGAIN: (CALL_SHORT,),
    ReplyKind.FINE: ("I'm glad, and if anything is still wrong, please call your emergency number.",),
    ReplyKind.LEAVING: (CALL_SHORT,),
    ReplyKind.PROGRAMME: (f"{CALL_SHORT} {ONCE_MORE}",),
}
_FIRE: SentencesByKind = {
    **_BODY,
    ReplyKind.YES: ("Please stay outside, and call your emergency number now.",),
    ReplyKind.NO: ("If you can get out, get out now. Then call your emergency number.",),
    ReplyKind.STUCK: ("If you can get out, get out now. Then call your emergency number.", CALL),
}
_PANIC: SentencesByKind = {
    ReplyKind.YES: ("Feel your feet on the floor. This can pass.",),
    ReplyKind.NO: ("Feel your feet on the floor. Look at three things near you. This can pass.",),
    ReplyKind.STUCK: (
        f"Feel your feet on the floor. Look at three things near you. This can pass. {BODY_SIGNS}",
        "If it helps, let the breath out slowly. This can pass. You can also talk with a person. {whom}",
    ),
    ReplyKind.NOT_AGAIN: ("All right. I'm still here.",),
    ReplyKind.FINE: (
        "I'm glad, and if there's ever chest pain, fainting or trouble breathing, call your emergency number.",
    ),
    ReplyKind.LEAVING: ("Goodbye. Take your time.",),
    ReplyKind.PROGRAMME: (f"Feel your feet on the floor first. This can pass. {ONCE_MORE}",),
}

_CHECK_IN: SentencesByKind = {
    ReplyKind.YES: ("I'm glad.",),
    ReplyKind.NO: ("Please call your emergency number now if you're in danger. {whom}",),
    ReplyKind.STUCK: (
        f"{IN_DANGER} You can also talk with a person. {{whom}}",
        "You don't have to find the right words. {whom}",
    ),
    ReplyKind.NOT_AGAIN: ("All right. I'm still here.",),
    ReplyKind.FINE: ("I'm glad, and if it ever gets hard, please talk with a person. {whom}",),
    ReplyKind.LEAVING: ("Goodbye. If it gets hard, please talk with a person.",),
    ReplyKind.OVERHEARD: (ALL_RIGHT,),
    ReplyKind.PROGRAMME: ("I'm still here. If you're safe, ask me once more.",),
}

_BY_CRISIS: Mapping[str, SentencesByKind] = {
    SELF_HARM: _PERSON,
    SOMEONE_ELSE: _SOMEONE_ELSE,
    HARM_OTHERS: _HARM_OTHERS,
    HOME: _OVERHEARD,
    CHILD: _CHILD,
    BODY: _BODY,
    FIRE: _FIRE,
    PANIC: _PANIC,
    CHECK_IN: _CHECK_IN,
}


def choose_sentence(crisis: str, kind: ReplyKind, helpline_text: str, previous_text: str) -> str:
    """Choose the sentence for a reply of this kind, another one than last time if there is one."""
    templates = _BY_CRISIS.get(crisis, _PERSON).get(kind, (STILL_HERE,))
    sentences = [each.format(whom=helpline_text) for each in templates]
    return next((each for each in sentences if each != previous_text), sentences[0])
