"""By touch: chooses for a listener who wants no touch (pure)."""

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.playback.naming.by_length import find_nearest_length, is_near_length
from skill.playback.naming.by_name import choose_by_name
from skill.playback.naming.choice import Choice
from skill.playback.naming.names import get_names
from skill.playback.naming.read_want import says_without_touch
from skill.playback.naming.want import Want
from skill.playback.programmes import list_releases

NONE, OPTIONAL, NEEDED = "none", "optional", "needed"
"""How much touch belongs to a programme, as the catalog says it."""


def choose_without_touch(catalog: Catalog, want: Want) -> Choice:
    """Choose the programme that is named if it can be done without touch; offer one without touch for any other."""
    named = choose_by_name(catalog, want.text, want.matched_id) if want.name or want.figure else None
    if named and named.is_certain and named.release and (remark := _explain(named.release)):
        return Choice(release=named.release, figures=named.figures, remark=remark)
    fitting = _list_without_touch(catalog)
    if not fitting:
        return Choice(release=None, why_not=phrases.NONE_WITHOUT_TOUCH)
    length_ms = want.length_ms
    release = fitting[0] if length_ms is None else find_nearest_length(fitting, length_ms)
    if want.name or want.figure or (length_ms is not None and not is_near_length(release, length_ms)):
        return Choice(
            release=release, why_not=phrases.say_without_touch(release), question=phrases.ask_to_play(release)
        )
    return Choice(release=release)


def _explain(release: Release) -> str:
    """Say how a programme is done without touch; empty if it cannot be, or nobody knows."""
    if release.touch == NONE:
        return phrases.NO_TOUCH_IN_IT
    ways = phrases.find_sentences(release.access, "touch")
    return ways or phrases.TOUCH_IS_OPTIONAL if release.touch == OPTIONAL else ""


def _list_without_touch(catalog: Catalog) -> list[Release]:
    """Return the programmes without touch, first those that a name says are made so."""
    fitting = [each for each in list_releases(catalog) if each.touch == NONE or _is_named_so(each)]
    return sorted(fitting, key=lambda each: not _is_named_so(each))


def _is_named_so(release: Release) -> bool:
    return any(map(says_without_touch, get_names(release)))
