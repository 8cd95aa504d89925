"""Settings: what an editor decided for the whole show, and the Library of all that was written."""

from collections.abc import Mapping
from dataclasses import dataclass

from audio_pipeline.model import Content

PROGRAMMES = ("benefit", "exercise")
"""Kinds of content that become sound."""

ANSWERS = ("answer", "medical", "crisis")
"""Kinds of content the skill says itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How one kind of programme is read."""

    voice: str
    rate: float
    """Speed against the voice's own pace: 1.0 is natural, 0.8 is slower."""
    sentence_pause_ms: int
    paragraph_pause_ms: int
    chapter_pause_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
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
    pace: Mapping[str, Pace]
    """By kind of programme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """How a word is said; an engine that can takes the ipa, any other the respelling."""

    ipa: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything an editor wrote, without a fault in it."""

    settings: Settings
    lexicon: Mapping[str, Saying]
    """By word or words, in lower case."""
    contents: tuple[Content, ...]
    """In the order of their files' paths."""
    references: Mapping[str, str]
    """Full reference by number: R1."""

    @property
    def programmes(self) -> tuple[Content, ...]:
        """What becomes sound."""
        return tuple(content for content in self.contents if content.kind in PROGRAMMES)

    @property
    def answers(self) -> tuple[Content, ...]:
        """What the skill says itself."""
        return tuple(content for content in self.contents if content.kind in ANSWERS)
