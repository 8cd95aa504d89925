"""Offers: the questions with which a request ends that cannot be fulfilled as it is (pure)."""

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.playback.bookmarks.bookmarks import Bookmark
from skill.playback.programmes import find_flagship
from skill.playback.tracker import UNKNOWN_BOOKMARK
from skill.reply import Reply, SessionState


def offer_programme(catalog: Catalog, reason: str, preferred: Release | None = None) -> Reply:
    """Say the reason, and offer this programme, or else the flagship."""
    release = preferred or find_flagship(catalog)
    if release is None:
        return Reply(speech=phrases.NOTHING_TO_PLAY)
    question = phrases.offer_programme(release)
    return Reply(speech=f"{reason} {question}", reprompt=question, session_state=SessionState(offer=release.content_id))


def explain_no_bookmark(catalog: Catalog, bookmark: Bookmark | None) -> Reply:
    """Say that nothing was played yet, or that the bookmark cannot be read now; offer the flagship."""
    reason = phrases.PLACE_UNKNOWN if bookmark is UNKNOWN_BOOKMARK else phrases.NOTHING_PLAYED_YET
    return offer_programme(catalog, reason)


def ask_at_gate(release: Release) -> Reply:
    """Say whom the programme is not for, and wait for "continue"."""
    return Reply(
        speech=release.gate,
        reprompt=phrases.get_last_sentence(release.gate),
        session_state=SessionState(gate=release.content_id),
    )
