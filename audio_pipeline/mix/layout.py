"""Layout: the sounds of a programme at their times, and the Chunks that are cut from it (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass

from audio_pipeline.audio_format import FRAME_SAMPLES
from audio_pipeline.content.model import BedRegion, Chunk, Curve, TimelineItem

CHUNK_FRAMES = 500
"""12 s: short enough that an edit costs little, long enough that the lead does not cost much."""

LEAD_FRAMES, TAIL_FRAMES = 128, 1
"""After this many frames, LAME without a bit reservoir gives the same bytes as in an encode of the whole."""

BED_FADE_MS = 6_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBed:
    """A bed on the timeline, with its fades."""

    sound: str
    level_db: float
    start_sample: int
    end_sample: int
    fade: Curve


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """All that is heard in a programme, at samples of the whole."""

    n_samples: int
    """A whole number of MP3 frames."""
    clips: tuple[TimelineItem, ...]
    cues: tuple[TimelineItem, ...]
    beds: tuple[PlacedBed, ...]
    duck: Curve

    @property
    def n_frames(self) -> int:
        """Return its length in MP3 frames."""
        return self.n_samples // FRAME_SAMPLES


def cut_into_chunks(layout: Layout) -> tuple[Chunk, ...]:
    """Return the whole layout in Chunks. The encoder adds one frame at the end, which belongs to the last Chunk."""
    firsts = range(0, layout.n_frames, CHUNK_FRAMES)
    return tuple(cut_chunk(layout, first, min(first + CHUNK_FRAMES, layout.n_frames)) for first in firsts)


def cut_chunk(layout: Layout, first: int, stop: int) -> Chunk:
    """Return the Chunk from one MP3 frame to before another, with its lead and tail."""
    lead = min(first, LEAD_FRAMES)
    end_frame = min(stop + TAIL_FRAMES, layout.n_frames)
    start, end = (first - lead) * FRAME_SAMPLES, end_frame * FRAME_SAMPLES
    return Chunk(
        lead_frames=lead,
        n_frames=stop - first,
        tail_frames=end_frame - stop,
        clips=_select_sounding(layout.clips, start, end),
        cues=_select_sounding(layout.cues, start, end),
        beds=tuple(
            _cut_bed(bed, start, end) for bed in layout.beds if bed.start_sample < end and bed.end_sample > start
        ),
        duck=_crop_curve(layout.duck, start, end) if layout.beds else (),
    )


def shorten_cue(cue: TimelineItem, n_samples: int) -> TimelineItem:
    """Return a cue that does not ring past the end of the programme."""
    return TimelineItem(
        key=cue.key, start_sample=cue.start_sample, n_samples=min(cue.n_samples, n_samples - cue.start_sample)
    )


def _select_sounding(items: Iterable[TimelineItem], start: int, end: int) -> tuple[TimelineItem, ...]:
    return tuple(
        TimelineItem(key=item.key, start_sample=item.start_sample - start, n_samples=item.n_samples)
        for item in items
        if item.start_sample < end and item.end_sample > start
    )


def _cut_bed(bed: PlacedBed, start: int, end: int) -> BedRegion:
    """Return the part of a bed that sounds from `start` to `end`, the samples of a Chunk."""
    first = max(bed.start_sample, start)
    return BedRegion(
        sound=bed.sound,
        level_db=bed.level_db,
        position_sample=first - bed.start_sample,
        start_sample=first - start,
        end_sample=min(bed.end_sample, end) - start,
        fade=_crop_curve(bed.fade, start, end),
    )


def _crop_curve(curve: Curve, start: int, end: int) -> Curve:
    """Return the part of a curve from `start` to `end`, counted from `start`; a flat part is one point."""
    before = [point for point in curve if point[0] <= start][-1:]
    inside = [point for point in curve if start < point[0] < end]
    after = [point for point in curve if point[0] >= end][:1]
    points = [(sample - start, level) for sample, level in (*before, *inside, *after)]
    # The length of a flat beginning or end is not heard, so it must not change the chunk's key.
    while len(points) > 1 and points[0][1] == points[1][1]:
        del points[0]
    while len(points) > 1 and points[-1][1] == points[-2][1]:
        del points[-1]
    return tuple(points) if len(points) != 1 else ((0, points[0][1]),)
