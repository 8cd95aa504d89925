"""Needs: the words for what a programme may be wanted for: the catalog's needs, and nouns for some of them."""

import re
from collections.abc import Iterator, Mapping

from audio_pipeline.catalog import Catalog, Release
from skill.per_catalog import keep_for_latest

NOUNS: Mapping[str, tuple[str, ...]] = {
    "calm me down": (
        "stress", "my stress", "stress relief", "tension", "nerves", "my nerves", "a stressful day", "a hard day",
        "a busy head", "relaxing", "relaxation", "calming down", "calm", "a break", "overwhelm",
    ),
    "I'm anxious about tomorrow": ("anxiety", "my anxiety", "worry", "worries", "worrying", "comfort", "homesickness"),
    "can't sleep": (
        "sleep", "sleeping", "insomnia", "bedtime", "bed", "a bad night", "the night", "falling asleep", "tonight",
        "when i can't sleep",
    ),
    "I'm lonely": ("loneliness", "being alone", "a lonely evening", "missing someone", "missing somebody"),
    "she left me": ("heartache", "heartbreak", "a broken heart", "a break up", "a breakup"),
    "I'm feeling low": ("sadness", "a low mood", "a bad mood", "a grey day", "the blues", "gratitude"),
    "stage fright": ("stage fright", "an exam", "a test", "a presentation", "an interview", "a speech"),
    "big conversation tonight": ("a hard conversation", "a difficult conversation", "a difficult talk", "a meeting"),
    "that was brutal": ("an argument", "after an argument", "a row", "a fight"),
    "touch starved": ("being held", "a hug on my own", "skin hunger"),
    "something for couples": ("couples", "a couple", "two", "two people", "us both", "the two of us", "us two"),
    "I'm new here": ("beginners", "a beginner", "newcomers"),
    "tired hands": ("tired hands", "tired shoulders"),
}  # fmt: skip
"""Nouns that say the same as a need, as in "something for stress"; the need is found word for word in the catalog."""


def list_need_words(catalog: Catalog) -> Iterator[tuple[Release, tuple[str, ...]]]:
    """Yield each programme that has needs, with all the words for them: the nouns first."""
    for release in sorted(catalog.releases, key=lambda each: each.content_id):
        nouns = (noun for need in release.needs for noun in NOUNS.get(need, ()))
        if release.needs:
            yield release, (*nouns, *release.needs)


def list_nouns(release: Release) -> tuple[str, ...]:
    """Return the nouns for the needs of a programme."""
    return tuple(noun for need in release.needs for noun in NOUNS.get(need, ()))


def find_needed(catalog: Catalog, words: str) -> Release | None:
    """Return the programme that is needed in just these words; None if the catalog has no such need."""
    return catalog.of_content(_index_needs(catalog).get(_normalise(words), ""))


@keep_for_latest
def _index_needs(catalog: Catalog) -> Mapping[str, str]:
    """Return the content id of the programme for each way to say a need; the first of two that say the same."""
    rows = [(each, release.content_id) for release, words in list_need_words(catalog) for each in words]
    return {_normalise(each): content_id for each, content_id in reversed(rows)}


def _normalise(words: str) -> str:
    return " ".join(
        re.findall(r"[a-z0-9]+", words.lower().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", ""))
    )
