"""Page: a table of all programmes and what they measure, and for each a panel to see and hear it in (pure)."""

from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from audio_pipeline.display.sayable import sayable
from audio_pipeline.report.figures import Figure, missed
from audio_pipeline.report.panel import MARKS, Shown, add, panel

_LOOK, _SCRIPT = (Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("look.css", "play.js"))

_MINUTES_AN_HOUR = 60


def page(title: str, language: str, programmes: Sequence[Shown], store: str) -> str:
    """The page as HTML, the same text for the same programmes; the store is where it finds them, told from the page."""
    html = Element("html", {"lang": sayable(language)})
    head = SubElement(html, "head")
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    add(head, "title", f"{title}: how it sounds")
    SubElement(head, "style").text = _LOOK
    body = SubElement(html, "body")
    _header(SubElement(body, "header"), title, programmes)
    main = SubElement(body, "main")
    _finder(SubElement(main, "form", {"class": "finder", "role": "search"}))
    _table(SubElement(main, "table", {"class": "programmes"}), programmes, store)
    _meanings(SubElement(body, "footer"))
    SubElement(body, "script").text = _SCRIPT
    return f"<!doctype html>\n{tostring(html, encoding='unicode', method='html')}\n"


def _header(header: Element, title: str, programmes: Sequence[Shown]) -> None:
    """What it comes to."""
    add(header, "h1", f"{title}: how it sounds")
    hours, minutes = divmod(round(sum(each.release.duration_ms for each in programmes) / 60_000), _MINUTES_AN_HOUR)
    length = f"{hours} h {minutes} min" if hours else f"{minutes} min"
    wrong = sum(bool(each.misses) for each in programmes)
    verdict = f"{wrong} of them miss a target" if wrong else "all of them meet their targets"
    add(header, "p", f"{len(programmes)} programmes, {length}: {verdict}.", **{"class": "verdict"})


def _finder(form: Element) -> None:
    told = {"type": "search", "placeholder": "Find a programme", "aria-label": "Find a programme"}
    SubElement(form, "input", told)
    label = SubElement(form, "label")
    SubElement(label, "input", {"type": "checkbox"})
    add(label, "span", "Only those that miss a target")
    SubElement(form, "output", {"aria-live": "polite"})


# --- the table --------------------------------------------------------------------------------------------------


def _table(table: Element, programmes: Sequence[Shown], store: str) -> None:
    """Misses first, then in the catalog's order."""
    names = [(each.name, each.unit) for each in programmes[0].figures] if programmes else []
    row = SubElement(SubElement(table, "thead"), "tr")
    for name, unit, kind in (("Programme", "", "name"), *((name, unit, _kind(name)) for name, unit in names)):
        cell = SubElement(row, "th", {"scope": "col", "class": kind})
        button = SubElement(cell, "button", {"type": "button"})
        add(button, "span", name)
        add(button, "small", unit)
    in_order = sorted(enumerate(programmes), key=lambda each: (-each[1].misses, each[0]))
    for number, each in in_order:
        _programme(SubElement(table, "tbody", {"id": each.release.content_id}), number, each, store)


_ALWAYS = {"Length", "Loudness", "True peak", "Words a minute", "Bed under the voice"}


def _kind(name: str) -> str:
    """Whether a narrow screen has it too."""
    return "figure" if name in _ALWAYS else "figure more"


def _programme(body: Element, number: int, each: Shown, store: str) -> None:
    """Its row, and its panel below."""
    release = each.release
    row = SubElement(body, "tr", {"class": "row missed" if each.misses else "row"})
    name = SubElement(row, "th", {"scope": "row", "class": "name", "data-value": str(number)})
    panel_id = f"panel-{release.content_id}"
    told = {"type": "button", "class": "open", "aria-expanded": "false", "aria-controls": panel_id}
    add(name, "button", release.title, **told)
    add(name, "small", f"{release.content_id} · {release.kind}")
    if each.misses:
        add(name, "small", _missed(each), **{"class": "why"})
    for figure in each.figures:
        _cell(row, figure)
    around = SubElement(body, "tr", {"class": "panel", "id": panel_id, "hidden": ""})
    panel(SubElement(around, "td", {"colspan": str(1 + len(each.figures))}), each, store)


def _missed(each: Shown) -> str:
    """Which figures; of what was listened to, how much."""
    names = [figure.name.lower() for figure in missed(each.figures)]
    heard = [f"{len(each.complaints)} by listening"] if each.complaints else []
    return MARKS[False] + ", ".join([*names, *heard])


def _cell(row: Element, figure: Figure) -> None:
    kind = f"{_kind(figure.name)} missed" if figure.is_met is False else _kind(figure.name)
    value = "" if figure.value is None else f"{figure.value:.6g}"
    cell = SubElement(row, "td", {"class": kind, "data-value": value})
    cell.text = f"{MARKS[False]}{figure.said}" if figure.is_met is False else figure.said
    if figure.target:
        cell.set("title", f"{figure.name}: {figure.target}")


# --- what it all means --------------------------------------------------------------------------------------------

_MEANINGS = {
    "Length, loudness, true peak, bit rate": "measured in the published file, decoded anew. Loudness and its range are "
    "by EBU R 128; a true peak is the highest point of the curve between the samples.",
    "Words a minute": "with the pauses a reader takes, without the silences that an author wrote.",
    "Without words": "how much of its time nobody speaks.",
    "Nothing to hear": "the longest time without a voice, a chime, a breath or a bed.",
    "Bed under the voice": "its loudest 400 ms between two sentences that are close together, where it is as far down "
    "as under them, against the spoken moments. “–”: it is nowhere by itself there.",
    "Bed in silences": "its average where nobody speaks, against the spoken moments.",
    "Misheard, DNSMOS, DistillMOS": "what scripts/listen found: the share of words that a recogniser heard otherwise, "
    "and what listeners would say from 1 to 5, as two models guess.",
}


def _meanings(footer: Element) -> None:
    details = SubElement(footer, "details")
    add(details, "summary", "What the figures mean")
    listed = SubElement(details, "dl")
    for name, meaning in _MEANINGS.items():
        add(listed, "dt", name)
        add(listed, "dd", meaning)
