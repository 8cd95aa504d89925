"""Sentences: what is said after a crisis answer. docs/answers.md tells which are the evidence sheet's."""

from collections.abc import Mapping

from skill.crisis.dangers import BODY, CHILD, FIRE, HARM_OTHERS, HOME, PANIC, SELF_HARM, SOMEONE_ELSE
from skill.crisis.kinds import Kind
from skill.phrases import ALL_RIGHT, IN_DANGER, STILL_HERE

CALL = "Please call your emergency number now, or ask someone near you to call."
CALL_SHORT = "Please call your emergency number now."
BODY_SIGNS = "If there's chest pain, fainting or trouble breathing, call your emergency number."
ONCE_MORE = "If you still want to hear it, ask me once more."

Said = Mapping[Kind, tuple[str, ...]]

_PERSON: Said = {
    Kind.YES: ("I'm glad. Please tell them what you told me.",),
    Kind.NO: ("Then please call now. {whom}",),
    Kind.STUCK: (
        "You don't have to find the right words. {whom}",
        "Just say that you need to talk. {whom}",
        "You deserve to talk with a person. {whom}",
    ),
    Kind.NOT_AGAIN: ("Please don't stay alone with this. {whom}",),
    Kind.FINE: ("I'm glad, and if it ever gets hard, please talk with a person. {whom}",),
    Kind.LEAVING: ("Goodbye. Please talk with a person soon. {whom}",),
    Kind.PROGRAMME: (f"Please talk with a person first. {{whom}} {ONCE_MORE}",),
}
_SOMEONE_ELSE: Said = {
    **_PERSON,
    Kind.YES: ("Please stay near them if you can, and call now. {whom}",),
    Kind.NO: ("Please call them, or someone near them. If they may be in danger, call your emergency number. {whom}",),
    Kind.STUCK: (
        "You don't have to carry this alone. {whom} You can call about somebody else, too.",
        "Just say that you're worried about somebody. {whom}",
    ),
    Kind.NOT_AGAIN: ("Please don't stay alone with this. {whom}",),
}
_HARM_OTHERS: Said = {
    **_PERSON,
    Kind.YES: ("Please go to another room if you can, and call now. {whom}",),
    Kind.NO: ("Then please call now. {whom}",),
    Kind.STUCK: (
        "Please go to another room if you can, and call. {whom}",
        "Just say that you're afraid of hurting somebody. {whom}",
    ),
}
_OVERHEARD: Said = {
    Kind.YES: ("Then please call a domestic abuse helpline, or your emergency number if you're in danger.",),
    Kind.NO: ("",),
    Kind.STUCK: (IN_DANGER, "Call your emergency number if you can."),
    Kind.NOT_AGAIN: (ALL_RIGHT,),
    Kind.FINE: ("All right. You can come back any time.",),
    Kind.LEAVING: ("Goodbye.",),
    Kind.OVERHEARD: (ALL_RIGHT,),
    Kind.PROGRAMME: (f"All right. {ONCE_MORE}",),
}
_CHILD: Said = {
    **_OVERHEARD,
    Kind.YES: ("Then please tell a grown-up you trust, or call your emergency number if you're in danger.",),
}
_BODY: Said = {
    Kind.YES: ("Please call your emergency number now, and do what they tell you.",),
    Kind.NO: ("Please call your emergency number now. They'll tell you what to do.",),
    Kind.STUCK: (CALL, "Please call your emergency number now. They'll tell you what to do."),
    Kind.NOT_AGAIN: (CALL_SHORT,),
    Kind.FINE: ("I'm glad, and if anything is still wrong, please call your emergency number.",),
    Kind.LEAVING: (CALL_SHORT,),
    Kind.PROGRAMME: (f"{CALL_SHORT} {ONCE_MORE}",),
}
_FIRE: Said = {
    **_BODY,
    Kind.YES: ("Please stay outside, and call your emergency number now.",),
    Kind.NO: ("If you can get out, get out now. Then call your emergency number.",),
    Kind.STUCK: ("If you can get out, get out now. Then call your emergency number.", CALL),
}
_PANIC: Said = {
    Kind.YES: ("Feel your feet on the floor. This can pass.",),
    Kind.NO: ("Feel your feet on the floor. Look at three things near you. This can pass.",),
    Kind.STUCK: (
        f"Feel your feet on the floor. Look at three things near you. This can pass. {BODY_SIGNS}",
        "If it helps, let the breath out slowly. This can pass. You can also talk with a person. {whom}",
    ),
    Kind.NOT_AGAIN: ("All right. I'm still here.",),
    Kind.FINE: (
        "I'm glad, and if there's ever chest pain, fainting or trouble breathing, call your emergency number.",
    ),
    Kind.LEAVING: ("Goodbye. Take your time.",),
    Kind.PROGRAMME: (f"Feel your feet on the floor first. This can pass. {ONCE_MORE}",),
}

_BY_CRISIS: Mapping[str, Said] = {
    SELF_HARM: _PERSON,
    SOMEONE_ELSE: _SOMEONE_ELSE,
    HARM_OTHERS: _HARM_OTHERS,
    HOME: _OVERHEARD,
    CHILD: _CHILD,
    BODY: _BODY,
    FIRE: _FIRE,
    PANIC: _PANIC,
}


def sentence(crisis: str, kind: Kind, whom: str, said_before: str) -> str:
    """What is said to a reply of this kind; in other words than last time, where there are any."""
    ways = _BY_CRISIS.get(crisis, _PERSON).get(kind, (STILL_HERE,))
    said = [way.format(whom=whom) for way in ways]
    return next((each for each in said if each != said_before), said[0])
