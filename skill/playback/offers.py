"""Offers: the questions with which a request ends that cannot be fulfilled as it is (pure)."""

from collections.abc import Iterable

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.playback.alternatives import MAX_PROGRAMMES
from skill.playback.bookmarks.bookmarks import Bookmark
from skill.playback.naming.choice import Choice
from skill.playback.programmes import find_flagship
from skill.playback.tracker import UNKNOWN_BOOKMARK
from skill.reply import LIST, Reply, SessionState


def build_offer(choice: Choice, help_text: str = "") -> Reply:
    """Offer the programme of a choice; without one, say why there is none, and offer the list."""
    if choice.release is None:
        return Reply(
            speech=f"{choice.why_not} {phrases.SHALL_I_LIST}",
            reprompt=phrases.SHALL_I_LIST,
            session_state=SessionState(offer=LIST, programmes=get_ids(choice.others)),
        )
    question = choice.question or phrases.offer_programme(choice.release)
    return Reply(
        speech=" ".join(filter(None, (choice.why_not, help_text, question))),
        reprompt=phrases.get_last_sentence(question),
        session_state=SessionState(
            offer=choice.release.content_id,
            programmes=get_ids((choice.release, *choice.others)) if choice.keeps_others else (),
        ),
    )


def offer_programme(catalog: Catalog, reason: str, preferred: Release | None = None) -> Reply:
    """Say the reason, and offer this programme if it is published, or else the flagship."""
    release = catalog.of_content(preferred.content_id) if preferred else None
    release = release or find_flagship(catalog)
    return build_offer(Choice(release=release, why_not=reason)) if release else Reply(speech=phrases.NOTHING_TO_PLAY)


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


def get_ids(programmes: Iterable[Release]) -> tuple[str, ...]:
    """Return the content ids of the programmes that a session remembers."""
    return tuple(each.content_id for each in programmes)[:MAX_PROGRAMMES]
