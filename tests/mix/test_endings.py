"""Endings: where a sleep timer may end a programme, and what is heard of it then."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from audio_pipeline.audio_format import FRAME_SAMPLES, ms_to_samples
from audio_pipeline.content.model import Mix, MixEnding, ScriptPart
from audio_pipeline.mix.endings import MOST_ENDINGS, SILENT_MS
from audio_pipeline.mix.layout import BED_FADE_MS
from audio_pipeline.mix.timeline import lay_out_timeline
from tests import timelines
from tests.timelines import bed, breathe, chime, lasting, pause, said, script, until

SENTENCE_MS = 2_400


def talk(*, seconds: int, stop: str = ".", pause_ms: int = 600) -> Iterator[ScriptPart]:
    """Sentences in a row, one in three seconds."""
    for number in range(seconds // 3):
        yield said(f"sentence {number}{stop}")
        yield pause(pause_ms)


def mixed(*parts: ScriptPart) -> Mix:
    wanted = script(*parts)
    return lay_out_timeline(wanted, lasting(wanted, SENTENCE_MS))


def is_spoken(made: Mix, at_ms: int) -> bool:
    at = ms_to_samples(at_ms)
    return any(clip.start_sample <= at < clip.end_sample for clip in timelines.clips(made))


def places_s(made: Mix) -> list[float]:
    return [each.place_ms / 1_000 for each in made.endings]


# --- where ----------------------------------------------------------------------------------------------------


def test_a_programme_may_end_about_every_two_minutes_between_two_sentences() -> None:
    made = mixed(*talk(seconds=600))
    assert places_s(made) == pytest.approx([120, 240, 360, 480], abs=3)
    assert not any(is_spoken(made, each.place_ms) for each in made.endings)


def test_a_programme_of_less_than_four_minutes_is_over_soon_anyway() -> None:
    assert mixed(*talk(seconds=237)).endings == ()


def test_a_sentence_is_not_divided_however_long_the_silence_in_it() -> None:
    made = mixed(*talk(seconds=120), said("and now"), pause(5_000), said("go on."), pause(500), *talk(seconds=120))
    first = made.endings[0].place_ms
    start_ms, end_ms = made.timings[40].start_ms, made.timings[41].end_ms
    assert (made.timings[40].text, made.timings[41].text) == ("and now", "go on.")
    assert not start_ms <= first <= end_ms


def test_without_the_end_of_a_sentence_there_is_no_ending() -> None:
    assert mixed(*talk(seconds=300, stop=",")).endings == ()


def test_the_longest_silence_nearby_is_taken() -> None:
    made = mixed(*talk(seconds=105), said("rest a while."), pause(4_000), *talk(seconds=150))
    rest_ends_ms = made.timings[35].end_ms
    assert made.endings[0].place_ms == pytest.approx(rest_ends_ms + 2_500, abs=24)


@pytest.mark.parametrize(("rest_s", "place_s"), [(20, 114.5), (40, 120)])
def test_in_a_long_silence_it_is_as_near_to_its_time_as_is_well_away_from_words(rest_s: int, place_s: float) -> None:
    made = mixed(*talk(seconds=93), said("rest a while."), pause(rest_s * 1_000), *talk(seconds=150))
    assert made.endings[0].place_ms / 1_000 == pytest.approx(place_s, abs=0.6)


def test_no_ending_is_where_a_breath_or_a_chime_is_heard() -> None:
    made = mixed(*talk(seconds=114), said("breathe."), breathe(times=2), chime("bowl"), *talk(seconds=150))
    cues = timelines.cues(made)
    at = ms_to_samples(made.endings[0].place_ms)
    assert not any(cue.start_sample <= at < cue.end_sample for cue in cues)


def test_where_no_silence_is_near_the_nearest_one_counts() -> None:
    made = mixed(*talk(seconds=93), said("breathe."), breathe(times=6), *talk(seconds=150))
    before_s, after_s = made.timings[31].end_ms / 1_000, made.timings[32].start_ms / 1_000
    assert (before_s, after_s) == pytest.approx((95.6, 155.6), abs=0.1)
    assert before_s - 4 < made.endings[0].place_ms / 1_000 < before_s


def test_a_very_long_programme_has_wider_spaces() -> None:
    made = mixed(*talk(seconds=3_600))
    assert len(made.endings) <= MOST_ENDINGS
    assert len({round((after - before) / 60) for before, after in pairwise(places_s(made))}) == 1


def test_an_edit_leaves_the_endings_before_it_as_they_were() -> None:
    before, after = (
        mixed(*talk(seconds=300), until(320_000), said(words), pause(900), *talk(seconds=150))
        for words in ("these.", "those.")
    )
    same = [one == other for one, other in zip(before.endings, after.endings, strict=True)]
    assert same[:2] == [True, True]


# --- what is heard --------------------------------------------------------------------------------------------


def tail_of(ending: MixEnding) -> tuple[int, int]:
    """The samples of the programme at which the tail and its chunk begin."""
    start = ending.n_kept_frames * FRAME_SAMPLES
    assert start < ms_to_samples(ending.place_ms) + FRAME_SAMPLES
    return start, start - ending.tail.lead_frames * FRAME_SAMPLES


def test_nothing_new_is_heard_after_the_place_and_nothing_before_it_is_missing() -> None:
    made = mixed(bed(), *talk(seconds=300))
    for ending in made.endings:
        start, zero = tail_of(ending)
        heard = {(clip.key, clip.start_sample + zero) for clip in ending.tail.clips}
        wanted = {
            (c.key, c.start_sample) for c in timelines.clips(made) if c.end_sample > zero and c.start_sample < start
        }
        assert heard == wanted
        assert max(at for _, at in heard) + ms_to_samples(SENTENCE_MS) < start


def test_the_bed_fades_out_as_at_the_end_of_a_programme_and_then_there_is_silence() -> None:
    made = mixed(bed(), *talk(seconds=300))
    ending = made.endings[0]
    (faded,) = ending.tail.beds
    _, zero = tail_of(ending)
    fade_starts = ms_to_samples(ending.place_ms) - zero
    assert timelines.level(faded.fade, fade_starts - FRAME_SAMPLES) == 1
    assert timelines.level(faded.fade, fade_starts + ms_to_samples(BED_FADE_MS // 2)) == pytest.approx(0.5, abs=0.01)
    assert timelines.level(faded.fade, faded.end_sample) == 0
    assert ending.tail.n_samples - faded.end_sample >= ms_to_samples(SILENT_MS)


def test_the_bed_does_not_rise_again_after_the_last_words() -> None:
    made = mixed(bed(), *talk(seconds=300))
    ending = made.endings[0]
    levels = [timelines.level(ending.tail.duck, at) for at in range(0, ending.tail.n_samples, FRAME_SAMPLES)]
    assert levels == [0] * len(levels)


def test_a_bed_that_has_ended_before_is_not_heard_again() -> None:
    made = mixed(bed(), *talk(seconds=60), bed("none"), *talk(seconds=240))
    assert [ending.tail.beds for ending in made.endings] == [()] * len(made.endings)
