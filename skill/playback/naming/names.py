"""Names: prepares the words of programmes' names and of a request for comparison."""

from functools import lru_cache

from audio_pipeline.catalog import Release
from skill.playback.naming.exact_words import SpokenWords, read_words
from skill.playback.naming.vocabulary import Vocabulary

ANY = frozenset({"something", "anything", "any", "one", "else", "guided", "warm"})
EXERCISE = frozenset({"exercise", "exercises", "meditation", "meditations", "practice", "practices"})
BENEFIT = frozenset({"benefit", "benefits", "talk", "talks", "episode", "episodes"})
PROGRAMME = frozenset({"programme", "programmes", "program", "programs", "number"})
KINDS = EXERCISE | BENEFIT | PROGRAMME
_JOINING = frozenset({"with", "about", "of", "on", "in", "and"})

WordSet = frozenset[str]


@lru_cache(maxsize=32_768)
def read_name(name: str, vocabulary: Vocabulary) -> SpokenWords:
    """Parse a programme's name; results are cached, so never call it with a listener's words."""
    return read_words(name, vocabulary)


def get_names(release: Release) -> tuple[str, ...]:
    """Return all names of a Release: its content id, title and names."""
    return (release.content_id, release.title, *release.names)


def find_distinctive_words(spoken_words: SpokenWords) -> WordSet:
    """Return the words without those that many names have."""
    return frozenset(spoken_words.words) - KINDS - ANY - _JOINING


def find_distinctive_names(release: Release, vocabulary: Vocabulary) -> tuple[WordSet, ...]:
    """Return the distinctive words of each of the Release's names; many names have the same."""
    return _find_distinctive_names(get_names(release), vocabulary)


def collect_words(release: Release, vocabulary: Vocabulary) -> WordSet:
    """Return every word of the Release's names."""
    return frozenset[str]().union(*(read_name(name, vocabulary).words for name in get_names(release)))


def is_of_loss(release: Release, vocabulary: Vocabulary) -> bool:
    """Return whether the Release is for remembering somebody who has died: its title says so."""
    return read_name(release.title, vocabulary).tells_of_a_loss


@lru_cache(maxsize=512)
def _find_distinctive_names(names: tuple[str, ...], vocabulary: Vocabulary) -> tuple[WordSet, ...]:
    return tuple(dict.fromkeys(find_distinctive_words(read_name(name, vocabulary)) for name in names))
