"""Schedule: which programmes may not be published yet, because the day on which they come out lies ahead (pure)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from audio_pipeline.content.library import PROGRAMME_KINDS, Library
from audio_pipeline.content.model import Content


def find_early_programmes(contents: Iterable[Content], today: date) -> tuple[Content, ...]:
    """Return the programmes that come out after this day, each without its variants."""
    programmes = (each for each in contents if each.kind in PROGRAMME_KINDS and not each.variant_of)
    return tuple(each for each in programmes if date.fromisoformat(each.published) > today)


def find_last_day(contents: Iterable[Content]) -> str:
    """Return the day on which the last of the programmes comes out."""
    return max((each.published for each in contents if each.kind in PROGRAMME_KINDS), default=date.min.isoformat())


def hold_back(library: Library, today: date) -> Library:
    """Return the library without the programmes that come out after this day; no answer offers one of them."""
    early = {each.id for each in find_early_programmes(library.contents, today)}
    kept = [each for each in library.contents if not early & {each.id, each.variant_of}]
    held = {each.id for each in library.contents} - {each.id for each in kept}
    return replace(
        library, contents=tuple(replace(each, follow_up="") if each.follow_up in held else each for each in kept)
    )
