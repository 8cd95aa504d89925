"""Model: Content, Script, Segment, Clip, Mix, Programme. All frozen.

Time is whole milliseconds where people meet it, and whole samples at SAMPLE_RATE_HZ on the timeline.
"""

from dataclasses import dataclass, field

from audio_pipeline.audio_format import FRAME_SAMPLES
from audio_pipeline.errors import SourceLocation

# --- what an author wrote -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of words with one set of marks."""

    text: str
    """As written, and as the transcript shows it."""
    alias: str = ""
    """The text that the voice reads instead; empty: the text itself."""
    ipa: str = ""
    """Pronunciation in the International Phonetic Alphabet; empty: the voice decides."""
    rate: str = ""
    volume: str = ""
    language: str = ""
    """A BCP 47 tag; empty: the content's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A sentence, or the part of one up to a break."""

    spans: tuple[Span, ...]
    location: SourceLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A silence of exactly this length, which replaces any natural pause."""

    ms: int
    location: SourceLocation
    natural: bool = False
    """True for a pause that no author wrote: it lasts until the next MP3 frame begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """An elastic anchor: silence until this time of the programme, whatever the length of the words before it."""

    ms: int
    location: SourceLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class BreathCue:
    """Breaths to follow: a soft rise for each in-breath, a fall for each out-breath."""

    in_ms: int
    out_ms: int
    times: int
    location: SourceLocation

    @property
    def ms(self) -> int:
        """Return the length of all breaths together."""
        return (self.in_ms + self.out_ms) * self.times


NO_CHIME = "none"
"""The name of a chime that is not heard: at the start or the end of a text it turns off the mark of the show there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChimeCue:
    """A struck sound. The words go on after it."""

    sound: str
    location: SourceLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """A soft sound under the voice from here on; "none" ends it."""

    sound: str
    level_db: float
    """Level against the voice, in dB: -16 is 16 dB under it."""
    location: SourceLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The beginning of a chapter. Its title is shown and not spoken."""

    title: str
    location: SourceLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphEnd:
    """The end of a paragraph, where the voice makes a longer natural pause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceChange:
    """A change of the voice from here on; an empty name returns to the usual voice."""

    voice: str
    location: SourceLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class HelplinePlaceholder:
    """The place in an answer where the numbers of the listener's country are said."""

    need: str
    location: SourceLocation


Block = (
    Words | Silence | Anchor | BreathCue | ChimeCue | Bed | Heading | ParagraphEnd | VoiceChange | HelplinePlaceholder
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The text and front matter of one file, or of one variant of it."""

    id: str
    kind: str
    """One of library.PROGRAMME_KINDS, which become sound, or of library.ANSWER_KINDS, which the skill says."""
    title: str
    location: SourceLocation
    blocks: tuple[Block, ...]
    summary: str = ""
    """One or two sentences for a podcast app's list."""
    names: tuple[str, ...] = ()
    """The names that a listener may use: "the hug exercise"."""
    needs: tuple[str, ...] = ()
    """For a programme: ways in which people say that they need it: "I can't sleep"."""
    kind_word: str = ""
    """For a programme with needs: the warm sentence that comes before its offer."""
    in_short: str = ""
    """For a programme with needs: what is done in it, as it follows "two minutes:"."""
    short_name: str = ""
    """For an answer: its name in a choice between two: "why a hug helps"."""
    questions: tuple[str, ...] = ()
    """For an answer: questions that people ask to get it."""
    follow_up: str = ""
    """For an answer: the id of the programme to offer after it."""
    withheld: str = ""
    """For an answer: the text that replaces it in a show that is not for adults; empty: it is for everybody."""
    sources: tuple[str, ...] = ()
    """Reference numbers, R1 to R92."""
    published: str = ""
    """The day it first came out, as 2026-11-23: it never changes, an edit is the same episode."""
    position: int = 0
    """Its place in the list of its kind, from 1."""
    length_ms: int = 0
    """The length an exercise promises; 0: as long as its words are."""
    voice: str = ""
    """A voice of the engine; empty: the one show.toml gives its kind."""
    variant_of: str = ""
    """The id of the programme this is a variant of; empty: it is that programme itself."""
    voice_form_of: str = ""
    """For a form in another voice: the id of the content whose words it says; empty: it is in its usual voice."""
    rate: float = 1.0
    """Speed against the pace of its reading style: that of a form in another voice."""
    treble_db: float | None = None
    """That of a form in another voice; None: as the pace of its reading style has it."""
    gate: str = ""
    """The text that a listener must answer with "continue" before it plays; empty: it plays at once."""
    access: str = ""
    """Other ways to do it, for the show notes."""
    helplines: tuple[str, ...] = ()
    """The needs whose helplines stand in the show notes."""
    artwork: str = ""
    """The path of a cover of its own in the content folder; empty: that of its kind."""
    soundbite: str = ""
    """The title of the chapter that gives an idea of it in podcast apps; empty: none does."""
    closing: str = ""
    """"sleep": it ends without a closing that wakes; empty: with the standard one."""
    manner: str = ""
    """One of manner.MANNERS; empty: it stays as it is from its beginning to its end."""
    touch: str = ""
    """"none", "optional" or "needed": how much touch belongs to it; empty: nobody has said."""

    @property
    def has_endings(self) -> bool:
        """Return whether a sleep timer may end it early: a programme that is listed, in whatever voice."""
        return not self.gate and self.variant_of == self.voice_form_of

    @property
    def text(self) -> str:
        """Return the words that an author wrote, as one line."""
        words = (block for block in self.blocks if isinstance(block, Words))
        return " ".join("".join(span.text for span in block.spans).strip() for block in words)


# --- what will be said ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One utterance by one voice, which an engine speaks in one call."""

    spans: tuple[Span, ...]
    voice: str
    rate: float
    """Speed against the voice's own pace: 1.0 is natural, 0.8 is slower."""
    level_db: float = 0.0
    """Level against the usual one of a voice."""
    pitch_semitones: float = 0.0
    """Pitch against the voice's own."""
    phrase_pause_ms: int = 0
    """The least silence at a comma; 0: what the voice makes of it."""
    location: SourceLocation = field(compare=False)
    treble_db: float = 0.0
    """The level of the voice at 9 kHz and above, against the voice's own."""

    @property
    def text(self) -> str:
        """Return the text that the transcript shows."""
        return "".join(span.text for span in self.spans).strip()


ScriptPart = Segment | Silence | Anchor | BreathCue | ChimeCue | Bed | Heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Everything that is said and heard, in order."""

    content_id: str
    parts: tuple[ScriptPart, ...]
    manner: str = ""
    """As in Content."""

    @property
    def last_anchor_ms(self) -> int:
        """Return the time of the last anchor before the last words; 0 if there is none."""
        spoken = max((index for index, part in enumerate(self.parts) if isinstance(part, Segment)), default=0)
        return max((part.ms for part in self.parts[:spoken] if isinstance(part, Anchor)), default=0)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Return the parts that are spoken."""
        return tuple(part for part in self.parts if isinstance(part, Segment))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """The sound of one Segment, trimmed and brought to the usual level."""

    key: str
    """A hash of everything that changes its sound; also its name in the cache."""
    n_samples: int
    """Length at SAMPLE_RATE_HZ, from the first sound to the last: whole milliseconds."""


# --- what is heard --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineItem:
    """A sound on the timeline."""

    key: str
    """A Clip's key, or the name of a chime or breath."""
    start_sample: int
    n_samples: int

    @property
    def end_sample(self) -> int:
        """Return the sample after its last one."""
        return self.start_sample + self.n_samples


Curve = tuple[tuple[int, float], ...]
"""A level over time, usually from 0 to 1: (sample, level) points, straight between them, flat beyond the ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BedRegion:
    """Part of a bed, as heard in one Chunk."""

    sound: str
    level_db: float
    position_sample: int
    """The sample of the bed, counted from where it starts in the Mix, that sounds at start_sample."""
    start_sample: int
    end_sample: int
    fade: Curve


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A stretch of a Mix that can be made into sound by itself: everything heard in it, and nothing else.

    All samples count from its own start, so that the same moment in two programmes is the same Chunk.
    """

    lead_frames: int
    """MP3 frames heard before it, for the encoder to warm up on."""
    n_frames: int
    tail_frames: int
    """MP3 frames heard after it, which the encoder looks ahead to."""
    clips: tuple[TimelineItem, ...]
    cues: tuple[TimelineItem, ...]
    beds: tuple[BedRegion, ...]
    duck: Curve
    """The height of the beds: 1 in silences, 0 under the voice, -1 under breaths."""

    @property
    def n_samples(self) -> int:
        """Return its length with lead and tail."""
        return (self.lead_frames + self.n_frames + self.tail_frames) * FRAME_SAMPLES


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedText:
    """The text of some words, or a chapter's title, and the time when it is heard."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MixEnding:
    """An early end of a Mix: its own Chunks up to a silence, and a tail in which the bed fades out."""

    place_ms: int
    """The time in the Mix, in a silence between two sentences, at which the fade begins."""
    n_kept_frames: int
    """The MP3 frames before the tail: those of the Mix itself."""
    tail: Chunk
    tail_key: str

    @property
    def n_samples(self) -> int:
        """Return its length."""
        return (self.n_kept_frames + self.tail.n_frames) * FRAME_SAMPLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """Everything on the timeline, in order, with no sound in it yet."""

    n_samples: int
    """A whole number of MP3 frames."""
    chunks: tuple[Chunk, ...]
    chunk_keys: tuple[str, ...]
    """One for each Chunk: it names everything that is heard in it."""
    timings: tuple[TimedText, ...]
    """One for each Clip."""
    chapters: tuple[TimedText, ...]
    manner: str = ""
    """As in Content."""
    endings: tuple[MixEnding, ...] = ()
    """The places at which a sleep timer may end it, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeEnding:
    """The sound of a Programme up to a silence, in which it fades out; in three parts, so that no sound is copied."""

    place_ms: int
    """The time in the Programme at which the fade begins."""
    duration_ms: int
    head: bytes
    kept: memoryview
    """The frames of the Programme itself."""
    tail: bytes

    @property
    def mp3(self) -> bytes:
        """Return the whole MP3."""
        return b"".join((self.head, self.kept, self.tail))


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A Mix, mastered and encoded ("programme" as in EBU R 128: never software)."""

    content_id: str
    mp3: bytes
    duration_ms: int
    loudness_lufs: float
    loudness_range_lu: float
    true_peak_dbtp: float
    chapters: tuple[TimedText, ...]
    transcript: tuple[TimedText, ...]
    endings: tuple[ProgrammeEnding, ...] = ()
