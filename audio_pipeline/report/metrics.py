"""Metrics: the measured figures of a programme and their targets (pure)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ
from audio_pipeline.content.clock import format_clock
from audio_pipeline.content.library import READING_STYLES
from audio_pipeline.content.manner import DESCEND, count_levelled
from audio_pipeline.content.model import Content, TimedText
from audio_pipeline.lint.length import LENGTH_TOLERANCE
from audio_pipeline.lint.silence import LONGEST_BARE_MS
from audio_pipeline.markup.durations import LONGEST_SILENCE_MS
from audio_pipeline.master.gain import TARGET_LUFS
from audio_pipeline.report.levels import measure_ducked_bed_db, measure_open_bed_db
from audio_pipeline.report.measurement import Measurement
from audio_pipeline.report.timeline import Timeline
from audio_pipeline.signal.loudness import amplitude_to_db, measure_integrated_lufs, measure_loudness_range_lu
from audio_pipeline.signal.mp3 import BIT_RATE

LOUDNESS_TOLERANCE_LU = 0.5
MAX_TRUE_PEAK_DBTP = -2.0
MAX_BED_UNDER_VOICE_DB = -12.0

WORDS_PER_MINUTE = {"talk": 150, "exercise": 115}
"""The usual pace by reading style, with natural pauses and without the silences that an author wrote."""

_PACE_TOLERANCE = 0.15

_FIRST_HALF = " in its first half"
"""What the target of loudness is for, where a programme is meant to grow softer."""

_FRAME_MS = FRAME_SAMPLES * 1000 // SAMPLE_RATE_HZ
"""The last silence lasts until the last frame ends."""

_MINUTE_MS, _MB = 60_000, 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One measured figure and its target."""

    name: str
    value: float | None
    """None: it could not be measured, or there is nothing to measure."""
    text: str = "–"
    """The value as text, without its unit."""
    unit: str = ""
    target: str = ""
    """The target as text; empty: there is none."""
    is_met: bool | None = None
    """None: there is no target."""


def compute_metrics(
    content: Content, measurement: Measurement, timeline: Timeline | None, size_bytes: int
) -> tuple[Metric, ...]:
    """Return all metrics, always in the same order; without a timeline, those that need one have no value."""
    unknown = (Metric(name=name, value=None, unit=unit) for name, unit in _TIMELINE_UNITS.items())
    return (
        _measure_length(content, measurement),
        *_measure_loudness(content, measurement),
        *(_measure_timeline(content, measurement, timeline) if timeline else unknown),
        _measure_bit_rate(measurement),
        Metric(name="Size", value=size_bytes, text=f"{size_bytes / _MB:.1f}", unit="MB"),
    )


def select_missed(metrics: Sequence[Metric]) -> tuple[Metric, ...]:
    """Return the metrics that miss their target."""
    return tuple(each for each in metrics if each.is_met is False)


def _measure_length(content: Content, measurement: Measurement) -> Metric:
    s, promised_s = measurement.n_samples / SAMPLE_RATE_HZ, content.length_ms / 1000
    if not promised_s:
        return Metric(name="Length", value=s, text=format_clock(round(s) * 1000))
    return Metric(
        name="Length",
        value=s,
        text=format_clock(round(s) * 1000),
        target=f"{format_clock(content.length_ms)} ±{LENGTH_TOLERANCE:.0%}",
        is_met=abs(s - promised_s) <= promised_s * LENGTH_TOLERANCE,
    )


def _measure_loudness(content: Content, measurement: Measurement) -> Iterator[Metric]:
    levelled = measurement.energies[: count_levelled(len(measurement.energies), content.manner)]
    loud_lufs, peak_dbtp = measure_integrated_lufs(levelled), amplitude_to_db(measurement.true_peak)
    range_lu = measure_loudness_range_lu(measurement.energies)
    yield Metric(
        name="Loudness",
        value=loud_lufs,
        text=format_signed(loud_lufs, 2),
        unit="LUFS",
        target=f"{format_signed(TARGET_LUFS)} ±{LOUDNESS_TOLERANCE_LU} LU{_FIRST_HALF if content.manner else ''}",
        is_met=abs(loud_lufs - TARGET_LUFS) <= LOUDNESS_TOLERANCE_LU,
    )
    yield Metric(
        name="True peak",
        value=peak_dbtp,
        text=format_signed(peak_dbtp, 2),
        unit="dBTP",
        target=f"{format_signed(MAX_TRUE_PEAK_DBTP)} at most",
        is_met=peak_dbtp <= MAX_TRUE_PEAK_DBTP,
    )
    yield Metric(name="Loudness range", value=range_lu, text=f"{range_lu:.1f}", unit="LU")


_TIMELINE_UNITS = {
    "Words a minute": "",
    "Without words": "%",
    "Longest silence": "s",
    "Nothing to hear": "s",
    "Bed under the voice": "dB",
    "Bed in silences": "dB",
}
"""The metrics that need a timeline, with their units."""


def _measure_timeline(content: Content, measurement: Measurement, timeline: Timeline) -> Iterator[Metric]:
    """Yield the metrics that need a timeline."""
    yield _measure_pace(content, timeline)
    share = 1 - _sum_ms(timeline.words) / timeline.duration_ms if timeline.duration_ms else 0.0
    yield Metric(name="Without words", value=share, text=f"{share:.0%}".removesuffix("%"), unit="%")
    # A programme that descends ends with its bed alone; lint/descent.py judges that.
    quiet = timeline.quiet[:-1] if content.manner == DESCEND else timeline.quiet
    silent_ms = max((each.end_ms - each.start_ms for each in quiet), default=0)
    yield _make_maximum_metric("Longest silence", silent_ms, LONGEST_SILENCE_MS)
    yield _make_maximum_metric(
        "Nothing to hear", max((each.bare_ms for each in timeline.quiet), default=0), LONGEST_BARE_MS
    )
    under_db, open_db = (
        measure_ducked_bed_db(measurement.energies, timeline),
        measure_open_bed_db(measurement.energies, timeline),
    )
    yield Metric(
        name="Bed under the voice",
        value=under_db,
        text=_format_db(under_db),
        unit="dB",
        target=f"{format_signed(MAX_BED_UNDER_VOICE_DB)} at most",
        is_met=None if under_db is None else under_db <= MAX_BED_UNDER_VOICE_DB,
    )
    yield Metric(name="Bed in silences", value=open_db, text=_format_db(open_db), unit="dB")


def _measure_pace(content: Content, timeline: Timeline) -> Metric:
    """Return the words a minute, with natural pauses and without the silences that an author wrote."""
    pauses_ms = sum(each.end_ms - each.start_ms for each in timeline.quiet if each.is_natural)
    talk_ms = _sum_ms(timeline.words) + pauses_ms
    if not talk_ms:
        return Metric(name="Words a minute", value=None)
    words = sum(any(map(str.isalnum, word)) for each in timeline.words for word in each.text.split())
    pace, about = words * _MINUTE_MS / talk_ms, WORDS_PER_MINUTE[READING_STYLES[content.kind]]
    if content.manner == DESCEND:
        return Metric(name="Words a minute", value=pace, text=f"{pace:.0f}")
    return Metric(
        name="Words a minute",
        value=pace,
        text=f"{pace:.0f}",
        target=f"about {about}",
        is_met=abs(pace - about) <= about * _PACE_TOLERANCE,
    )


def _make_maximum_metric(name: str, ms: int, max_ms: int) -> Metric:
    return Metric(
        name=name,
        value=ms / 1000,
        text=f"{ms / 1000:.1f}",
        unit="s",
        target=f"{max_ms // 1000} at most",
        is_met=ms <= max_ms + _FRAME_MS,
    )


def _measure_bit_rate(measurement: Measurement) -> Metric:
    rates = [length * 8 * SAMPLE_RATE_HZ // (FRAME_SAMPLES * 1000) for length in measurement.frame_bytes]
    return Metric(
        name="Bit rate",
        value=max(rates, default=0),
        text=" to ".join(str(rate) for rate in dict.fromkeys((min(rates), max(rates)))) if rates else "–",
        unit="kbit/s",
        target=f"{BIT_RATE // 1000}, constant",
        is_met=rates == [BIT_RATE // 1000],
    )


def _sum_ms(timings: Sequence[TimedText]) -> int:
    return sum(each.end_ms - each.start_ms for each in timings)


def _format_db(level_db: float | None) -> str:
    return "–" if level_db is None else format_signed(level_db)


def format_signed(number: float, digits: int = 1) -> str:
    """Return a number with a printed minus sign and without a final ".0"."""
    return f"{number:.{digits}f}".replace("-", "\u2212").removesuffix(".0")
