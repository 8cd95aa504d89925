"""Library: what an editor decided for the whole show, and the Library of all that was written."""

from collections.abc import Mapping
from dataclasses import dataclass

from audio_pipeline.content.model import Content

PROGRAMME_KINDS = ("trailer", "introduction", "benefit", "exercise")
"""Kinds of content that become sound."""

SEASONS = {"benefit": 1, "exercise": 2}
"""A season a kind, so that each keeps its own numbers when another grows; other kinds have none and come first."""

READING_STYLES = {"trailer": "talk", "introduction": "talk", "benefit": "talk", "exercise": "exercise"}
"""How each kind is read: each manner has a pace in show.toml."""

ANSWER_KINDS = ("answer", "medical", "crisis")
"""Kinds of content the skill says itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How programmes of one manner are read."""

    voice: str
    rate: float
    """Speed against the voice's own pace: 1.0 is natural, 0.8 is slower."""
    sentence_pause_ms: int
    paragraph_pause_ms: int
    chapter_pause_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowSettings:
    """What show.toml says."""

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
    """Where the published store is read in public; empty: nowhere yet."""
    engine: str
    adult: bool
    """Whether programmes behind a gate are made at all."""
    pace: Mapping[str, Pace]
    """By manner."""
    guid: str = ""
    """The show's GUID; empty: it was never published, as far as show.toml knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronunciation:
    """How a word is said; an engine that can takes the ipa, any other the respelling."""

    ipa: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Helpline:
    """Whom to call; only confirmed ones get this far."""

    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2: US."""
    need: str
    """What for: one of NEEDS."""
    said: str
    """One sentence, digits as words."""
    written: str
    """One line of show notes."""
    elsewhere: bool
    """Whether it is also said where the listener's country is unknown or has none of its own."""


HELPLINE_NEEDS = ("crisis", "home")
"""What a helpline can be for: thoughts of suicide or a hard moment; fear of somebody at home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything an editor wrote, without a fault in it."""

    settings: ShowSettings
    lexicon: Mapping[str, Pronunciation]
    """By word or words, in lower case."""
    contents: tuple[Content, ...]
    """In the order of their files' paths."""
    references: Mapping[str, str]
    """Full reference by number: R1."""
    helplines: tuple[Helpline, ...]

    @property
    def programmes(self) -> tuple[Content, ...]:
        """What becomes sound: what is behind a gate only in an adult show."""
        made = (content for content in self.contents if content.kind in PROGRAMME_KINDS)
        return tuple(content for content in made if self.settings.adult or not content.gate)

    @property
    def answers(self) -> tuple[Content, ...]:
        """What the skill says itself."""
        return tuple(content for content in self.contents if content.kind in ANSWER_KINDS)
