"""Forgetting: deletes everything that is kept of a listener, after asking twice."""

from skill.phrases import remembered
from skill.playback.bookmarks.bookmarks import PlaybackState
from skill.playback.tracker import PlaybackTracker, RequestContext
from skill.reply import FORGET, FORGET_FOR_GOOD, Reply, SessionState, Stop


def ask_to_forget() -> Reply:
    """Ask whether everything shall be forgotten."""
    speech = f"{remembered.SHALL_I_FORGET} {remembered.WHAT_IS_FORGOTTEN} {remembered.YES_OR_NO}"
    return Reply(speech=speech, reprompt=remembered.SHALL_I_FORGET, session_state=SessionState(offer=FORGET))


def ask_to_forget_for_good() -> Reply:
    """Ask a second time."""
    question = remembered.SHALL_I_FORGET_FOR_GOOD
    return Reply(
        speech=f"{remembered.CANNOT_BRING_BACK} {question}",
        reprompt=question,
        session_state=SessionState(offer=FORGET_FOR_GOOD),
    )


def forget(tracker: PlaybackTracker, context: RequestContext) -> Reply:
    """Delete everything of the listener, and stop what plays: its reports would be kept anew."""
    bookmark, is_reachable = tracker.find_bookmark(context), tracker.load_state(context).is_whole
    tracker.forget(context)
    is_playing = context.is_current or bool(bookmark and bookmark.state is PlaybackState.PLAYING)
    sentences = (
        remembered.FORGOTTEN if is_reachable else remembered.FORGOTTEN_SOON,
        remembered.STOPPED_TO_FORGET if is_playing else "",
    )
    return Reply(speech=" ".join(filter(None, sentences)), directive=Stop() if is_playing else None)


def keep() -> Reply:
    """Say that nothing is forgotten."""
    return Reply(speech=remembered.NOT_FORGOTTEN)
