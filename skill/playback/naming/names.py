"""Names: prepares the words of programmes' names and of a request for comparison."""

from functools import lru_cache

from audio_pipeline.catalog import Release
from skill.playback.naming.exact_words import SpokenWords, read_words

ANY = frozenset({"something", "anything", "any", "one", "else", "guided", "warm"})
EXERCISE = frozenset({"exercise", "exercises", "meditation", "meditations", "practice", "practices"})
BENEFIT = frozenset({"benefit", "benefits", "talk", "talks", "episode", "episodes"})
PROGRAMME = frozenset({"programme", "programmes", "program", "programs", "number"})
KINDS = EXERCISE | BENEFIT | PROGRAMME
_JOINING = frozenset({"with", "about", "of", "on", "in", "and"})

WordSet = frozenset[str]


@lru_cache(maxsize=8_192)
def read_name(name: str) -> SpokenWords:
    """Parse a programme's name; results are cached, so never call it with a listener's words."""
    return read_words(name)


def get_names(release: Release) -> tuple[str, ...]:
    """Return all names of a Release: its content id, title and names."""
    return (release.content_id, release.title, *release.names)


def find_distinctive_words(spoken_words: SpokenWords) -> WordSet:
    """Return the words without those that many names have."""
    return frozenset(spoken_words.words) - KINDS - ANY - _JOINING


def find_distinctive_names(release: Release) -> list[WordSet]:
    """Return the distinctive words of each of the Release's names."""
    return [find_distinctive_words(read_name(name)) for name in get_names(release)]


def collect_words(release: Release) -> WordSet:
    """Return every word of the Release's names."""
    return frozenset[str]().union(*(read_name(name).words for name in get_names(release)))


def is_of_loss(release: Release) -> bool:
    """Return whether the Release is for remembering somebody who has died: its title says so."""
    return read_name(release.title).tells_of_a_loss
