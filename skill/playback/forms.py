"""Forms: the short and the long form of a programme, and the place in one that is like a place in another (pure)."""

from collections.abc import Iterable

from audio_pipeline.catalog import Catalog, Release
from skill.playback.chapters import find_chapter_index, find_like_chapter, stem_words

MAX_SHARE = 0.75
"""The greatest length of a short form, as a share of the long one."""

MIN_SHARED_CHAPTERS = 0.5
"""The smallest share of a short form's chapters that the long form has too."""


def find_short_form(catalog: Catalog, release: Release) -> Release | None:
    """Return the longest short form of a programme: a shorter one with the same chapters; None if there is none."""
    return _choose_form(release, (each for each in catalog.releases if _is_short_form(each, release)))


def find_long_form(catalog: Catalog, release: Release) -> Release | None:
    """Return the longest programme of which this one is a short form; None if there is none."""
    return _choose_form(release, (each for each in catalog.releases if _is_short_form(release, each)))


def _choose_form(release: Release, forms: Iterable[Release]) -> Release | None:
    """Return the longest of the forms that play at once; of those that are alike, the one for the same person."""
    figure = _get_figure(release)
    return max(
        (each for each in forms if not each.gate),
        key=lambda each: (_get_figure(each) == figure, not each.variant_of, each.duration_ms),
        default=None,
    )


def _is_short_form(form: Release, release: Release) -> bool:
    return form.duration_ms <= MAX_SHARE * release.duration_ms and _has_same_chapters(release, form)


def find_like_offset_ms(release: Release, offset_ms: int, form: Release) -> int:
    """Return the time in another form where the like chapter starts; else where the nearest one before it does."""
    heard = release.chapters[: find_chapter_index(release.chapters, offset_ms) + 1]
    like = (find_like_chapter(form.chapters, each.title) for each in reversed(heard))
    return next((each.start_ms for each in like if each), 0)


def _has_same_chapters(release: Release, form: Release) -> bool:
    if form.kind != release.kind or not form.chapters:
        return False
    titles = {stem_words(each.title) for each in release.chapters}
    shared = sum(stem_words(each.title) in titles for each in form.chapters)
    return shared / len(form.chapters) > MIN_SHARED_CHAPTERS


def _get_figure(release: Release) -> str:
    """Return the name of the figure that a variant is for; empty if it is no variant."""
    return release.content_id.removeprefix(f"{release.variant_of}-") if release.variant_of else ""
