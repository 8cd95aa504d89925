"""Slot types: what a listener can say in a slot, as values of the interaction model; made from the catalog."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from audio_pipeline.catalog import Catalog, Release
from skill.alexa.place_requests import PLACE_TYPE
from skill.alexa.place_requests import VALUES as PLACE_VALUES
from skill.alexa.playing_words import CHAPTER_ID, CHAPTER_SYNONYMS, CHAPTER_TYPE
from skill.alexa.short_replies import SHORT_REPLY_TYPE
from skill.alexa.short_replies import VALUES as SHORT_REPLY_VALUES
from skill.playback.chapters import stem_words
from skill.playback.naming.needs import list_nouns

PROGRAMME_TYPE = "PROGRAMME"
FIGURE_TYPE = "FIGURE"
KIND_TYPE = "KIND"
NEED_TYPE = "NEED"
FEELING_TYPE = "FEELING"
DURATION_TYPE = "AMAZON.DURATION"

_KIND_VALUES = (
    ("any-exercise", "an exercise", ("a meditation", "an exercise please", "any exercise", "a guided meditation")),
    ("any-benefit", "a talk", ("a benefit", "the benefits", "the talks", "any benefit")),
    ("the-shortest", "the shortest", ("the shortest one", "the shortest exercise", "the shortest meditation")),
    ("the-longest", "the longest", ("the longest one", "the longest exercise", "the longest meditation")),
    (
        "all-the-talks",
        "all the talks",
        ("all talks", "all of the talks", "all your talks", "every talk", "all five talks"),
    ),
    (
        "all-the-exercises",
        "all the exercises",
        ("all exercises", "all your exercises", "every exercise", "all the meditations", "all meditations"),
    ),
    (
        "three-exercises",
        "three exercises",
        (
            "two exercises",
            "four exercises",
            "five exercises",
            "a few exercises",
            "three meditations",
            "two meditations",
        ),
    ),
    ("three-talks", "three talks", ("two talks", "a few talks", "four talks")),
    (
        "two-short-ones",
        "two short ones",
        (
            "three short ones",
            "a few short ones",
            "a couple of short ones",
            "two short exercises",
            "three short exercises",
        ),
    ),
    (
        "three-five-minute-ones",
        "three five minute ones",
        ("two five minute ones", "two five minute exercises", "three five minute exercises"),
    ),
    ("a-quick-one", "a quick one", ("quick one", "the quick one", "a quick exercise", "a quick meditation")),
    ("no-touch", "no touch", ("no touching", "something with no touch", "one without touch", "without touching")),
    (
        "eyes-open",
        "eyes open",
        ("with my eyes open", "with eyes open", "something with my eyes open", "keep my eyes open"),
    ),
)
"""Requests without a programme's name: id, value and synonyms in the slot type of programmes."""

_KINDS = (
    ("exercise", "exercise", ("exercises", "meditation", "meditations", "practice", "guided meditation")),
    ("benefit", "talk", ("talks", "benefit", "benefits", "episode")),
)
"""The values of KIND: id, value and synonyms."""

_LATE = ("late {}", "dead {}", "{} who died", "{} who passed away", "{} who has died")
"""What is said of a person or an animal who has died; choosing reads it again."""

_NOT_SPOKEN = re.compile(r"[^a-z' ]+")
_DIGIT = re.compile(r"\d")
_ARTICLE = re.compile("^(a|an|the) ")

Json = dict[str, Any]

_Row = tuple[str, str, Sequence[str]]
"""The id of a value, its name and its synonyms."""


def clean_sample(question: str) -> str:
    """Return a question as a sample: lower-case words and apostrophes; empty if it has digits, which Alexa rejects."""
    words = question.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return "" if _DIGIT.search(words) else " ".join(_NOT_SPOKEN.sub(" ", words).split())


def build_slot_types(catalog: Catalog) -> list[Json]:
    """Build the slot types of this catalog with their values; a type without a value is left out."""
    taken_names: set[str] = set()
    releases = sorted(catalog.releases, key=lambda each: each.content_id)
    programmes = [
        _build_value(*row, taken_names)
        for row in (*((each.content_id, each.title, each.names) for each in releases), *_KIND_VALUES)
    ]
    replies = [_build_value(name, words[0], words[1:], taken_names) for name, words in SHORT_REPLY_VALUES.items()]
    places = [_build_value(name, words[0], words[1:], taken_names) for name, words in PLACE_VALUES.items()]
    nouns = ((each.content_id, *list_nouns(each)) for each in releases if list_nouns(each))
    types = {
        PROGRAMME_TYPE: programmes if releases else [],
        KIND_TYPE: _build_values(_KINDS) if releases else [],
        FIGURE_TYPE: _build_values(_list_figures(catalog)) if releases else [],
        NEED_TYPE: _build_values((name, first, rest) for name, first, *rest in nouns),
        FEELING_TYPE: _build_values(
            (each.content_id, each.needs[0], each.needs[1:]) for each in releases if each.needs
        ),
        PLACE_TYPE: places,
        SHORT_REPLY_TYPE: replies,
        CHAPTER_TYPE: _build_values(_list_chapters(releases)),
    }
    return [{"name": name, "values": values} for name, values in types.items() if values]


def _list_figures(catalog: Catalog) -> Iterator[_Row]:
    """Yield each figure with its words, and with what is said of one who has died."""
    for each in catalog.figures:
        late = (way.format(word) for word in each.words for way in _LATE if each.kind != "place")
        value, *synonyms = (*each.words, *each.phrases, *late, each.id)
        yield each.id, value, synonyms


def _list_chapters(releases: Sequence[Release]) -> Iterator[_Row]:
    """Yield each chapter with what listeners call it; the first chapter of a kind has those names."""
    titles = list_chapter_titles(releases)
    bare_titles = {title: _ARTICLE.sub("", title) for title in titles}
    for title, bare in bare_titles.items():
        called = (name for word in stem_words(title) for name in CHAPTER_SYNONYMS.get(word, ()))
        synonyms = [each for each in (bare, f"the {bare}", *called) if each not in bare_titles]
        yield f"{CHAPTER_ID}{title.replace(' ', '-')}", title, synonyms


def list_chapter_titles(releases: Sequence[Release]) -> list[str]:
    """Return the titles of all chapters, as samples, each once and in alphabetical order."""
    titles = {clean_sample(chapter.title) for each in releases for chapter in each.chapters}
    return sorted(filter(None, titles))


def _build_values(rows: Iterable[_Row]) -> list[Json]:
    """Build the values of a slot type; a row without any free name is left out."""
    taken_names: set[str] = set()
    values = (_build_value(*row, taken_names) for row in rows if any(map(clean_sample, (row[1], *row[2]))))
    return list(values)


def _build_value(value_id: str, title: str, names: Sequence[str], taken_names: set[str]) -> Json:
    """Build a value of the slot type from those of its names that no other value has."""
    free = [each for each in dict.fromkeys(map(clean_sample, (title, *names))) if each and each not in taken_names]
    value, *synonyms = free or [value_id]
    taken_names.update((value, *synonyms))
    return {"id": value_id, "name": {"value": value, "synonyms": synonyms}}
