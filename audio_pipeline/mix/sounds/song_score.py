"""Song score: the notes of a slow dance in A, in four-four time with three to a beat, as on a felt piano (pure).

Pitches are MIDI numbers: 69 is the A of 440 Hz. Times are beats from the start of a bar or of the song.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

BEATS_A_BAR = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One struck note."""

    pitch: int
    start_beat: float
    n_beats: float
    strength: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chord:
    """The bass note, the fifth or third that follows it, and three voices that move by small steps."""

    bass: int
    second_bass: int
    voices: tuple[int, int, int]


_CHORDS: Mapping[str, Chord] = {
    "A": Chord(bass=45, second_bass=52, voices=(57, 61, 64)),
    "A/C#": Chord(bass=49, second_bass=52, voices=(57, 61, 64)),
    "F#m": Chord(bass=42, second_bass=49, voices=(57, 61, 66)),
    "D": Chord(bass=50, second_bass=45, voices=(57, 62, 66)),
    "E": Chord(bass=40, second_bass=47, voices=(56, 59, 64)),
    "E7": Chord(bass=40, second_bass=47, voices=(56, 62, 64)),
    "Bm7": Chord(bass=47, second_bass=42, voices=(57, 62, 66)),
    "C#m7": Chord(bass=49, second_bass=44, voices=(56, 59, 64)),
}

Melody = Sequence[Sequence[tuple[float, float, int]]]
"""For each bar, its notes: start and length in beats, and pitch."""

_VERSE_MELODY: Melody = (
    ((0, 2, 73), (2, 1, 71), (3, 1, 69)), ((0, 3, 69), (3, 1, 71)),
    ((0, 2, 74), (2, 1, 73), (3, 1, 71)), ((0, 3, 71),),
    ((0, 2, 76), (2, 1, 73), (3, 1, 71)), ((0, 2, 73), (2, 2, 69)),
    ((0, 1, 74), (1, 1, 73), (2, 1, 71), (3, 1, 68)), ((0, 4, 69),),
)  # fmt: skip
"""A question of four bars, and its answer."""

_BRIDGE_MELODY: Melody = (
    ((0, 2, 78), (2, 1, 76), (3, 1, 74)), ((0, 3, 76), (3, 1, 73)),
    ((0, 2, 74), (2, 1, 73), (3, 1, 71)), ((0, 3, 71), (3, 1, 74)),
    ((0, 2, 78), (2, 1, 76), (3, 1, 74)), ((0, 2, 76), (2, 2, 73)),
    ((0, 1, 74), (1, 1, 76), (2, 1, 74), (3, 1, 71)), ((0, 2, 71), (2, 2, 74)),
)  # fmt: skip

_LAST_MELODY: Melody = (((0, 2, 74), (2, 2, 71)), ((0, 2, 71), (2, 2, 68)), ((0, 4, 69),), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some bars in a row."""

    chords: Sequence[str]
    melody: Melody = ()
    has_strings: bool = False
    has_second_voice: bool = False
    """The melody has another a sixth below it."""
    is_still: bool = False
    """The last bars only ring."""


_TURN = ("A", "F#m", "D", "E")
_VERSE = (*_TURN, "A", "F#m", "Bm7", "A")
_BRIDGE = ("D", "A/C#", "Bm7", "E", "D", "C#m7", "Bm7", "E7")

FORM: Sequence[Part] = (
    Part(chords=_TURN),
    Part(chords=_VERSE, melody=_VERSE_MELODY),
    Part(chords=_VERSE, melody=_VERSE_MELODY, has_strings=True),
    Part(chords=_BRIDGE, melody=_BRIDGE_MELODY, has_strings=True),
    Part(chords=_VERSE, melody=_VERSE_MELODY, has_second_voice=True),
    Part(chords=_BRIDGE, melody=_BRIDGE_MELODY, has_strings=True, has_second_voice=True),
    Part(chords=_VERSE, melody=_VERSE_MELODY, has_strings=True),
    Part(chords=("D", "E7", "A", "A"), melody=_LAST_MELODY, is_still=True),
    Part(chords=(*_TURN, "D", "A/C#", "Bm7", "E7", *_TURN), has_strings=True),
)
"""It ends after seven parts and a coda, in three and a half minutes. A quiet interlude leads to its beginning again."""

BARS: Sequence[tuple[Chord, Part, int]] = tuple(
    (_CHORDS[name], part, number) for part in FORM for number, name in enumerate(part.chords)
)
"""The chord of each bar, its part, and its number in that part."""

_TRIPLETS = (0, 1, 2, 1, 2, 1)
"""Which voice is struck in each third of two beats: up and down again."""

_ON_BEAT, _OFF_BEAT = (0.72, 0.56, 0.66, 0.56), 0.24
"""The strengths on the four beats of a bar and between them."""

_BASS, _SECOND_BASS, _MELODY, _SECOND_VOICE = 0.9, 0.68, 0.66, 0.34


def list_notes() -> Iterator[Note]:
    """Yield all struck notes of the song."""
    for bar, (chord, part, number) in enumerate(BARS):
        start = float(bar * BEATS_A_BAR)
        yield Note(pitch=chord.bass, start_beat=start, n_beats=4, strength=_BASS)
        if part.is_still and number == len(part.chords) - 1:
            continue
        yield Note(pitch=chord.second_bass, start_beat=start + 2, n_beats=2, strength=_SECOND_BASS)
        yield from _break_chord(chord, start)
        yield from _sing(part, number, start)


def _break_chord(chord: Chord, start_beat: float) -> Iterator[Note]:
    """Yield three notes to a beat, which ring until the bar ends."""
    for step in range(3 * BEATS_A_BAR):
        strength = _OFF_BEAT if step % 3 else _ON_BEAT[step // 3]
        pitch = chord.voices[_TRIPLETS[step % len(_TRIPLETS)]]
        yield Note(pitch=pitch, start_beat=start_beat + step / 3, n_beats=BEATS_A_BAR - step / 3, strength=strength)


def _sing(part: Part, number: int, start_beat: float) -> Iterator[Note]:
    for at, n_beats, pitch in part.melody[number] if part.melody else ():
        yield Note(pitch=pitch, start_beat=start_beat + at, n_beats=n_beats, strength=_MELODY)
        if part.has_second_voice and n_beats > 1:
            below = max(voice for voice in BARS[int(start_beat) // BEATS_A_BAR][0].voices if voice < pitch - 5)
            yield Note(pitch=below, start_beat=start_beat + at, n_beats=n_beats, strength=_SECOND_VOICE)
