"""Courtesies: answers thanks, a goodbye, and a listener who needs time (pure)."""

from skill import phrases
from skill.reply import Reply, SessionState


def thank_back(state: SessionState) -> Reply:
    """Answer thanks, and repeat the question that is open; without one, the conversation ends gently."""
    question = state.reprompt if state.offer or state.choices else ""
    return Reply(speech=phrases.thank_back(question), reprompt=question, session_state=state)


def ask_again(state: SessionState) -> Reply:
    """Repeat the question that is open, without hurry."""
    return Reply(speech=f"{phrases.NO_HURRY} {state.reprompt}", reprompt=state.reprompt, session_state=state)


def say_goodbye() -> Reply:
    """Say goodbye, and end the conversation."""
    return Reply(speech=phrases.GOODBYE)


def leave_in_peace() -> Reply:
    """End the conversation kindly."""
    return Reply(speech=phrases.LEAVE_IN_PEACE)
