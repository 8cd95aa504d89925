"""Site words: what the site says that no programme and no answer says, as site.toml has it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSection:
    """A part of a page: its heading and its paragraphs."""

    title: str
    text: str
    """Paragraphs, with an empty line between two of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLink:
    """A place elsewhere where the show can be heard, such as its page in a podcast directory."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteWords:
    """The words of one show's site; a show without them has a site of its own facts alone."""

    headline: str = ""
    """The first words of the home page; empty: the title of the show."""
    welcome: str = ""
    """The paragraphs under the headline; empty: the description of the show."""
    play: str = ""
    """The content id of the programme behind the play button; empty: the first programme."""
    voice: str = ""
    """How to reach the show by voice; empty: it cannot be reached so."""
    say: tuple[str, ...] = ()
    """What a person may say, word for word."""
    ask: str = ""
    """How to ask for one programme, with {name} for its name; empty: it cannot be asked for."""
    about_kinds: Mapping[str, str] = field(default_factory=dict)
    """A sentence for each kind of programme, under its heading on the home page."""
    headlines: Mapping[str, str] = field(default_factory=dict)
    """The question over an answer, by its id; without one, it is the first question that is put as one."""
    links: tuple[SiteLink, ...] = ()
    privacy: tuple[SiteSection, ...] = ()
    """What is added to the page on privacy, which says of every site what it and the skill keep."""
    terms: tuple[SiteSection, ...] = ()
    """The page of terms; none: what is true of every show."""


NO_SITE_WORDS = SiteWords()
"""Those of a show that has none."""
