"""Notes: a Release with its words → a page of show notes, which needs nothing but its own store (pure)."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from audio_pipeline.catalog import Release, Show
from audio_pipeline.display.page_style import SCRIPT, STYLE
from audio_pipeline.display.sayable import sayable
from audio_pipeline.display.standing_words import COMPUTER_VOICE, DISCLAIMER, ELSEWHERE, SOURCES, WHOM_TO_CALL
from audio_pipeline.display.timed_text import by_chapter
from audio_pipeline.model import Timing

EDITION = 2
"""Grows whenever the same facts would be written otherwise."""

_KEY_CHARACTERS = 16

_TO_THE_TOP = "../.."
"""From beside a programme to where the store begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
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
        facts = [EDITION, *said, *map(_name, names), *around]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:_KEY_CHARACTERS]


def page(notes: Notes, words: Sequence[Timing], chapters: Sequence[Timing]) -> str:
    """The page as HTML, the same text for the same facts; it finds sound and cover by their names in the store."""
    html = Element("html", {"lang": sayable(notes.show.language)})
    _head(SubElement(html, "head"), notes)
    body = SubElement(html, "body")
    _header(SubElement(body, "header"), notes)
    main = SubElement(body, "main")
    _to_hear(_behind_the_gate(main, notes.release.gate), notes.release, words, chapters)
    _listed(main, WHOM_TO_CALL, notes.release.helplines, "plain")
    _listed(main, SOURCES, notes.sources, "plain sources")
    footer = SubElement(body, "footer")
    _add(footer, "p", DISCLAIMER)
    _add(footer, "p", COMPUTER_VOICE)
    SubElement(body, "script").text = SCRIPT
    return f"<!doctype html>\n{tostring(html, encoding='unicode', method='html')}\n"


def _head(head: Element, notes: Notes) -> None:
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    SubElement(head, "meta", {"name": "description", "content": _line(notes.release.summary)})
    _add(head, "title", f"{notes.release.title} · {notes.show.title}")
    if cover := _cover(notes.release):
        SubElement(head, "link", {"rel": "icon", "href": cover})
    SubElement(head, "style").text = STYLE


def _header(header: Element, notes: Notes) -> None:
    """What it is, at a glance."""
    each, show = notes.release, notes.show
    if cover := _cover(each):
        SubElement(header, "img", {"src": cover, "alt": "", "width": "1024", "height": "1024"})
    about = SubElement(header, "div")
    above = SubElement(about, "p", {"class": "show"})
    if show.website.startswith(("https://", "http://")):
        _add(above, "a", show.title, href=_line(show.website))
    else:
        above.text = _line(show.title)
    _add(about, "h1", each.title)
    _add(about, "p", each.summary)
    _add(about, "p", _length(each.duration_ms), **{"class": "facts"})


def _cover(each: Release) -> str:
    """Where its cover is from here; empty: it has none."""
    return f"{_TO_THE_TOP}/artwork/{_name(each.artwork_small_url)}" if each.artwork_small_url else ""


def _behind_the_gate(main: Element, gate: str) -> Element:
    """Where the sound and the words may stand: if there is a gate, where nobody comes who did not choose to."""
    if not gate:
        return main
    section = SubElement(main, "section", {"class": "gate"})
    _add(section, "h2", "Before you begin")
    _add(section, "p", gate)
    details = SubElement(section, "details")
    _add(details, "summary", "Continue")
    return details


def _to_hear(place: Element, each: Release, words: Sequence[Timing], chapters: Sequence[Timing]) -> None:
    """The sound, other ways to do it, and the words with their times."""
    sound = _name(each.url)
    player = SubElement(place, "div", {"class": "player"})
    told = {"controls": "", "preload": "metadata", "src": sound, "aria-label": f"Listen to {_line(each.title)}"}
    SubElement(player, "audio", told)
    if each.access:
        _add(place, "h2", ELSEWHERE)
        _add(place, "p", each.access)
    if chapters:
        _add(place, "h2", "Chapters")
        listed = SubElement(place, "ol", {"class": "chapters"})
        for chapter in chapters:
            _chapter(SubElement(listed, "li"), sound, chapter)
    _add(place, "h2", "The words")
    for at, part in enumerate(by_chapter(words, chapters)):
        if chapters and part:
            _add(place, "h3", chapters[at].text)
        for sentence in part:
            _sentence(SubElement(place, "p", {"class": "said"}), sound, sentence)


def _chapter(place: Element, sound: str, chapter: Timing) -> None:
    link = SubElement(place, "a", _jump(sound, chapter))
    _add(link, "time", _clock(chapter.start_ms))
    _add(link, "span", chapter.text)


def _sentence(place: Element, sound: str, sentence: Timing) -> None:
    clock = _clock(sentence.start_ms)
    _add(place, "a", clock, **_jump(sound, sentence), **{"aria-label": f"Play from {clock}"})
    _add(place, "span", sentence.text)


def _jump(sound: str, timing: Timing) -> dict[str, str]:
    """A link to this moment of the sound: a browser without scripts opens the sound there."""
    seconds = str(timing.start_ms / 1000)
    return {"href": f"{sound}#t={seconds}", "data-t": seconds}


def _listed(place: Element, title: str, lines: Sequence[str], kind: str) -> None:
    """A list under its title; nothing if there is nothing in it."""
    if not lines:
        return
    _add(place, "h2", title)
    listed = SubElement(place, "ul", {"class": kind})
    for line in lines:
        _add(listed, "li", line)


def _length(ms: int) -> str:
    """In the words of a person."""
    minutes, seconds = round(ms / 60_000), round(ms / 1000)
    if not minutes:
        return f"{seconds} seconds"
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def _clock(ms: int) -> str:
    minutes, seconds = divmod(ms // 1000, 60)
    return f"{minutes}:{seconds:02}"


def _name(url: str) -> str:
    """What a file is called, wherever its store is read."""
    return url.rpartition("/")[2]


def _add(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = _line(text)


def _line(text: str) -> str:
    return " ".join(sayable(text).split())
