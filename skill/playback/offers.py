"""Offers: asks about a programme that is not certain to be meant (pure)."""

from collections.abc import Iterable

from audio_pipeline.catalog import Release
from skill import phrases
from skill.playback.alternatives import MAX_PROGRAMMES
from skill.playback.naming.choice import Choice
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


def get_ids(programmes: Iterable[Release]) -> tuple[str, ...]:
    """Return the content ids of the programmes that a session remembers."""
    return tuple(each.content_id for each in programmes)[:MAX_PROGRAMMES]
