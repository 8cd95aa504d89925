"""Courtesies: answers thanks, a listener who wants no more, and a listener who needs time."""

from skill import phrases
from skill.phrases import phrasings
from skill.playback.tracker import PlaybackTracker, RequestContext
from skill.reply import SAY_AGAIN, Reply, SessionState


def thank_back(tracker: PlaybackTracker, context: RequestContext) -> Reply:
    """Answer thanks, and repeat the question that is open; without one, the conversation ends gently."""
    state = context.session_state
    is_asked = state.offer not in ("", SAY_AGAIN) or bool(state.choices)
    question = state.reprompt if is_asked else ""
    thanks = phrases.thank_back(tracker.choose_phrasing(context, phrasings.YOU_ARE_WELCOME), question)
    return Reply(speech=thanks, reprompt=question, session_state=state)


def ask_again(state: SessionState) -> Reply:
    """Repeat the question that is open, without hurry."""
    return Reply(speech=f"{phrases.NO_HURRY} {state.reprompt}", reprompt=state.reprompt, session_state=state)


def leave_in_peace(tracker: PlaybackTracker, context: RequestContext) -> Reply:
    """End the conversation kindly."""
    return Reply(speech=tracker.choose_phrasing(context, phrasings.LEAVE_IN_PEACE))
