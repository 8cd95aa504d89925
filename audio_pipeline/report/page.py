"""Page: a table of all programmes and what they measure, and for each a panel to see and hear it in (pure)."""

from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from audio_pipeline.content.xml_text import strip_invalid_xml
from audio_pipeline.report.metrics import Metric, select_missed
from audio_pipeline.report.panel import STATUS_MARKS, ProgrammeReport, add_panel, add_text_element

_CSS, _SCRIPT = (Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("look.css", "play.js"))

_MINUTES_AN_HOUR = 60


def render_page(title: str, language: str, programmes: Sequence[ProgrammeReport], store_path: str) -> str:
    """The page as HTML, the same text for the same programmes; the store is where it finds them, told from the page."""
    html = Element("html", {"lang": strip_invalid_xml(language)})
    head = SubElement(html, "head")
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    add_text_element(head, "title", f"{title}: how it sounds")
    SubElement(head, "style").text = _CSS
    body = SubElement(html, "body")
    _add_header(SubElement(body, "header"), title, programmes)
    main = SubElement(body, "main")
    _add_search_form(SubElement(main, "form", {"class": "finder", "role": "search"}))
    _add_table(SubElement(main, "table", {"class": "programmes"}), programmes, store_path)
    _add_meanings(SubElement(body, "footer"))
    SubElement(body, "script").text = _SCRIPT
    return f"<!doctype html>\n{tostring(html, encoding='unicode', method='html')}\n"


def _add_header(header: Element, title: str, programmes: Sequence[ProgrammeReport]) -> None:
    """What it comes to."""
    add_text_element(header, "h1", f"{title}: how it sounds")
    hours, minutes = divmod(round(sum(each.release.duration_ms for each in programmes) / 60_000), _MINUTES_AN_HOUR)
    length = f"{hours} h {minutes} min" if hours else f"{minutes} min"
    wrong = sum(bool(each.n_misses) for each in programmes)
    verdict = f"{wrong} of them miss a target" if wrong else "all of them meet their targets"
    add_text_element(header, "p", f"{len(programmes)} programmes, {length}: {verdict}.", **{"class": "verdict"})


def _add_search_form(form: Element) -> None:
    told = {"type": "search", "placeholder": "Find a programme", "aria-label": "Find a programme"}
    SubElement(form, "input", told)
    label = SubElement(form, "label")
    SubElement(label, "input", {"type": "checkbox"})
    add_text_element(label, "span", "Only those that miss a target")
    SubElement(form, "output", {"aria-live": "polite"})


# --- the table --------------------------------------------------------------------------------------------------


def _add_table(table: Element, programmes: Sequence[ProgrammeReport], store_path: str) -> None:
    """Misses first, then in the catalog's order."""
    names = [(each.name, each.unit) for each in programmes[0].metrics] if programmes else []
    row = SubElement(SubElement(table, "thead"), "tr")
    for name, unit, kind in (
        ("Programme", "", "name"),
        *((name, unit, _choose_cell_class(name)) for name, unit in names),
    ):
        cell = SubElement(row, "th", {"scope": "col", "class": kind})
        button = SubElement(cell, "button", {"type": "button"})
        add_text_element(button, "span", name)
        add_text_element(button, "small", unit)
    in_order = sorted(enumerate(programmes), key=lambda each: (-each[1].n_misses, each[0]))
    for number, each in in_order:
        _add_programme(SubElement(table, "tbody", {"id": each.release.content_id}), number, each, store_path)


_SHOWN_ON_NARROW = {"Length", "Loudness", "True peak", "Words a minute", "Bed under the voice"}


def _choose_cell_class(name: str) -> str:
    """Whether a narrow screen has it too."""
    return "figure" if name in _SHOWN_ON_NARROW else "figure more"


def _add_programme(body: Element, number: int, programme: ProgrammeReport, store_path: str) -> None:
    """Its row, and its panel below."""
    release = programme.release
    row = SubElement(body, "tr", {"class": "row missed" if programme.n_misses else "row"})
    name = SubElement(row, "th", {"scope": "row", "class": "name", "data-value": str(number)})
    panel_id = f"panel-{release.content_id}"
    told = {"type": "button", "class": "open", "aria-expanded": "false", "aria-controls": panel_id}
    add_text_element(name, "button", release.title, **told)
    add_text_element(name, "small", f"{release.content_id} · {release.kind}")
    if programme.n_misses:
        add_text_element(name, "small", _format_misses(programme), **{"class": "why"})
    for figure in programme.metrics:
        _add_cell(row, figure)
    around = SubElement(body, "tr", {"class": "panel", "id": panel_id, "hidden": ""})
    add_panel(SubElement(around, "td", {"colspan": str(1 + len(programme.metrics))}), programme, store_path)


def _format_misses(programme: ProgrammeReport) -> str:
    """Which figures; of what was listened to, how much."""
    names = [figure.name.lower() for figure in select_missed(programme.metrics)]
    heard = [f"{len(programme.complaints)} by listening"] if programme.complaints else []
    return STATUS_MARKS[False] + ", ".join([*names, *heard])


def _add_cell(row: Element, metric: Metric) -> None:
    kind = f"{_choose_cell_class(metric.name)} missed" if metric.is_met is False else _choose_cell_class(metric.name)
    value = "" if metric.value is None else f"{metric.value:.6g}"
    cell = SubElement(row, "td", {"class": kind, "data-value": value})
    cell.text = f"{STATUS_MARKS[False]}{metric.text}" if metric.is_met is False else metric.text
    if metric.target:
        cell.set("title", f"{metric.name}: {metric.target}")


# --- what it all means --------------------------------------------------------------------------------------------

_METRIC_MEANINGS = {
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


def _add_meanings(footer: Element) -> None:
    details = SubElement(footer, "details")
    add_text_element(details, "summary", "What the figures mean")
    listed = SubElement(details, "dl")
    for name, meaning in _METRIC_MEANINGS.items():
        add_text_element(listed, "dt", name)
        add_text_element(listed, "dd", meaning)
