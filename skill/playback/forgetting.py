"""Forgetting: deletes everything that is kept of a listener, after asking twice."""

from skill import phrases
from skill.playback.bookmarks.bookmarks import PlaybackState
from skill.playback.tracker import PlaybackTracker, RequestContext
from skill.reply import FORGET, FORGET_FOR_GOOD, Reply, SessionState, Stop


def ask_to_forget() -> Reply:
    """Ask whether everything shall be forgotten."""
    speech = f"{phrases.SHALL_I_FORGET} {phrases.WHAT_IS_FORGOTTEN} {phrases.YES_OR_NO}"
    return Reply(speech=speech, reprompt=phrases.SHALL_I_FORGET, session_state=SessionState(offer=FORGET))


def ask_to_forget_for_good() -> Reply:
    """Ask a second time."""
    question = phrases.SHALL_I_FORGET_FOR_GOOD
    return Reply(
        speech=f"{phrases.CANNOT_BRING_BACK} {question}",
        reprompt=question,
        session_state=SessionState(offer=FORGET_FOR_GOOD),
    )


def forget(tracker: PlaybackTracker, context: RequestContext) -> Reply:
    """Delete everything of the listener, and stop what plays: its reports would be kept anew."""
    bookmark, is_reachable = tracker.find_bookmark(context), tracker.load_state(context).is_whole
    tracker.forget(context)
    is_playing = context.is_current or bool(bookmark and bookmark.state is PlaybackState.PLAYING)
    sentences = (
        phrases.FORGOTTEN if is_reachable else phrases.FORGOTTEN_SOON,
        phrases.STOPPED_TO_FORGET if is_playing else "",
    )
    return Reply(speech=" ".join(filter(None, sentences)), directive=Stop() if is_playing else None)


def keep() -> Reply:
    """Say that nothing is forgotten."""
    return Reply(speech=phrases.NOT_FORGOTTEN)
