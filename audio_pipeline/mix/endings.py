"""Endings: the silences in which a sleep timer may end a programme, and the tail that fades out from each (pure).

A device cannot be told to stop in the middle of a sound. So a programme is also published up to some of its silences.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.content.model import Curve, MixEnding
from audio_pipeline.content.timed_text import ends_sentence
from audio_pipeline.mix.layout import BED_FADE_MS, Layout, PlacedBed, cut_chunk
from audio_pipeline.mix.render import chunk_key

RECIPE = 1
"""Increased whenever other silences would be chosen, or would end otherwise."""

SHORTEST_MS = 240_000
"""The length from which a programme has endings: a shorter one is over soon anyway."""

SPACING_MS = 120_000
"""The usual time from one ending to the next."""

MOST_ENDINGS = 9
"""A longer programme has wider spaces: together its endings are at most about four times as large as itself."""

SILENT_MS = 1_200
"""The silence after the fade."""

_NEAR_MS = 20_000
"""How far from its regular time an ending may be to be in a longer silence; further only if there is none so near."""

_MIN_SILENCE_MS = 400
"""The shortest silence that is used: its middle is far enough from the words that not one of them changes."""

_LONG_SILENCE_MS = 3_000
"""A silence of this length is as good as a longer one. Half of it is enough between the words and the fade."""

_ENCODER_FRAMES = 1
"""The MP3 frames before the fade that may have some of it in them."""


def build_endings(layout: Layout, sentences: Sequence[str]) -> tuple[MixEnding, ...]:
    """Return the endings of a programme, in order; `sentences` are the words of its clips."""
    return tuple(_build_ending(layout, frame) for frame in _choose_frames(layout, sentences))


def _choose_frames(layout: Layout, sentences: Sequence[str]) -> Iterator[int]:
    """Yield the MP3 frame of each ending: near each regular time, a place in the longest silence."""
    duration_ms = layout.n_samples * 1_000 // SAMPLE_RATE_HZ
    if duration_ms < SHORTEST_MS:
        return
    silences = _find_silences(layout, sentences)
    spacing_ms = SPACING_MS * -(-duration_ms // (SPACING_MS * MOST_ENDINGS))
    for wanted_ms in range(spacing_ms, duration_ms - spacing_ms // 2 + 1, spacing_ms):
        wanted = ms_to_samples(wanted_ms)
        reach = ms_to_samples(spacing_ms // 2)
        within = [each for each in silences if abs(_find_place(each, wanted) - wanted) < reach]
        if within:
            yield _find_place(max(within, key=lambda each: _rate_silence(each, wanted)), wanted) // FRAME_SAMPLES


def _find_silences(layout: Layout, sentences: Sequence[str]) -> list[tuple[int, int]]:
    """Return the start and the end of each silence after a whole sentence, in which no cue is heard either."""
    silences, end, is_after_sentence = list[tuple[int, int]](), 0, False
    words = [(clip, ends_sentence(text)) for clip, text in zip(layout.clips, sentences, strict=True)]
    sounds = sorted([*words, *((cue, None) for cue in layout.cues)], key=lambda each: each[0].start_sample)
    for sound, ends in sounds:
        if is_after_sentence and sound.start_sample - end >= ms_to_samples(_MIN_SILENCE_MS):
            silences.append((end, sound.start_sample))
        end = max(end, sound.end_sample)
        is_after_sentence = is_after_sentence if ends is None else ends
    return silences


def _find_place(silence: tuple[int, int], wanted: int) -> int:
    """Return the sample in a silence that is nearest to the wanted one and well away from words."""
    start, end = silence
    margin = min(end - start, ms_to_samples(_LONG_SILENCE_MS)) // 2
    return min(max(wanted, start + margin), end - margin)


def _rate_silence(silence: tuple[int, int], wanted: int) -> tuple[int, int]:
    """Return the sort key of a silence: of those near the wanted sample the longest, or else the nearest."""
    start, end = silence
    distance = abs(_find_place(silence, wanted) - wanted)
    is_near = distance <= ms_to_samples(_NEAR_MS)
    return min(end - start, ms_to_samples(_LONG_SILENCE_MS)) if is_near else 0, -distance


def _build_ending(layout: Layout, frame: int) -> MixEnding:
    """Return the ending whose fade begins with this MP3 frame."""
    ended, n_kept = _fade_out(layout, frame * FRAME_SAMPLES), frame - _ENCODER_FRAMES
    tail = cut_chunk(ended, n_kept, ended.n_frames)
    place_ms = frame * FRAME_SAMPLES * 1_000 // SAMPLE_RATE_HZ
    return MixEnding(place_ms=place_ms, n_kept_frames=n_kept, tail=tail, tail_key=chunk_key(tail))


def _fade_out(layout: Layout, at: int) -> Layout:
    """Return the layout in which nothing new is heard after a sample, while the beds fade out as at its own end."""
    end = at + ms_to_samples(BED_FADE_MS)
    n_samples = -(-(end + ms_to_samples(SILENT_MS)) // FRAME_SAMPLES) * FRAME_SAMPLES
    return Layout(
        n_samples=n_samples,
        clips=tuple(clip for clip in layout.clips if clip.start_sample < at),
        cues=tuple(cue for cue in layout.cues if cue.start_sample < at),
        beds=tuple(_fade_out_bed(bed, at, end) for bed in layout.beds if bed.start_sample < at),
        duck=_cut_curve(layout.duck, at),
    )


def _fade_out_bed(bed: PlacedBed, at: int, end: int) -> PlacedBed:
    if bed.end_sample <= at:
        return bed
    return replace(bed, end_sample=end, fade=(*_cut_curve(bed.fade, at), (end, 0.0)))


def _cut_curve(curve: Curve, at: int) -> Curve:
    """Return a curve up to a sample, from which on it stays at its level."""
    before = tuple(point for point in curve if point[0] < at)
    after = next((point for point in curve if point[0] >= at), before[-1] if before else None)
    return (*before, (at, _find_level(before[-1] if before else after, after, at))) if after else ()


def _find_level(before: tuple[int, float], after: tuple[int, float], at: int) -> float:
    """Return the level at a sample between two points of a curve."""
    (start, first), (end, last) = before, after
    return first + (last - first) * (at - start) / (end - start) if start < at < end else last
