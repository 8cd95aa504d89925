"""Forms: the short form of a programme, and the place in it that is like a place in the long one (pure)."""

from audio_pipeline.catalog import Catalog, Release
from skill.playback.chapters import find_chapter_index, find_like_chapter, stem_words

MAX_SHARE = 0.75
"""The greatest length of a short form, as a share of the long one."""

MIN_SHARED_CHAPTERS = 0.5
"""The smallest share of a short form's chapters that the long form has too."""


def find_short_form(catalog: Catalog, release: Release) -> Release | None:
    """Return the longest short form of a programme: a shorter one with the same chapters; None if there is none.

    Of the forms that are alike, it is the one for the same person.
    """
    shorter = (each for each in catalog.releases if each.duration_ms <= MAX_SHARE * release.duration_ms)
    forms = [each for each in shorter if not each.gate and _has_same_chapters(release, each)]
    figure = _get_figure(release)
    return max(
        forms, key=lambda each: (_get_figure(each) == figure, not each.variant_of, each.duration_ms), default=None
    )


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
