"""Page: a table of all programmes with their metrics, and for each a panel to see and hear it in."""

from collections.abc import Sequence
from urllib.parse import quote

from audio_pipeline.publish.html_template import render_html
from audio_pipeline.report.programme_report import ProgrammeReport

_MINUTES_PER_HOUR = 60

_NARROW_METRICS = {"Length", "Loudness", "True peak", "Words a minute", "Bed under the voice"}
"""The metrics that a narrow screen shows too."""

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


def render_page(title: str, language: str, programmes: Sequence[ProgrammeReport], store_path: str) -> str:
    """Return the page as HTML, the same text for the same programmes.

    `store_path` is the path from the page to the store; empty if the page lies in the store.
    """
    n_missed = sum(bool(each.n_misses) for each in programmes)
    return render_html(
        __package__,
        "report.html",
        title=title,
        language=language,
        programmes=programmes,
        numbered_programmes=sorted(enumerate(programmes), key=lambda each: (-each[1].n_misses, each[0])),
        length=_format_total_length(programmes),
        verdict=f"{n_missed} of them miss a target" if n_missed else "all of them meet their targets",
        narrow_metrics=_NARROW_METRICS,
        metric_meanings=_METRIC_MEANINGS,
        url_of=lambda name: quote(f"{store_path}/{name}" if store_path else name),
    )


def _format_total_length(programmes: Sequence[ProgrammeReport]) -> str:
    total_min = round(sum(each.release.duration_ms for each in programmes) / 60_000)
    hours, minutes = divmod(total_min, _MINUTES_PER_HOUR)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
