"""Panel: what is told, drawn and played of one programme (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from audio_pipeline.catalog import Release
from audio_pipeline.display.sayable import sayable
from audio_pipeline.model import Timing
from audio_pipeline.report.figures import Figure, missed

MARKS: Mapping[bool | None, str] = {True: "✓ ", False: "✗ ", None: ""}
"""Before what meets its target, and what misses it."""

_KINDS: Mapping[bool | None, str] = {True: "met", False: "missed", None: "told"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All there is to show of one programme."""

    release: Release
    figures: tuple[Figure, ...]
    complaints: tuple[str, ...]
    """What scripts/listen did not find as promised."""
    chapters: tuple[Timing, ...]
    drawn: str

    @property
    def misses(self) -> int:
        """How many things are not as they should be."""
        return len(missed(self.figures)) + len(self.complaints)


def panel(place: Element, each: Shown, store: str) -> None:
    """Everything that needs no script; the drawing comes to it when somebody opens the panel."""
    release = each.release
    top = SubElement(place, "div", {"class": "player"})
    sound = _from_here(store, release.url)
    told = {"controls": "", "preload": "none", "src": sound, "aria-label": f"Listen to {_line(release.title)}"}
    SubElement(top, "audio", told)
    if release.notes_url:
        add(top, "a", "Show notes", href=_from_here(store, release.notes_url))
    for complaint in each.complaints:
        add(place, "p", f"{MARKS[False]}{complaint}", **{"class": "complaint"})
    _figures(SubElement(place, "dl", {"class": "figures"}), each.figures)
    SubElement(place, "div", {"class": "drawing"})
    if each.chapters:
        add(place, "h2", "Chapters")
        listed = SubElement(place, "ol", {"class": "chapters"})
        for chapter in each.chapters:
            _chapter(SubElement(listed, "li"), sound, chapter)
    SubElement(place, "script", {"type": "application/json"}).text = each.drawn


def _figures(place: Element, figures: Sequence[Figure]) -> None:
    for figure in figures:
        of_one = SubElement(place, "div", {"class": _KINDS[figure.is_met]})
        add(of_one, "dt", figure.name)
        said = f"{figure.said} {figure.unit}" if figure.value is not None else figure.said
        add(of_one, "dd", f"{MARKS[figure.is_met]}{said}")
        if figure.target:
            add(of_one, "dd", figure.target, **{"class": "target"})


def _chapter(place: Element, sound: str, chapter: Timing) -> None:
    """A link to this moment of the sound: a browser without scripts opens the sound there."""
    seconds = str(chapter.start_ms / 1000)
    link = SubElement(place, "a", {"href": f"{sound}#t={seconds}", "data-t": seconds})
    add(link, "time", _clock(chapter.start_ms))
    add(link, "span", chapter.text)


def _from_here(store: str, name: str) -> str:
    return quote(f"{store}/{name}" if store else name)


def _clock(ms: int) -> str:
    minutes, seconds = divmod(ms // 1000, 60)
    return f"{minutes}:{seconds:02}"


def add(parent: Element, tag: str, text: str, **attributes: str) -> None:
    """An element with a text in it."""
    SubElement(parent, tag, attributes).text = _line(text)


def _line(text: str) -> str:
    return " ".join(sayable(text).split())
