"""What the report draws of a timeline."""

from dataclasses import replace
from itertools import pairwise

import pytest

from audio_pipeline.audio_format import ms_to_samples
from audio_pipeline.content.manner import DESCEND
from audio_pipeline.content.model import ScriptPart
from audio_pipeline.mix.render import BREATH_DUCK_DB, DUCK_DB
from audio_pipeline.mix.timeline import lay_out_timeline
from audio_pipeline.report.timeline import Timeline, build_timeline
from audio_pipeline.signal.intervals import merge_intervals
from tests.timelines import bed, breath, breathe, chapter, chime, lasting, pause, said, script, until

CLIP_MS = 2_400


def drawn(*parts: ScriptPart) -> Timeline:
    told = script(*parts)
    return build_timeline(told, lay_out_timeline(told, lasting(told, CLIP_MS)))


def test_a_silence_is_as_long_as_its_author_wrote() -> None:
    line = drawn(said("one"), pause(7_310), said("two"))
    _, between, _ = line.quiet
    assert (between.end_ms - between.start_ms, between.is_natural) == (7_310, False)


def test_a_pause_that_nobody_wrote_is_told_from_a_silence() -> None:
    line = drawn(said("one"), breath(800), said("two"), chapter("Two"), breath(900), said("three"), breath(850))
    before, first, second, after = line.quiet
    assert [each.is_natural for each in (before, first, second, after)] == [False, True, True, False]


def test_what_is_heard_beside_a_pause_makes_it_no_natural_one() -> None:
    line = drawn(said("one"), breath(800), breathe(), breath(800), said("two"))
    assert not any(each.is_natural for each in line.quiet)


def test_a_silence_without_a_bed_is_bare_for_as_long_as_that_is_missing() -> None:
    line = drawn(said("one"), pause(10_000), bed("brown"), pause(12_000), said("two"))
    _, between, _ = line.quiet
    assert between.end_ms - between.start_ms == 22_000
    assert between.bare_ms == 10_000


def test_a_bed_is_one_however_many_chunks_it_lies_in() -> None:
    line = drawn(pause(3_000), bed("brown", level_db=-18), said("one"), until(60_000))
    assert len(line.chunk_starts_ms) == 5
    (only,) = line.beds
    assert (only.sound, only.level_db, only.start_ms, only.end_ms) == ("brown", -18, 3_240, 60_000)


def test_a_bed_is_down_under_words_and_open_in_silences() -> None:
    line = drawn(bed("brown"), pause(15_000), said("one"), pause(30_000))
    (only,), (words,) = line.beds, line.words
    assert dict(only.outline)[words.start_ms] == pytest.approx(10 ** (DUCK_DB / 20), abs=0.001)
    assert (words.start_ms, words.end_ms) in only.ducked_intervals
    assert any(end - start > 15_000 for start, end in merge_intervals(only.open_intervals))


def test_a_bed_is_drawn_under_breaths_as_low_as_it_is_heard() -> None:
    (only,) = drawn(bed("brown"), pause(15_000), breathe(4_000, 6_000, times=2), pause(30_000)).beds
    assert min(height for ms, height in only.outline if 10_000 < ms < 50_000) == pytest.approx(
        10 ** (BREATH_DUCK_DB / 20), abs=0.001
    )
    assert only.ducked_intervals == ()


def test_a_bed_that_sinks_is_down_under_words_and_open_in_silences() -> None:
    parts = (bed("brown"), pause(15_000), said("one"), until(120_000), said("two"), until(240_000))
    told = replace(script(*parts), manner=DESCEND)
    line = build_timeline(told, lay_out_timeline(told, lasting(told, CLIP_MS)))
    (only,) = line.beds
    down, still = merge_intervals(only.ducked_intervals), merge_intervals(only.open_intervals)
    assert all(any(start <= each.start_ms < each.end_ms <= end for start, end in down) for each in line.words)
    assert still[0][0] >= 6_240
    assert still[-1][1] == pytest.approx(180_000, abs=100)


def test_a_bed_begins_and_ends_with_nothing() -> None:
    (only,) = drawn(bed("brown"), said("one"), until(40_000)).beds
    assert only.outline[0] == (240, 0.0)
    assert only.outline[-1] == (40_008, 0.0)


def test_two_beds_lie_over_each_other_where_one_goes_and_the_other_comes() -> None:
    first, second = drawn(bed("brown"), pause(30_000), bed("pad"), pause(30_000)).beds
    assert (first.sound, second.sound) == ("brown", "pad")
    assert second.start_ms < first.end_ms


def test_cues_come_once_and_in_order() -> None:
    line = drawn(chime("bowl"), breathe(4_000, 6_000, times=2), pause(20_000), chime("soft"))
    assert [cue.text for cue in line.cues] == ["bowl", "in-4000", "out-6000", "in-4000", "out-6000", "soft"]
    assert all(one.start_ms < other.start_ms for one, other in pairwise(line.cues))


def test_words_and_silences_and_cues_fill_the_whole_length() -> None:
    line = drawn(
        chime("bowl"), chapter("A"), said("one"), breath(700), said("two"), pause(5_000), breathe(), until(40_000)
    )
    held = [(each.start_ms, each.end_ms) for each in (*line.words, *line.cues)]
    held += [(each.start_ms, each.end_ms) for each in line.quiet]
    heard = {ms for start, end in held for ms in range(start // 8, end // 8)}
    assert heard == set(range(line.duration_ms // 8))
    assert ms_to_samples(line.duration_ms) // 1_152 * 24 == line.duration_ms
