"""A programme that descends: its voice grows softer and slower, and an edited sentence changes only itself."""

from dataclasses import replace
from itertools import pairwise

import pytest

from audio_pipeline.content.model import Script, ScriptPart, Segment, Silence
from audio_pipeline.script.descent import apply_descent
from tests.timelines import breath, pause, said, script, until

NIGHT = (
    *(said("lie down.", rate=0.6), breath(1_000), said("the lamp is on.", rate=0.6)),
    *(until(60_000), said("breathe.", rate=0.6), pause(2_000), said("slowly.", rate=0.6)),
    *(until(120_000), said("the street is dark.", rate=0.6), breath(1_000), said("one lamp is on.", rate=0.6)),
    *(until(240_000), said("rest.", rate=0.6), breath(1_000), said("sleep well.", rate=0.6)),
    until(360_000),
)


def descending(*parts: ScriptPart) -> Script:
    return apply_descent(script(*parts), form_rate=1.0)


def silences(found: Script) -> list[int]:
    return [part.ms for part in found.parts if isinstance(part, Silence)]


def test_the_voice_sinks_by_nine_decibels_from_the_first_words_to_the_last() -> None:
    levels = [each.level_db for each in descending(*NIGHT).segments]
    assert (levels[0], levels[-1]) == (0.0, -9.0)
    assert all(later <= sooner for sooner, later in pairwise(levels))


def test_it_sinks_least_at_first() -> None:
    opening, breathing, dark, rest = (descending(*NIGHT).segments[number].level_db for number in (0, 2, 4, 6))
    assert opening - breathing < breathing - dark < dark - rest


def test_the_voice_slows_to_half_of_its_own_pace() -> None:
    rates = [each.rate for each in descending(*NIGHT).segments]
    assert (rates[0], rates[-1]) == (0.6, 0.5)
    assert all(later <= sooner for sooner, later in pairwise(rates))


def test_a_voice_that_is_slower_still_keeps_its_pace() -> None:
    slow = descending(said("lie down.", rate=0.4), until(60_000), said("rest.", rate=0.4), until(200_000))
    assert [each.rate for each in slow.segments] == [0.4, 0.4]


def test_natural_pauses_grow_and_those_of_the_author_stay() -> None:
    assert silences(descending(*NIGHT)) == [1_000, 2_000, 1_300, 1_600]


@pytest.mark.parametrize("index", [0, 5, 11])
def test_another_sentence_changes_no_other_one(index: int) -> None:
    places = [number for number, part in enumerate(NIGHT) if isinstance(part, Segment)]
    number = min(places, key=lambda place: abs(place - index))
    edited = (
        *NIGHT[:number],
        said("something longer than it was.", rate=0.6),
        said("more.", rate=0.6),
        *NIGHT[number + 1 :],
    )
    before, after = descending(*NIGHT).segments, descending(*edited).segments
    assert {each for each in before if each not in after} == {before[places.index(number)]}


def test_without_an_anchor_before_the_last_words_nothing_descends() -> None:
    flat = descending(said("lie down."), said("rest."), until(60_000))
    assert [each.level_db for each in flat.segments] == [0.0, 0.0]


def test_pauses_at_commas_grow_as_those_between_sentences_do() -> None:
    parts = [replace(part, phrase_pause_ms=500) if isinstance(part, Segment) else part for part in NIGHT]
    pauses = [each.phrase_pause_ms for each in descending(*parts).segments]
    assert (pauses[0], pauses[-1]) == (500, 800)
