"""Courtesies: answers thanks, a goodbye, and a listener who needs time (pure)."""

from skill import phrases
from skill.playback.tracker import RequestContext
from skill.reply import Reply, SessionState


def thank_back(context: RequestContext) -> Reply:
    """Answer thanks, and repeat the question that is open; without one, the conversation ends gently."""
    state = context.session_state
    question = state.reprompt if state.offer or state.choices else ""
    thanks = phrases.thank_back(question, context.seed, state.speech)
    return Reply(speech=thanks, reprompt=question, session_state=state)


def ask_again(state: SessionState) -> Reply:
    """Repeat the question that is open, without hurry."""
    return Reply(speech=f"{phrases.NO_HURRY} {state.reprompt}", reprompt=state.reprompt, session_state=state)


def say_goodbye(context: RequestContext) -> Reply:
    """Say goodbye, and end the conversation."""
    return Reply(speech=phrases.say_goodbye(context.seed))


def leave_in_peace(context: RequestContext) -> Reply:
    """End the conversation kindly."""
    return Reply(speech=phrases.leave_in_peace(context.seed))
