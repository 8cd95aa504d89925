"""Names: the words of what there is, and of a request, as they are compared."""

from functools import lru_cache

from audio_pipeline.catalog import Release
from skill.naming.exact_words import Said, read

ANY = frozenset({"something", "anything", "any", "one", "else", "guided", "warm"})
EXERCISE = frozenset({"exercise", "exercises", "meditation", "meditations", "practice", "practices"})
BENEFIT = frozenset({"benefit", "benefits", "talk", "talks", "episode", "episodes"})
PROGRAMME = frozenset({"programme", "programmes", "program", "programs", "number"})
KINDS = EXERCISE | BENEFIT | PROGRAMME
_JOINING = frozenset({"with", "about", "of", "on", "in", "and"})

Words = frozenset[str]


@lru_cache(maxsize=8_192)
def read_name(name: str) -> Said:
    """Read a name of ours: what listeners say is never kept."""
    return read(name)


def names_of(release: Release) -> tuple[str, ...]:
    """Everything a Release is called."""
    return (release.content_id, release.title, *release.names)


def telling(said: Said) -> Words:
    """What is left of a name without the words that every name could have."""
    return frozenset(said.words) - KINDS - ANY - _JOINING


def telling_names(release: Release) -> list[Words]:
    """What is left so of each of its names."""
    return [telling(read_name(name)) for name in names_of(release)]


def all_words(release: Release) -> Words:
    """Every word of every name."""
    return frozenset[str]().union(*(read_name(name).words for name in names_of(release)))


def is_of_loss(release: Release) -> bool:
    """Whether it was made for somebody who has died: its title says so."""
    return read_name(release.title).tells_of_a_loss
