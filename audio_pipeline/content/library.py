"""Library: the settings of a show, and everything that was written for it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from audio_pipeline.catalog import Figure
from audio_pipeline.content.model import Content
from audio_pipeline.content.site_words import NO_SITE_WORDS, SiteWords
from audio_pipeline.podcast import DEFAULT_PODCAST, Podcast

PROGRAMME_KINDS = ("trailer", "introduction", "benefit", "exercise")
"""Kinds of content that become sound."""

SEASONS = {"benefit": 1, "exercise": 2}
"""The number of the set that each kind is in the tag of an MP3, where each kind counts its own tracks. The seasons of
the podcast are in show.toml."""

READING_STYLES = {"trailer": "talk", "introduction": "talk", "benefit": "talk", "exercise": "exercise"}
"""The reading style of each kind. Each style has a pace in show.toml."""

ANSWER_KINDS = ("answer", "medical", "crisis")
"""Kinds of content that the skill says in its own voice."""

TELL_ME_MORE = "Tell me more"
IN_OTHER_WORDS = "In other words"
ANSWER_SECTIONS = {"": 60, TELL_ME_MORE: 80, IN_OTHER_WORDS: 60}
"""The most words of each section of an answer, by its heading; a listener cannot skip them. "" is the answer itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The voice, speed and pauses of one reading style."""

    voice: str
    rate: float
    """Speed against the voice's own pace: 1.0 is natural, 0.8 is slower."""
    sentence_pause_ms: int
    paragraph_pause_ms: int
    chapter_pause_ms: int
    phrase_pause_ms: int = 0
    """The least silence at a comma within a sentence; 0: what the voice makes of it."""
    treble_db: float = 0.0
    """The level of the voice at 9 kHz and above, against the voice's own; it falls to that from 4 kHz on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherVoice:
    """Another voice, and what is also made in it."""

    voice: str
    programmes: tuple[str, ...]
    """Ids of programmes, and kinds; a programme stands for its variants too."""
    rate: float = 1.0
    """Speed against that of the programmes in their usual voice, for a voice that is slower or faster by itself."""
    treble_db: float = 0.0
    """As in Pace, whose own is for the usual voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowSettings:
    """The settings in show.toml."""

    title: str
    author: str
    description: str
    language: str
    """A BCP 47 tag: en-US."""
    website: str
    email: str
    category: str
    subcategory: str
    public_url: str
    """The public address of the published store; empty: there is none yet."""
    engine: str
    adult: bool
    """True if programmes behind a gate are made."""
    pace: Mapping[str, Pace]
    """By reading style."""
    mark_kinds: tuple[str, ...] = ()
    """The kinds of programmes that begin and end with the mark of the show."""
    guid: str = ""
    """The GUID of the show; empty: show.toml has none, as before the first publish."""
    podcast: Podcast = DEFAULT_PODCAST
    other_voices: tuple[OtherVoice, ...] = ()

    def find_usual_voice(self, content: Content) -> str:
        """Return the voice of a programme: its own, or that of its reading style."""
        return content.voice or self.pace[READING_STYLES[content.kind]].voice

    def adapt_to_voice(self, content: Content) -> Content:
        """Return a content at the speed and treble of its voice, if that is one of the other voices."""
        style = READING_STYLES[content.kind]
        others = [other for other in self.other_voices if other.voice == content.voice]
        if not others or content.voice == self.pace[style].voice:
            return content
        other = max(others, key=lambda each: any(READING_STYLES.get(name) == style for name in each.programmes))
        return replace(content, rate=other.rate, treble_db=other.treble_db)

    def find_pace(self, content: Content) -> Pace:
        """Return the pace at which a programme, or a form of it in another voice, is read."""
        pace = self.pace[READING_STYLES[content.kind]]
        if content.treble_db is not None:
            pace = replace(pace, treble_db=content.treble_db)
        return pace if content.rate == 1 else replace(pace, rate=round(pace.rate * content.rate, 3))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronunciation:
    """The pronunciation of a word: IPA for engines that read it, a respelling for the others."""

    ipa: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Helpline:
    """A confirmed helpline."""

    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2: US."""
    need: str
    """One of HELPLINE_NEEDS."""
    said: str
    """The spoken sentence, with digits as words."""
    written: str
    """The line in show notes."""
    elsewhere: bool
    """True if it is also for listeners whose country is unknown or has no helpline of its own."""


HELPLINE_NEEDS = ("crisis", "home")
"""The needs: "crisis" is thoughts of suicide or a hard moment, "home" is fear of somebody at home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything that an editor wrote, read and checked."""

    settings: ShowSettings
    lexicon: Mapping[str, Pronunciation]
    """By word or words, in lower case."""
    contents: tuple[Content, ...]
    """In the order of their files' paths."""
    references: Mapping[str, str]
    """Full reference by number: R1."""
    helplines: tuple[Helpline, ...]
    figures: tuple[Figure, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The covers of programmes that have one of their own, by Content.artwork."""
    site_words: SiteWords = NO_SITE_WORDS

    @property
    def programmes(self) -> tuple[Content, ...]:
        """Return what becomes sound: the programmes, then their forms in other voices; gated ones in an adult show."""
        programmes = [content for content in self.contents if content.kind in PROGRAMME_KINDS]
        open_ones = [content for content in programmes if self.settings.adult or not content.gate]
        return (*open_ones, *(form for content in open_ones for form in self._make_voice_forms(content)))

    def _make_voice_forms(self, content: Content) -> Iterator[Content]:
        """Yield a programme in each of the other voices that show.toml names for it."""
        selectors = {content.id, content.variant_of, content.kind}
        others = {other.voice: other for other in self.settings.other_voices if selectors & {*other.programmes}}
        for voice, other in others.items():
            if voice != self.settings.find_usual_voice(content):
                yield replace(
                    content,
                    id=f"{content.id}-{re.sub('[^a-z0-9]+', '-', voice.lower()).strip('-')}",
                    voice=voice,
                    variant_of=content.variant_of or content.id,
                    voice_form_of=content.id,
                    rate=other.rate,
                    treble_db=other.treble_db,
                    names=(),
                    needs=(),
                )

    @property
    def answers(self) -> tuple[Content, ...]:
        """Return the contents that the skill says in its own voice."""
        return tuple(content for content in self.contents if content.kind in ANSWER_KINDS)
