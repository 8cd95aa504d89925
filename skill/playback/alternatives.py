"""Alternatives: chooses a programme for a need, and another, a shorter, a longer or a new one instead (pure)."""

from collections.abc import Callable, Mapping, Sequence

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.playback.naming.by_length import is_near_length
from skill.playback.naming.by_name import choose_by_name, find_by_title
from skill.playback.naming.choice import Choice
from skill.playback.naming.exact_words import read_words
from skill.playback.naming.lengths import format_length
from skill.playback.naming.names import is_of_loss
from skill.playback.naming.vocabulary import Vocabulary, build_vocabulary
from skill.playback.naming.want import Situation, Want, Wish
from skill.playback.programmes import find_flagship, list_of_kind, list_releases

MAX_PROGRAMMES = 6
"""The most programmes that are remembered for one need."""

_ALTERNATIVE_KINDS = ("exercise", "benefit")
"""The kinds of programmes that are offered as an alternative."""

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
_NAMES = {Wish.ANOTHER: "", Wish.SHORTER: "something short", Wish.LONGER: "the longest exercise"}
"""The name of the programme that is offered if nothing was offered or played before; empty: the flagship."""


# --- for a need ---------------------------------------------------------------------------------------------------


def choose_for_need(catalog: Catalog, want: Want) -> Choice:
    """Choose the best programme for a need, of the length that was asked for if there is one; it is only offered."""
    vocabulary = build_vocabulary(catalog.figures)
    programmes = tuple(filter(None, map(catalog.of_content, want.needs)))
    tells_of_a_loss = read_words(want.text, vocabulary).tells_of_a_loss
    fitting = select_for_need(programmes, vocabulary, after_a_loss=tells_of_a_loss)
    if not fitting:
        return Choice(release=None)
    # The kind word is about the need, so it is that of the best programme for it, whatever the length.
    kind_word = fitting[0].kind_word
    if want.length_ms is not None:
        fitting = _sort_by_length(fitting, find_flagship(catalog), want.length_ms)
    return _offer(fitting, kind_word)


def _sort_by_length(fitting: Sequence[Release], flagship: Release | None, length_ms: int) -> tuple[Release, ...]:
    """Return these programmes and the flagship, which is for any need; those of about this length come first.

    Of those, the best for the need is first, then the flagship. Nobody who needs something wants a talk for its length.
    """
    best = fitting[0]

    def rank(release: Release) -> tuple[bool, bool, bool]:
        has_length = release.kind != "benefit" and is_near_length(release, length_ms)
        return not has_length, release is not best, release is not flagship

    others = (flagship,) if flagship and flagship not in fitting else ()
    return tuple(sorted((*fitting, *others), key=rank))


def select_for_need(
    programmes: Sequence[Release], vocabulary: Vocabulary, *, after_a_loss: bool
) -> tuple[Release, ...]:
    """Return the programmes that are offered for a need; those for somebody who has died only after a loss."""
    fitting = [each for each in programmes if not each.gate and (after_a_loss or not is_of_loss(each, vocabulary))]
    others = [each for each in fitting[1:] if each.kind in _ALTERNATIVE_KINDS]
    return (*fitting[:1], *others)[:MAX_PROGRAMMES]


# --- instead of another -------------------------------------------------------------------------------------------


def choose_instead(catalog: Catalog, want: Want, situation: Situation) -> Choice:
    """Choose a programme by what was offered and heard before."""
    if want.wish is Wish.THE_SAME_AGAIN:
        return Choice(release=situation.last_played, why_not="" if situation.last_played else phrases.NOTHING_HEARD_YET)
    if want.wish is Wish.NEW:
        return _choose_new(catalog, want, situation)
    if want.wish is Wish.A_SURPRISE:
        # Who is surprised may be wide awake.
        unfit = (situation.playing, find_by_title(catalog, phrases.FOR_SLEEP))
        others = [each for each in _list_kind(catalog, want) if each not in unfit]
        return Choice(release=others[situation.at_ms // 1_000 % len(others)] if others else None)
    return _choose_other(catalog, want.wish or Wish.ANOTHER, situation)


def rank_alternatives(catalog: Catalog, release: Release) -> tuple[Release, ...]:
    """Return a programme, then the others of its kind, those with the nearest length first."""
    others = [each for each in list_of_kind(catalog, release.kind) if each.content_id != release.content_id]
    return (release, *sorted(others, key=lambda each: abs(each.duration_ms - release.duration_ms)))


def _choose_new(catalog: Catalog, want: Want, situation: Situation) -> Choice:
    """Choose the newest programme that the listener has not heard; the first of several."""
    unheard = [each for each in _list_kind(catalog, want) if each.content_id not in situation.heard]
    newest = max((each.published_at for each in unheard), default="")
    release = next((each for each in unheard if each.published_at == newest), None)
    return Choice(release=release, why_not="" if release else phrases.NOTHING_NEW)


def _choose_other(catalog: Catalog, wish: Wish, situation: Situation) -> Choice:
    """Choose the next best programme that fulfils the wish, to be offered."""
    programmes, before = situation.programmes, situation.offered or situation.playing
    if not programmes and before:
        programmes = rank_alternatives(catalog, before)
    if not programmes:
        return Choice(release=choose_by_name(catalog, _NAMES[wish]).release, why_not=phrases.OF_COURSE)
    offered, *others = programmes
    chosen = next((each for each in others if _FITS[wish](each, offered)), None)
    if chosen:
        return _offer((chosen, *(each for each in others if each is not chosen)), phrases.OF_COURSE)
    return Choice(release=None, why_not=_NONE_LEFT[wish], others=tuple(programmes))


def _list_kind(catalog: Catalog, want: Want) -> tuple[Release, ...]:
    """Return the listed exercises and talks, or those of the kind that is wanted."""
    kinds = (want.kind,) if want.kind else _ALTERNATIVE_KINDS
    return tuple(each for each in list_releases(catalog) if each.kind in kinds)


def _offer(programmes: Sequence[Release], opening: str) -> Choice:
    """Offer the first of these programmes, and keep the others for whoever wants another."""
    first, *others = programmes
    question = phrases.offer_for_need(first, format_length(first.duration_ms))
    return Choice(release=first, why_not=opening, question=question, others=tuple(others), keeps_others=True)
