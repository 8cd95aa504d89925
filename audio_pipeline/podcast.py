"""Podcast: the settings of a show as a podcast: its episodes, rights, people and money.

Standard library only: the catalog has them too.
"""

from dataclasses import dataclass

SERIAL, EPISODIC = "serial", "episodic"
"""The types of a podcast: one to hear in order, and one to hear in any order (Apple, itunes:type)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A part of a podcast that counts its own episodes.

    A selector is the id of a programme, or a kind, which stands for all its programmes by their positions.
    """

    name: str = ""
    """The name that apps may show instead of its number; may be empty."""
    episodes: tuple[str, ...] = ()
    """The selectors of its episodes, in order."""
    bonus: tuple[str, ...] = ()
    """The selectors of its bonus episodes, which come last and have no number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of the show."""

    name: str
    role: str = ""
    """A role of the Podcast Taxonomy, such as author; empty: host."""
    group: str = ""
    """A group of the Podcast Taxonomy, such as writing; empty: cast."""
    href: str = ""
    img: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """A place where listeners can support the show."""

    url: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """The licence of the sound."""

    name: str = ""
    """An SPDX id such as cc-by-4.0, or the name of a licence of its own; empty: none is stated."""
    url: str = ""
    """The text of the licence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """The publisher's own feed, which lists its podcasts."""

    guid: str = ""
    """The GUID of that feed; empty: none is stated."""
    feed_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRecipient:
    """A receiver of payments."""

    name: str
    type: str
    address: str
    split: int
    """Shares, of the sum of all shares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A way to stream payments to the makers."""

    type: str = ""
    """The payment layer, such as lightning; empty: none is stated."""
    method: str = ""
    suggested: str = ""
    recipients: tuple[ValueRecipient, ...] = ()


DEFAULT_SEASONS = (
    Season(name="Benefits", episodes=("introduction", "benefit")),
    Season(name="Exercises", episodes=("exercise",)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Podcast:
    """The settings of a podcast. With none of them set it is a serial of two seasons."""

    type: str = SERIAL
    explicit: bool = False
    locked: bool = True
    """True if other hosts must not import the feed."""
    complete: bool = False
    """True if no episode will follow."""
    copyright: str = ""
    new_feed_url: str = ""
    """The address that the feed has moved to; empty: it has not moved away."""
    more_categories: tuple[str, ...] = ()
    """Further categories of Apple, each as "Education" or "Education > Self-Improvement"."""
    episodes: tuple[str, ...] = ("trailer",)
    """The selectors of the episodes that come before all seasons."""
    bonus: tuple[str, ...] = ()
    """The selectors of the bonus episodes that come after all seasons."""
    variants: bool = True
    """True if each variant is a bonus episode behind its programme."""
    seasons: tuple[Season, ...] = DEFAULT_SEASONS
    people: tuple[Person, ...] = ()
    funding: tuple[Funding, ...] = ()
    license: License = License()
    publisher: Publisher = Publisher()
    value: Value = Value()
    block: tuple[str, ...] = ()
    """The platforms that must not show the podcast, by their ids; "all" for all of them."""
    websub_hub: str = ""
    """The WebSub hub that is told of a changed feed; empty: none is."""
    podping_url: str = ""
    """The Podping service that is told of a changed feed; empty: none is."""

    @property
    def is_announced(self) -> bool:
        """Tell whether anybody is told of a changed feed."""
        return bool(self.websub_hub or self.podping_url)

    @property
    def selectors(self) -> tuple[str, ...]:
        """Return all selectors, in the order of their episodes."""
        by_season = (selector for season in self.seasons for selector in (*season.episodes, *season.bonus))
        return (*self.episodes, *by_season, *self.bonus)


DEFAULT_PODCAST = Podcast()
"""The settings of a show whose show.toml has none."""
