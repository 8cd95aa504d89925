"""A programme that descends: its bed sinks with the voice, is alone for a while, and fades over a minute."""

from dataclasses import replace
from itertools import pairwise

import pytest

from audio_pipeline.audio_format import ms_to_samples
from audio_pipeline.content.model import Mix, ScriptPart
from audio_pipeline.mix.descent import LAST_HEIGHT
from audio_pipeline.mix.timeline import lay_out_timeline
from tests.timelines import bed, fades, lasting, said, script, until

NIGHT = (
    *(bed("brown"), said("lie down."), until(60_000), said("breathe."), until(120_000), said("the street is dark.")),
    *(until(240_000), said("sleep well."), until(370_000)),
)


def mixed(*parts: ScriptPart, manner: str = "descend") -> Mix:
    wanted = replace(script(*parts), manner=manner)
    return lay_out_timeline(wanted, lasting(wanted))


def longer(last_ms: int) -> Mix:
    """The same night, whose last words take so long."""
    wanted = replace(script(*NIGHT), manner="descend")
    return lay_out_timeline(wanted, lasting(wanted, **{"sleep well.": last_ms}))


def height(made: Mix, at_s: float, sound: str = "brown") -> float:
    return fades(made, ms_to_samples(round(at_s * 1_000)))[sound]


def test_the_bed_sinks_until_the_last_words_and_stays_there_for_more_than_a_minute() -> None:
    made = mixed(*NIGHT)
    heights = [height(made, at_s) for at_s in (7, 60, 120, 180, 240, 300, 309)]
    assert heights[0] == pytest.approx(1, abs=0.02)
    assert all(later < sooner for sooner, later in pairwise(heights[:5]))
    assert heights[4:] == pytest.approx([LAST_HEIGHT] * 3, abs=1e-3)


def test_it_fades_over_the_last_minute() -> None:
    heights = [height(mixed(*NIGHT), at_s) for at_s in (310, 325, 340, 355, 369)]
    assert heights == pytest.approx([LAST_HEIGHT * left for left in (1, 0.75, 0.5, 0.25, 1 / 60)], abs=0.01)


def test_in_any_other_manner_it_stays_and_fades_in_six_seconds() -> None:
    made = mixed(*NIGHT, manner="")
    assert [height(made, at_s) for at_s in (7, 240, 363)] == [1, 1, 1]
    assert height(made, 367) == pytest.approx(0.5, abs=0.01)


def test_a_second_bed_goes_on_where_the_first_one_is() -> None:
    made = mixed(*NIGHT[:4], bed("night"), *NIGHT[4:])
    assert height(made, 130, "night") == pytest.approx(height(mixed(*NIGHT), 130), abs=1e-3)


def test_longer_last_words_change_only_the_chunk_they_are_in() -> None:
    before, after = mixed(*NIGHT), longer(2_900)
    changed = [
        number
        for number, pair in enumerate(zip(before.chunk_keys, after.chunk_keys, strict=True))
        if len(set(pair)) > 1
    ]
    assert changed
    assert all(12 * (number + 1) >= 236 and 12 * number <= 248 for number in changed)


def test_a_sleep_timer_fades_the_bed_from_where_it_is() -> None:
    made = mixed(*NIGHT)
    (ending, *_) = made.endings
    (tail_bed,) = ending.tail.beds
    assert tail_bed.fade[-1][1] == 0
    assert tail_bed.fade[-2][1] == pytest.approx(height(made, ending.place_ms / 1_000), abs=0.01)
