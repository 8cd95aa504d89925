"""Panel: what is told, drawn and played of one programme (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from audio_pipeline.catalog import Release
from audio_pipeline.content.clock import format_clock
from audio_pipeline.content.model import TimedText
from audio_pipeline.content.xml_text import strip_invalid_xml
from audio_pipeline.report.metrics import Metric, select_missed

STATUS_MARKS: Mapping[bool | None, str] = {True: "✓ ", False: "✗ ", None: ""}
"""Before what meets its target, and what misses it."""

_STATUS_CLASSES: Mapping[bool | None, str] = {True: "met", False: "missed", None: "told"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeReport:
    """All there is to show of one programme."""

    release: Release
    metrics: tuple[Metric, ...]
    complaints: tuple[str, ...]
    """What scripts/listen did not find as promised."""
    chapters: tuple[TimedText, ...]
    chart_json: str

    @property
    def n_misses(self) -> int:
        """How many things are not as they should be."""
        return len(select_missed(self.metrics)) + len(self.complaints)


def add_panel(parent: Element, programme: ProgrammeReport, store_path: str) -> None:
    """Everything that needs no script; the drawing comes to it when somebody opens the panel."""
    release = programme.release
    top = SubElement(parent, "div", {"class": "player"})
    sound = _make_relative_url(store_path, release.url)
    told = {
        "controls": "",
        "preload": "none",
        "src": sound,
        "aria-label": f"Listen to {_collapse_spaces(release.title)}",
    }
    SubElement(top, "audio", told)
    if release.notes_url:
        add_text_element(top, "a", "Show notes", href=_make_relative_url(store_path, release.notes_url))
    for complaint in programme.complaints:
        add_text_element(parent, "p", f"{STATUS_MARKS[False]}{complaint}", **{"class": "complaint"})
    _add_metrics(SubElement(parent, "dl", {"class": "figures"}), programme.metrics)
    SubElement(parent, "div", {"class": "drawing"})
    if programme.chapters:
        add_text_element(parent, "h2", "Chapters")
        listed = SubElement(parent, "ol", {"class": "chapters"})
        for chapter in programme.chapters:
            _add_chapter(SubElement(listed, "li"), sound, chapter)
    SubElement(parent, "script", {"type": "application/json"}).text = programme.chart_json


def _add_metrics(parent: Element, metrics: Sequence[Metric]) -> None:
    for figure in metrics:
        of_one = SubElement(parent, "div", {"class": _STATUS_CLASSES[figure.is_met]})
        add_text_element(of_one, "dt", figure.name)
        said = f"{figure.text} {figure.unit}" if figure.value is not None else figure.text
        add_text_element(of_one, "dd", f"{STATUS_MARKS[figure.is_met]}{said}")
        if figure.target:
            add_text_element(of_one, "dd", figure.target, **{"class": "target"})


def _add_chapter(parent: Element, sound_url: str, chapter: TimedText) -> None:
    """A link to this moment of the sound: a browser without scripts opens the sound there."""
    seconds = str(chapter.start_ms / 1000)
    link = SubElement(parent, "a", {"href": f"{sound_url}#t={seconds}", "data-t": seconds})
    add_text_element(link, "time", format_clock(chapter.start_ms))
    add_text_element(link, "span", chapter.text)


def _make_relative_url(store_path: str, name: str) -> str:
    return quote(f"{store_path}/{name}" if store_path else name)


def add_text_element(parent: Element, tag: str, text: str, **attributes: str) -> None:
    """An element with a text in it."""
    SubElement(parent, tag, attributes).text = _collapse_spaces(text)


def _collapse_spaces(text: str) -> str:
    return " ".join(strip_invalid_xml(text).split())
