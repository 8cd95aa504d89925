"""Timeline: what sounds when in a programme, and where nobody speaks, as a person would draw it (pure)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from audio_pipeline.model import (
    FRAME_SAMPLES,
    SAMPLE_RATE_HZ,
    Bed,
    BedStretch,
    Chunk,
    Curve,
    Heading,
    Mix,
    Placed,
    Script,
    Segment,
    Silence,
    Timing,
)
from audio_pipeline.report.stretches import Stretch, without
from audio_pipeline.signal.loudness import ratio
from audio_pipeline.sounds.bed import LOOP_SAMPLES
from audio_pipeline.stages.render import DUCK_DB

_BETWEEN = Silence | Heading | Bed
"""What may stand between two sentences of one breath of talk."""


OPEN, DOWN = 1.0, round(ratio(DUCK_DB), 3)
"""How high a bed is drawn where nobody speaks, and under a voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Where neither voice nor cue is heard."""

    start_ms: int
    end_ms: int
    is_natural: bool
    """A pause nobody wrote, between two sentences."""
    bare_ms: int
    """The longest part of it without a bed either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BedDrawn:
    """A bed from its first sound to its last."""

    sound: str
    level_db: float
    start_ms: int
    end_ms: int
    outline: tuple[tuple[int, float], ...]
    """(millisecond, height): 1 is its full level, less where it fades or goes down under a voice."""

    def at(self, height: float) -> Iterator[Stretch]:
        """Where it stays at this height."""
        for (start_ms, before), (end_ms, after) in pairwise(self.outline):
            if before == after == height:
                yield start_ms, end_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A Mix, told in milliseconds."""

    ms: int
    words: tuple[Timing, ...]
    quiet: tuple[Quiet, ...]
    cues: tuple[Timing, ...]
    beds: tuple[BedDrawn, ...]
    chapters: tuple[Timing, ...]
    chunks: tuple[int, ...]
    """When each begins."""


def timeline(script: Script, mix: Mix) -> Timeline:
    """What a Mix of a Script holds."""
    cues = _cues(mix)
    duck = _curve((origin, chunk.duck) for origin, chunk in _origins(mix))
    return Timeline(
        ms=_ms(mix.n_samples),
        words=mix.timings,
        quiet=tuple(_quiet(script, mix, cues)),
        cues=cues,
        beds=tuple(_drawn(bed, duck) for bed in _beds(mix)),
        chapters=mix.chapters,
        chunks=tuple(_ms(origin + chunk.lead_frames * FRAME_SAMPLES) for origin, chunk in _origins(mix)),
    )


def _origins(mix: Mix) -> Iterator[tuple[int, Chunk]]:
    """Every chunk with the sample of the mix that its lead begins on."""
    frames = 0
    for chunk in mix.chunks:
        yield (frames - chunk.lead_frames) * FRAME_SAMPLES, chunk
        frames += chunk.n_frames


def _cues(mix: Mix) -> tuple[Timing, ...]:
    """Chimes and breaths; what two chunks share comes once."""
    found = {_moved(cue, origin) for origin, chunk in _origins(mix) for cue in chunk.cues}
    return tuple(
        Timing(start_ms=_ms(each.start_sample), end_ms=_ms(each.end_sample), text=each.key)
        for each in sorted(found, key=lambda each: each.start_sample)
    )


def _moved(placed: Placed, by_samples: int) -> Placed:
    return Placed(key=placed.key, start_sample=placed.start_sample + by_samples, n_samples=placed.n_samples)


# --- beds -----------------------------------------------------------------------------------------------------


def _beds(mix: Mix) -> list[BedStretch]:
    """Every bed in one piece: its parts in the chunks have a name, a level and a beginning of the loop in common."""
    parts: dict[tuple[str, float, int], list[tuple[int, BedStretch]]] = {}
    for origin, chunk in _origins(mix):
        for bed in chunk.beds:
            loop = (origin + bed.start_sample - bed.phase_sample) % LOOP_SAMPLES
            parts.setdefault((bed.sound, bed.level_db, loop), []).append((origin, bed))
    return sorted((_whole(each) for each in parts.values()), key=lambda bed: bed.start_sample)


def _whole(parts: list[tuple[int, BedStretch]]) -> BedStretch:
    (origin, first), (last_origin, last) = parts[0], parts[-1]
    return BedStretch(
        sound=first.sound,
        level_db=first.level_db,
        phase_sample=first.phase_sample,
        start_sample=origin + first.start_sample,
        end_sample=last_origin + last.end_sample,
        fade=_curve((at, bed.fade) for at, bed in parts),
    )


def _curve(parts: Iterable[tuple[int, Curve]]) -> Curve:
    return tuple(sorted({(origin + at, level) for origin, curve in parts for at, level in curve}))


def _drawn(bed: BedStretch, duck: Curve) -> BedDrawn:
    corners = {bed.start_sample, bed.end_sample, *(at for at, _ in (*bed.fade, *duck))}
    ats = sorted(at for at in corners if bed.start_sample <= at <= bed.end_sample)
    heights = [_level(bed.fade, at) * (DOWN + (OPEN - DOWN) * _level(duck, at)) for at in ats]
    return BedDrawn(
        sound=bed.sound,
        level_db=bed.level_db,
        start_ms=_ms(bed.start_sample),
        end_ms=_ms(bed.end_sample),
        outline=tuple((_ms(at), round(height, 3)) for at, height in zip(ats, heights, strict=True)),
    )


def _level(curve: Curve, at: int) -> float:
    import numpy as np

    if not curve:
        return 1.0
    points, levels = zip(*curve, strict=True)
    return float(np.interp(at, points, levels))


# --- where nobody speaks ----------------------------------------------------------------------------------------


def _quiet(script: Script, mix: Mix, cues: tuple[Timing, ...]) -> Iterator[Quiet]:
    natural = _natural(script)
    beds = [(_ms(bed.start_sample), _ms(bed.end_sample)) for bed in _beds(mix)]
    starts = [each.start_ms for each in mix.timings]
    for start, end in without(
        (0, _ms(mix.n_samples)), [(each.start_ms, each.end_ms) for each in (*mix.timings, *cues)]
    ):
        spoken = sum(each <= start for each in starts)
        bare_ms = max((past - at for at, past in without((start, end), beds)), default=0)
        yield Quiet(start_ms=start, end_ms=end, is_natural=natural[spoken], bare_ms=bare_ms)


def _natural(script: Script) -> list[bool]:
    """After so many segments, whether the next one comes after nothing but a pause nobody wrote."""
    found, is_natural = [], False
    for part in script.parts:
        if isinstance(part, Segment):
            found.append(is_natural)
            is_natural = True
        else:
            is_natural &= isinstance(part, _BETWEEN) and (not isinstance(part, Silence) or part.natural)
    return [*found, False]


def _ms(at: int) -> int:
    return at * 1000 // SAMPLE_RATE_HZ
