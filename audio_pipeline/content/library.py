"""Library: the settings of a show, and everything that was written for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    guid: str = ""
    """The GUID of the show; empty: show.toml has none, as before the first publish."""
    podcast: Podcast = DEFAULT_PODCAST


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
        """Return the contents that become sound; those behind a gate only in an adult show."""
        programmes = (content for content in self.contents if content.kind in PROGRAMME_KINDS)
        return tuple(content for content in programmes if self.settings.adult or not content.gate)

    @property
    def answers(self) -> tuple[Content, ...]:
        """Return the contents that the skill says in its own voice."""
        return tuple(content for content in self.contents if content.kind in ANSWER_KINDS)
