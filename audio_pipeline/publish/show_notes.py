"""Show notes: a Release with its words → a page of show notes, which needs nothing but its own store (pure)."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from audio_pipeline.catalog import Release, Show
from audio_pipeline.content.boilerplate import (
    COMPUTER_VOICE_NOTICE,
    DISCLAIMER,
    HELPLINES_TITLE,
    OTHER_WAYS_TITLE,
    SOURCES_TITLE,
)
from audio_pipeline.content.clock import format_clock
from audio_pipeline.content.model import TimedText
from audio_pipeline.content.timed_text import group_by_chapter
from audio_pipeline.content.xml_text import strip_invalid_xml
from audio_pipeline.publish.page_style import SCRIPT, STYLE

RECIPE = 2
"""Grows whenever the same facts would be written otherwise."""

_KEY_CHARACTERS = 16

_STORE_ROOT = "../.."
"""From beside a programme to where the store begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowNotes:
    """All that a page says, but for the words that are spoken: these have a name of their own."""

    release: Release
    show: Show
    references: Mapping[str, str]
    """Full reference by number, for its sources at least."""

    @property
    def sources(self) -> list[str]:
        """Each with its number."""
        known = (number for number in self.release.sources if number in self.references)
        return [f"{number}: {self.references[number]}" for number in known]

    @property
    def key(self) -> str:
        """Names a page by everything that is on it."""
        each, show = self.release, self.show
        said = (each.title, each.summary, each.access, each.gate, each.helplines, each.duration_ms, self.sources)
        names = (each.url, each.transcript_url, each.chapters_url, each.artwork_small_url)
        around = (show.title, show.language, show.website)
        facts = [RECIPE, *said, *map(_get_file_name, names), *around]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:_KEY_CHARACTERS]


def render_page(notes: ShowNotes, transcript: Sequence[TimedText], chapters: Sequence[TimedText]) -> str:
    """The page as HTML, the same text for the same facts; it finds sound and cover by their names in the store."""
    html = Element("html", {"lang": strip_invalid_xml(notes.show.language)})
    _add_head(SubElement(html, "head"), notes)
    body = SubElement(html, "body")
    _add_header(SubElement(body, "header"), notes)
    main = SubElement(body, "main")
    _add_sound_and_words(_add_gate(main, notes.release.gate), notes.release, transcript, chapters)
    _add_list(main, HELPLINES_TITLE, notes.release.helplines, "plain")
    _add_list(main, SOURCES_TITLE, notes.sources, "plain sources")
    footer = SubElement(body, "footer")
    _add_text(footer, "p", DISCLAIMER)
    _add_text(footer, "p", COMPUTER_VOICE_NOTICE)
    SubElement(body, "script").text = SCRIPT
    return f"<!doctype html>\n{tostring(html, encoding='unicode', method='html')}\n"


def _add_head(head: Element, notes: ShowNotes) -> None:
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    SubElement(head, "meta", {"name": "description", "content": _clean_line(notes.release.summary)})
    _add_text(head, "title", f"{notes.release.title} · {notes.show.title}")
    if cover := _find_cover_path(notes.release):
        SubElement(head, "link", {"rel": "icon", "href": cover})
    SubElement(head, "style").text = STYLE


def _add_header(header: Element, notes: ShowNotes) -> None:
    """What it is, at a glance."""
    each, show = notes.release, notes.show
    if cover := _find_cover_path(each):
        SubElement(header, "img", {"src": cover, "alt": "", "width": "1024", "height": "1024"})
    about = SubElement(header, "div")
    above = SubElement(about, "p", {"class": "show"})
    if show.website.startswith(("https://", "http://")):
        _add_text(above, "a", show.title, href=_clean_line(show.website))
    else:
        above.text = _clean_line(show.title)
    _add_text(about, "h1", each.title)
    _add_text(about, "p", each.summary)
    _add_text(about, "p", _format_length(each.duration_ms), **{"class": "facts"})


def _find_cover_path(release: Release) -> str:
    """Where its cover is from here; empty: it has none."""
    return f"{_STORE_ROOT}/artwork/{_get_file_name(release.artwork_small_url)}" if release.artwork_small_url else ""


def _add_gate(main: Element, gate: str) -> Element:
    """Where the sound and the words may stand: if there is a gate, where nobody comes who did not choose to."""
    if not gate:
        return main
    section = SubElement(main, "section", {"class": "gate"})
    _add_text(section, "h2", "Before you begin")
    _add_text(section, "p", gate)
    details = SubElement(section, "details")
    _add_text(details, "summary", "Continue")
    return details


def _add_sound_and_words(
    parent: Element, release: Release, transcript: Sequence[TimedText], chapters: Sequence[TimedText]
) -> None:
    """The sound, other ways to do it, and the words with their times."""
    sound = _get_file_name(release.url)
    player = SubElement(parent, "div", {"class": "player"})
    told = {
        "controls": "",
        "preload": "metadata",
        "src": sound,
        "aria-label": f"Listen to {_clean_line(release.title)}",
    }
    SubElement(player, "audio", told)
    if release.access:
        _add_text(parent, "h2", OTHER_WAYS_TITLE)
        _add_text(parent, "p", release.access)
    if chapters:
        _add_text(parent, "h2", "Chapters")
        listed = SubElement(parent, "ol", {"class": "chapters"})
        for chapter in chapters:
            _add_chapter(SubElement(listed, "li"), sound, chapter)
    _add_text(parent, "h2", "The words")
    for at, part in enumerate(group_by_chapter(transcript, chapters)):
        if chapters and part:
            _add_text(parent, "h3", chapters[at].text)
        for sentence in part:
            _add_sentence(SubElement(parent, "p", {"class": "said"}), sound, sentence)


def _add_chapter(parent: Element, sound: str, chapter: TimedText) -> None:
    link = SubElement(parent, "a", _build_time_link(sound, chapter))
    _add_text(link, "time", format_clock(chapter.start_ms))
    _add_text(link, "span", chapter.text)


def _add_sentence(parent: Element, sound: str, sentence: TimedText) -> None:
    clock = format_clock(sentence.start_ms)
    _add_text(parent, "a", clock, **_build_time_link(sound, sentence), **{"aria-label": f"Play from {clock}"})
    _add_text(parent, "span", sentence.text)


def _build_time_link(sound: str, timing: TimedText) -> dict[str, str]:
    """A link to this moment of the sound: a browser without scripts opens the sound there."""
    seconds = str(timing.start_ms / 1000)
    return {"href": f"{sound}#t={seconds}", "data-t": seconds}


def _add_list(parent: Element, title: str, lines: Sequence[str], kind: str) -> None:
    """A list under its title; nothing if there is nothing in it."""
    if not lines:
        return
    _add_text(parent, "h2", title)
    listed = SubElement(parent, "ul", {"class": kind})
    for line in lines:
        _add_text(listed, "li", line)


def _format_length(ms: int) -> str:
    """In the words of a person."""
    minutes, seconds = round(ms / 60_000), round(ms / 1000)
    if not minutes:
        return f"{seconds} seconds"
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def _get_file_name(url: str) -> str:
    """What a file is called, wherever its store is read."""
    return url.rpartition("/")[2]


def _add_text(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = _clean_line(text)


def _clean_line(text: str) -> str:
    return " ".join(strip_invalid_xml(text).split())
