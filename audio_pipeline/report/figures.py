"""Figures: what a programme measures, beside what was promised (pure)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audio_pipeline.authoring.durations import LONGEST_SILENCE_MS
from audio_pipeline.authoring.house.length import TOLERANCE, clock
from audio_pipeline.authoring.house.silence import LONGEST_BARE_MS
from audio_pipeline.model import FRAME_SAMPLES, SAMPLE_RATE_HZ, Content, Timing
from audio_pipeline.report.levels import bed_open_db, bed_under_voice_db
from audio_pipeline.report.sound import Sound
from audio_pipeline.report.timeline import Timeline
from audio_pipeline.settings import MANNERS
from audio_pipeline.signal.loudness import decibels, integrated_lufs, loudness_range_lu
from audio_pipeline.signal.mp3 import BIT_RATE
from audio_pipeline.stages.master import TARGET_LUFS

WITHIN_LU = 0.5
PEAK_DBTP = -2.0
UNDER_VOICE_DB = -12.0

WORDS_A_MINUTE = {"talk": 150, "exercise": 115}
"""By manner: about so quick, with the pauses of a reader, without the silences that an author wrote."""

_ABOUT = 0.15

_FRAME_MS = FRAME_SAMPLES * 1000 // SAMPLE_RATE_HZ
"""The last silence lasts until the last frame ends."""

_MINUTE_MS, _MB = 60_000, 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One thing that was measured."""

    name: str
    value: float | None
    """None: it could not be measured, or there is nothing to measure."""
    said: str = "–"
    """As a person reads it, but for its unit."""
    unit: str = ""
    target: str = ""
    """What it should be; empty: it is only told."""
    is_met: bool | None = None
    """None: there is no target."""


def figures(content: Content, sound: Sound, line: Timeline | None, size_bytes: int) -> tuple[Figure, ...]:
    """All there are, always in one order; without a timeline, those that need one are not known."""
    return (
        _length(content, sound),
        *_loudness(sound),
        *(_heard(content, sound, line) if line else _unknown()),
        _bit_rate(sound),
        Figure(name="Size", value=size_bytes, said=f"{size_bytes / _MB:.1f}", unit="MB"),
    )


def missed(found: Sequence[Figure]) -> tuple[Figure, ...]:
    """Those that are not as they should be."""
    return tuple(each for each in found if each.is_met is False)


def _length(content: Content, sound: Sound) -> Figure:
    s, promised_s = sound.n_samples / SAMPLE_RATE_HZ, content.length_ms / 1000
    if not promised_s:
        return Figure(name="Length", value=s, said=clock(s))
    return Figure(
        name="Length",
        value=s,
        said=clock(s),
        target=f"{clock(promised_s)} ±{TOLERANCE:.0%}",
        is_met=abs(s - promised_s) <= promised_s * TOLERANCE,
    )


def _loudness(sound: Sound) -> Iterator[Figure]:
    loud_lufs, peak_dbtp = integrated_lufs(sound.energies), decibels(sound.true_peak)
    range_lu = loudness_range_lu(sound.energies)
    yield Figure(
        name="Loudness",
        value=loud_lufs,
        said=signed(loud_lufs, 2),
        unit="LUFS",
        target=f"{signed(TARGET_LUFS)} ±{WITHIN_LU} LU",
        is_met=abs(loud_lufs - TARGET_LUFS) <= WITHIN_LU,
    )
    yield Figure(
        name="True peak",
        value=peak_dbtp,
        said=signed(peak_dbtp, 2),
        unit="dBTP",
        target=f"{signed(PEAK_DBTP)} at most",
        is_met=peak_dbtp <= PEAK_DBTP,
    )
    yield Figure(name="Loudness range", value=range_lu, said=f"{range_lu:.1f}", unit="LU")


_FROM_THE_TIMELINE = {
    "Words a minute": "",
    "Without words": "%",
    "Longest silence": "s",
    "Nothing to hear": "s",
    "Bed under the voice": "dB",
    "Bed in silences": "dB",
}
"""With their units."""


def _unknown() -> Iterator[Figure]:
    yield from (Figure(name=name, value=None, unit=unit) for name, unit in _FROM_THE_TIMELINE.items())


def _heard(content: Content, sound: Sound, line: Timeline) -> Iterator[Figure]:
    """What the timeline tells, and where to listen for it."""
    yield _pace(content, line)
    share = 1 - _total_ms(line.words) / line.ms if line.ms else 0.0
    yield Figure(name="Without words", value=share, said=f"{share:.0%}".removesuffix("%"), unit="%")
    silent_ms = max((each.end_ms - each.start_ms for each in line.quiet), default=0)
    yield _at_most("Longest silence", silent_ms, LONGEST_SILENCE_MS)
    yield _at_most("Nothing to hear", max((each.bare_ms for each in line.quiet), default=0), LONGEST_BARE_MS)
    under_db, open_db = bed_under_voice_db(sound.energies, line), bed_open_db(sound.energies, line)
    yield Figure(
        name="Bed under the voice",
        value=under_db,
        said=_db(under_db),
        unit="dB",
        target=f"{signed(UNDER_VOICE_DB)} at most",
        is_met=None if under_db is None else under_db <= UNDER_VOICE_DB,
    )
    yield Figure(name="Bed in silences", value=open_db, said=_db(open_db), unit="dB")


def _pace(content: Content, line: Timeline) -> Figure:
    """Words against the time they take with the pauses that nobody wrote."""
    pauses_ms = sum(each.end_ms - each.start_ms for each in line.quiet if each.is_natural)
    talk_ms = _total_ms(line.words) + pauses_ms
    if not talk_ms:
        return Figure(name="Words a minute", value=None)
    words = sum(any(map(str.isalnum, word)) for each in line.words for word in each.text.split())
    pace, about = words * _MINUTE_MS / talk_ms, WORDS_A_MINUTE[MANNERS[content.kind]]
    return Figure(
        name="Words a minute",
        value=pace,
        said=f"{pace:.0f}",
        target=f"about {about}",
        is_met=abs(pace - about) <= about * _ABOUT,
    )


def _at_most(name: str, ms: int, most_ms: int) -> Figure:
    return Figure(
        name=name,
        value=ms / 1000,
        said=f"{ms / 1000:.1f}",
        unit="s",
        target=f"{most_ms // 1000} at most",
        is_met=ms <= most_ms + _FRAME_MS,
    )


def _bit_rate(sound: Sound) -> Figure:
    rates = [length * 8 * SAMPLE_RATE_HZ // (FRAME_SAMPLES * 1000) for length in sound.frame_bytes]
    return Figure(
        name="Bit rate",
        value=max(rates, default=0),
        said=" to ".join(str(rate) for rate in dict.fromkeys((min(rates), max(rates)))) if rates else "–",
        unit="kbit/s",
        target=f"{BIT_RATE // 1000}, constant",
        is_met=rates == [BIT_RATE // 1000],
    )


def _total_ms(timings: Sequence[Timing]) -> int:
    return sum(each.end_ms - each.start_ms for each in timings)


def _db(level_db: float | None) -> str:
    return "–" if level_db is None else signed(level_db)


def signed(number: float, digits: int = 1) -> str:
    """With a minus as print has it; no needless digits behind the point."""
    return f"{number:.{digits}f}".replace("-", "\u2212").removesuffix(".0")
