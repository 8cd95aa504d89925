"""Figures: finds the figures of the catalog that a request names: a grandmother, a dog, a place."""

from functools import lru_cache

from audio_pipeline.catalog import Figure
from skill.playback.naming.exact_words import SpokenWords, read_words, strip_plural
from skill.playback.naming.names import WordSet
from skill.playback.naming.vocabulary import Vocabulary


def find_figures(spoken_words: SpokenWords, vocabulary: Vocabulary) -> tuple[Figure, ...]:
    """Return the figures that are named, in the order in which they are said."""
    singular = tuple(map(strip_plural, spoken_words.words))
    found = _find_longest(frozenset(singular), vocabulary)
    first_at = {figure: min(map(singular.index, words)) for figure, words in reversed(found)}
    return tuple(sorted(first_at, key=lambda each: first_at[each]))


def find_figure_words(spoken_words: SpokenWords, vocabulary: Vocabulary) -> WordSet:
    """Return the words, in the singular, by which figures are named."""
    spoken = frozenset(map(strip_plural, spoken_words.words))
    return frozenset[str]().union(*(words for _, words in _find_longest(spoken, vocabulary)))


def _find_longest(spoken: WordSet, vocabulary: Vocabulary) -> list[tuple[Figure, WordSet]]:
    """Return the figures named by these words; an inner child is no child, and an ex husband no husband."""
    found = [(figure, words) for figure, words in _read_figures(vocabulary) if words <= spoken]
    return [(figure, words) for figure, words in found if not any(words < other for _, other in found)]


@lru_cache(maxsize=8)
def _read_figures(vocabulary: Vocabulary) -> tuple[tuple[Figure, WordSet], ...]:
    """Return each figure with the words that name it; a loss is understood without its figure."""
    said = ((figure, read_words(each, vocabulary)) for figure in vocabulary.figures for each in _list_sayings(figure))
    return tuple(
        (figure, frozenset(map(strip_plural, spoken_words.words)))
        for figure, spoken_words in said
        if spoken_words.words and not spoken_words.tells_of_a_loss
    )


def _list_sayings(figure: Figure) -> tuple[str, ...]:
    return (*figure.words, *figure.phrases)
