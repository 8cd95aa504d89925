"""Alternatives: offers a programme for a need, and another one, a shorter one or a longer one instead."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.playback.naming.lengths import format_length
from skill.playback.naming.names import is_of_loss
from skill.playback.naming.vocabulary import Vocabulary
from skill.playback.programmes import list_of_kind
from skill.reply import LIST, Reply, SessionState

MAX_PROGRAMMES = 6
"""The most programmes that are remembered for one need."""

_ALTERNATIVE_KINDS = ("exercise", "benefit")
"""The kinds of programmes that are offered as an alternative."""


class Wish(Enum):
    """A wish for another programme than the one that was offered."""

    ANOTHER = "another"
    SHORTER = "shorter"
    LONGER = "longer"


_FITS: Mapping[Wish, Callable[[Release, Release], bool]] = {
    Wish.ANOTHER: lambda _, __: True,
    Wish.SHORTER: lambda other, offered: other.duration_ms < offered.duration_ms,
    Wish.LONGER: lambda other, offered: other.duration_ms > offered.duration_ms,
}
_NONE_LEFT = {
    Wish.ANOTHER: phrases.NO_OTHER,
    Wish.SHORTER: phrases.NO_SHORTER,
    Wish.LONGER: phrases.NO_LONGER_ONE,
}


def select_for_need(
    programmes: Sequence[Release], vocabulary: Vocabulary, *, after_a_loss: bool
) -> tuple[Release, ...]:
    """Return the programmes that are offered for a need; those for somebody who has died only after a loss."""
    fitting = [each for each in programmes if not each.gate and (after_a_loss or not is_of_loss(each, vocabulary))]
    others = [each for each in fitting[1:] if each.kind in _ALTERNATIVE_KINDS]
    return (*fitting[:1], *others)[:MAX_PROGRAMMES]


def offer_for_need(programmes: Sequence[Release], help_text: str = "") -> Reply:
    """Offer the first of the programmes that fit a need, and remember the others."""
    opening = " ".join(filter(None, (programmes[0].kind_word, help_text)))
    return _offer(programmes, opening)


def offer_alternative(programmes: Sequence[Release], wish: Wish) -> Reply:
    """Offer the next best programme that fulfils the wish; the first is the one that was offered last."""
    offered, *others = programmes
    chosen = next((each for each in others if _FITS[wish](each, offered)), None)
    if chosen:
        return _offer((chosen, *(each for each in others if each is not chosen)), phrases.OF_COURSE)
    return Reply(
        speech=f"{_NONE_LEFT[wish]} {phrases.SHALL_I_LIST}",
        reprompt=phrases.SHALL_I_LIST,
        session_state=SessionState(offer=LIST, programmes=_get_ids(programmes)),
    )


def rank_alternatives(catalog: Catalog, release: Release) -> tuple[Release, ...]:
    """Return a programme, then the others of its kind, those with the nearest length first."""
    others = [each for each in list_of_kind(catalog, release.kind) if each.content_id != release.content_id]
    return (release, *sorted(others, key=lambda each: abs(each.duration_ms - release.duration_ms)))


def _offer(programmes: Sequence[Release], opening: str) -> Reply:
    offer = phrases.offer_for_need(programmes[0], format_length(programmes[0].duration_ms))
    return Reply(
        speech=f"{opening} {offer}".strip(),
        reprompt=phrases.SHALL_I_START,
        session_state=SessionState(offer=programmes[0].content_id, programmes=_get_ids(programmes)),
    )


def _get_ids(programmes: Iterable[Release]) -> tuple[str, ...]:
    return tuple(each.content_id for each in programmes)[:MAX_PROGRAMMES]
