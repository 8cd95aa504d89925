"""Episode notes: what podcast apps show about an episode, as HTML with links and the times of its chapters (pure)."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from audio_pipeline.catalog import Chapter, Release
from audio_pipeline.content.boilerplate import (
    CHAPTERS_TITLE,
    COMPUTER_VOICE_NOTICE,
    DISCLAIMER,
    HELPLINES_TITLE,
    OTHER_WAYS_TITLE,
    SOURCES_TITLE,
)
from audio_pipeline.content.xml_text import clean_line
from audio_pipeline.publish.links import link_text

DESCRIPTION_BYTES = 4_000
"""The longest description (Apple, RSS feed requirements)."""

_HELPLINES_BYTES = 2_500
"""The longest helplines in a description; the summary has the rest."""

_ELLIPSIS = "…"


def build_notes(release: Release, sources: Sequence[str]) -> str:
    """Return the notes in full."""
    return _join_parts(_build_paragraph(release.summary), _build_end(release), _build_optional_parts(release, sources))


def build_description(release: Release, sources: Sequence[str]) -> str:
    """Return the notes in at most DESCRIPTION_BYTES.

    Sources are left out first, then other ways, then chapters; then the summary is shortened.
    """
    summary, end, parts = (
        _build_paragraph(release.summary),
        _build_end(release),
        _build_optional_parts(release, sources),
    )
    while parts and _count_bytes(_join_parts(summary, end, parts)) > DESCRIPTION_BYTES:
        parts.popitem()
    limit_bytes = DESCRIPTION_BYTES - _count_bytes(_join_parts(_wrap("p", ""), end, parts))
    return _join_parts(_wrap("p", _shorten(release.summary, limit_bytes)), end, parts)


def _join_parts(summary: str, end: str, optional_parts: Mapping[str, str]) -> str:
    sources = optional_parts.get(SOURCES_TITLE, "")
    before = (part for title, part in optional_parts.items() if title != SOURCES_TITLE)
    return "".join([summary, *before, end, sources])


def _build_optional_parts(release: Release, sources: Sequence[str]) -> dict[str, str]:
    """Return the parts that a description may lack, by title; the most useful one is first."""
    access = _build_paragraph(f"{OTHER_WAYS_TITLE}: {release.access}") if release.access else ""
    parts = {
        CHAPTERS_TITLE: _build_chapters(release.chapters),
        OTHER_WAYS_TITLE: access,
        SOURCES_TITLE: _build_list(SOURCES_TITLE, (link_text(clean_line(each)) for each in sources)),
    }
    return {title: part for title, part in parts.items() if part}


def _build_end(release: Release) -> str:
    """Return the disclaimer, the notice about the voice, and as many helplines as there is room for."""
    lines = [link_text(clean_line(line)) for line in release.helplines]
    while _count_bytes("".join(lines)) > _HELPLINES_BYTES:
        lines.pop()
    return f"{_wrap('p', DISCLAIMER)}{_wrap('p', COMPUTER_VOICE_NOTICE)}{_build_list(HELPLINES_TITLE, lines)}"


def _build_chapters(chapters: Sequence[Chapter]) -> str:
    """Return the chapters, a line for each that begins with its time: apps make chapters of their own of it."""
    lines = (f"{_format_time(each.start_ms)} {escape(clean_line(each.title), quote=False)}" for each in chapters)
    listed = "<br />".join(lines)
    return f"{_wrap('p', CHAPTERS_TITLE)}{_wrap('p', listed)}" if listed else ""


def _format_time(ms: int) -> str:
    """Return a time as mm:ss, with hours in front from one hour on."""
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def _build_list(title: str, lines: Iterable[str]) -> str:
    """Return a list of HTML lines under its title; nothing if the list is empty."""
    listed = "".join(_wrap("li", line) for line in lines)
    return f"{_wrap('p', title)}{_wrap('ul', listed)}" if listed else ""


def _build_paragraph(text: str) -> str:
    return _wrap("p", link_text(clean_line(text)))


def _wrap(tag: str, html: str) -> str:
    return f"<{tag}>{html}</{tag}>"


def _shorten(text: str, limit_bytes: int) -> str:
    """Return a text as HTML of at most this number of bytes; what is shortened has no links."""
    line = clean_line(text)
    if _count_bytes(link_text(line)) <= limit_bytes:
        return link_text(line)
    left_bytes, kept = limit_bytes - len(_ELLIPSIS.encode()), []
    for letter in line:
        written = escape(letter, quote=False)
        left_bytes -= len(written.encode())
        if left_bytes < 0:
            break
        kept.append(written)
    return "".join(kept).rstrip() + _ELLIPSIS


def _count_bytes(text: str) -> int:
    return len(text.encode())
