"""Timeline: the words, silences, cues and beds of a programme in milliseconds, as they are drawn (pure)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ
from audio_pipeline.content.manner import DESCEND
from audio_pipeline.content.model import (
    Bed,
    BedRegion,
    Chunk,
    Curve,
    Heading,
    Mix,
    Script,
    Segment,
    Silence,
    TimedText,
    TimelineItem,
)
from audio_pipeline.mix.descent import LAST_HEIGHT
from audio_pipeline.mix.ducking import OPEN, UNDER_BREATHS, UNDER_VOICE
from audio_pipeline.mix.render import BREATH_DUCK_DB, DUCK_DB
from audio_pipeline.signal.intervals import Interval, merge_intervals, subtract_intervals
from audio_pipeline.signal.loudness import db_to_amplitude

_NATURAL_PARTS = Silence | Heading | Bed
"""The parts that leave the gap between two sentences a natural pause."""

_DUCK_GAINS = {UNDER_BREATHS: db_to_amplitude(BREATH_DUCK_DB), UNDER_VOICE: db_to_amplitude(DUCK_DB), OPEN: 1.0}
"""The height at which a bed is drawn, by how far it is ducked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietInterval:
    """An interval without voice and cue."""

    start_ms: int
    end_ms: int
    is_natural: bool
    """True for a pause between two sentences that no author wrote."""
    bare_ms: int
    """The length of its longest part without a bed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BedOutline:
    """A bed from its first sound to its last."""

    sound: str
    level_db: float
    start_ms: int
    end_ms: int
    outline: tuple[tuple[int, float], ...]
    """(millisecond, height): 1 is its full level, less where it fades, sinks or goes down under a voice."""
    open_intervals: tuple[Interval, ...]
    """The intervals after its fade in and before its fade out in which nothing ducks it."""
    ducked_intervals: tuple[Interval, ...]
    """The intervals between these fades in which it stays down for a voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A Mix in milliseconds."""

    duration_ms: int
    words: tuple[TimedText, ...]
    quiet: tuple[QuietInterval, ...]
    cues: tuple[TimedText, ...]
    beds: tuple[BedOutline, ...]
    chapters: tuple[TimedText, ...]
    chunk_starts_ms: tuple[int, ...]
    """The start of each chunk."""


def build_timeline(script: Script, mix: Mix) -> Timeline:
    """Return the timeline of a Mix of a Script."""
    cues = _find_cues(mix)
    duck = _join_curves((origin, chunk.duck) for origin, chunk in _locate_chunks(mix))
    lowest = LAST_HEIGHT if mix.manner == DESCEND else 1.0
    return Timeline(
        duration_ms=_samples_to_ms(mix.n_samples),
        words=mix.timings,
        quiet=tuple(_find_quiet_intervals(script, mix, cues)),
        cues=cues,
        beds=tuple(_draw_bed(bed, duck, lowest) for bed in _find_beds(mix)),
        chapters=mix.chapters,
        chunk_starts_ms=tuple(
            _samples_to_ms(origin + chunk.lead_frames * FRAME_SAMPLES) for origin, chunk in _locate_chunks(mix)
        ),
    )


def _locate_chunks(mix: Mix) -> Iterator[tuple[int, Chunk]]:
    """Yield every chunk with the sample of the mix at which its lead begins."""
    frames = 0
    for chunk in mix.chunks:
        yield (frames - chunk.lead_frames) * FRAME_SAMPLES, chunk
        frames += chunk.n_frames


def _find_cues(mix: Mix) -> tuple[TimedText, ...]:
    """Return chimes and breaths; one that two chunks share comes once."""
    cues = {_shift_item(cue, origin) for origin, chunk in _locate_chunks(mix) for cue in chunk.cues}
    return tuple(
        TimedText(start_ms=_samples_to_ms(each.start_sample), end_ms=_samples_to_ms(each.end_sample), text=each.key)
        for each in sorted(cues, key=lambda each: each.start_sample)
    )


def _shift_item(item: TimelineItem, by_samples: int) -> TimelineItem:
    return TimelineItem(key=item.key, start_sample=item.start_sample + by_samples, n_samples=item.n_samples)


# --- beds -----------------------------------------------------------------------------------------------------


def _find_beds(mix: Mix) -> list[BedRegion]:
    """Return each bed in one piece; its parts in the chunks share a name, a level and its start."""
    parts: dict[tuple[str, float, int], list[tuple[int, BedRegion]]] = {}
    for origin, chunk in _locate_chunks(mix):
        for bed in chunk.beds:
            start = origin + bed.start_sample - bed.position_sample
            parts.setdefault((bed.sound, bed.level_db, start), []).append((origin, bed))
    return sorted((_join_bed_parts(each) for each in parts.values()), key=lambda bed: bed.start_sample)


def _join_bed_parts(parts: list[tuple[int, BedRegion]]) -> BedRegion:
    (origin, first), (last_origin, last) = parts[0], parts[-1]
    return BedRegion(
        sound=first.sound,
        level_db=first.level_db,
        position_sample=first.position_sample,
        start_sample=origin + first.start_sample,
        end_sample=last_origin + last.end_sample,
        fade=_join_curves((at, bed.fade) for at, bed in parts),
    )


def _join_curves(parts: Iterable[tuple[int, Curve]]) -> Curve:
    return tuple(sorted({(origin + at, level) for origin, curve in parts for at, level in curve}))


def _draw_bed(bed: BedRegion, duck: Curve, lowest: float) -> BedOutline:
    """Draw a bed that fades where its own height is less than the lowest one."""
    corners = {bed.start_sample, bed.end_sample, *(at for at, _ in (*bed.fade, *duck))}
    ats = sorted(at for at in corners if bed.start_sample <= at <= bed.end_sample)
    fades = [_interpolate_curve(bed.fade, at) for at in ats]
    ducks = [_interpolate_curve(duck, at) for at in ats]
    drawn = zip(ats, fades, ducks, strict=True)
    return BedOutline(
        sound=bed.sound,
        level_db=bed.level_db,
        start_ms=_samples_to_ms(bed.start_sample),
        end_ms=_samples_to_ms(bed.end_sample),
        outline=tuple((_samples_to_ms(at), round(fade * _calculate_duck_gain(depth), 3)) for at, fade, depth in drawn),
        open_intervals=_find_level_intervals(ats, fades, ducks, lowest, OPEN),
        ducked_intervals=_find_level_intervals(ats, fades, ducks, lowest, UNDER_VOICE),
    )


def _calculate_duck_gain(depth: float) -> float:
    import numpy as np

    return float(np.interp(depth, list(_DUCK_GAINS), list(_DUCK_GAINS.values())))


def _find_level_intervals(
    ats: Sequence[int], fades: Sequence[float], ducks: Sequence[float], lowest: float, depth: int
) -> tuple[Interval, ...]:
    """Return the intervals in which a bed does not fade and stays ducked so far."""
    points = zip(ats, fades, ducks, strict=True)
    return tuple(
        (_samples_to_ms(start), _samples_to_ms(end))
        for (start, *first), (end, *last) in pairwise(points)
        if first[1] == last[1] == depth and min(first[0], last[0]) >= lowest
    )


def _interpolate_curve(curve: Curve, sample: int) -> float:
    import numpy as np

    if not curve:
        return 1.0
    points, levels = zip(*curve, strict=True)
    return float(np.interp(sample, points, levels))


# --- where nobody speaks ----------------------------------------------------------------------------------------


def _find_quiet_intervals(script: Script, mix: Mix, cues: tuple[TimedText, ...]) -> Iterator[QuietInterval]:
    natural = _find_natural_gaps(script)
    beds = merge_intervals(
        (_samples_to_ms(bed.start_sample), _samples_to_ms(bed.end_sample)) for bed in _find_beds(mix)
    )
    heard = merge_intervals((each.start_ms, each.end_ms) for each in (*mix.timings, *cues))
    starts = [each.start_ms for each in mix.timings]
    for start, end in subtract_intervals((0, _samples_to_ms(mix.n_samples)), heard):
        spoken = sum(each <= start for each in starts)
        bare_ms = max((past - at for at, past in subtract_intervals((start, end), beds)), default=0)
        yield QuietInterval(start_ms=start, end_ms=end, is_natural=natural[spoken], bare_ms=bare_ms)


def _find_natural_gaps(script: Script) -> list[bool]:
    """Tell for each gap, by the number of segments before it, whether it is only a natural pause."""
    found, is_natural = [], False
    for part in script.parts:
        if isinstance(part, Segment):
            found.append(is_natural)
            is_natural = True
        else:
            is_natural &= isinstance(part, _NATURAL_PARTS) and (not isinstance(part, Silence) or part.natural)
    return [*found, False]


def _samples_to_ms(sample: int) -> int:
    return sample * 1000 // SAMPLE_RATE_HZ
