"""Mix: where everything is on the timeline."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.audio_format import FRAME_SAMPLES, ms_to_samples
from audio_pipeline.content.model import Chunk, Mix, Script, ScriptPart, TimedText, TimelineItem
from audio_pipeline.errors import ContentFaults, SourceLocation
from audio_pipeline.mix.ducking import UNDER_BREATHS
from audio_pipeline.mix.layout import BED_FADE_MS, CHUNK_FRAMES, LEAD_FRAMES, TAIL_FRAMES
from audio_pipeline.mix.sounds.breath import name_in_breath, name_out_breath
from audio_pipeline.mix.sounds.chime import CHIMES
from audio_pipeline.mix.timeline import START_MS, lay_out_timeline
from tests import timelines
from tests.timelines import PATH, bed, breath, breathe, chapter, chime, lasting, pause, said, script, until

CHUNK_MS = CHUNK_FRAMES * FRAME_SAMPLES // 48
MIX = settings(max_examples=50, deadline=None)


def mixed(*parts: ScriptPart, **lengths_ms: int) -> Mix:
    wanted = script(*parts)
    return lay_out_timeline(wanted, lasting(wanted, **lengths_ms))


# --- silences -------------------------------------------------------------------------------------------------


@MIX
@given(pause_ms=st.integers(0, 65_000), first_ms=st.integers(30, 9_000))
def test_a_written_pause_is_exact_to_the_sample(pause_ms: int, first_ms: int) -> None:
    one, two = timelines.clips(mixed(said("one"), pause(pause_ms), said("two"), one=first_ms))
    assert two.start_sample - one.end_sample == 48 * pause_ms


@MIX
@given(pause_ms=st.integers(1, 3_000), first_ms=st.integers(30, 9_000))
def test_a_natural_pause_lasts_until_the_next_frame_begins(pause_ms: int, first_ms: int) -> None:
    one, two = timelines.clips(mixed(said("one"), breath(pause_ms), said("two"), one=first_ms))
    assert two.start_sample % FRAME_SAMPLES == 0
    assert ms_to_samples(pause_ms) <= two.start_sample - one.end_sample < ms_to_samples(pause_ms) + FRAME_SAMPLES


@MIX
@given(until_ms=st.integers(3_000, 300_000), before_ms=st.integers(30, 2_760))
def test_after_an_anchor_words_begin_at_its_very_time(until_ms: int, before_ms: int) -> None:
    made = mixed(said("one"), until(until_ms), said("two"), one=before_ms)
    assert timelines.clips(made)[1].start_sample == 48 * until_ms


def test_an_anchor_at_the_end_is_the_length_of_the_programme() -> None:
    made = mixed(said("one"), until(300_000))
    assert made.n_samples == ms_to_samples(300_000)
    assert made.n_samples % FRAME_SAMPLES == 0


def test_words_that_end_at_an_anchor_are_in_time() -> None:
    made = mixed(said("one"), until(START_MS + 2_400), said("two"))
    one, two = timelines.clips(made)
    assert two.start_sample == one.end_sample


def test_all_anchors_that_are_overrun_are_named_at_once() -> None:
    with pytest.raises(ContentFaults) as refused:
        mixed(
            said("one"), until(2_000, line=7), said("two"), until(4_500, line=9), said("three"), until(5_000, line=11)
        )
    faults = refused.value.faults
    assert [(fault.rule, fault.location) for fault in faults] == [
        ("until-overrun", SourceLocation(PATH, 7)),
        ("until-overrun", SourceLocation(PATH, 11)),
    ]
    # The second is in time, counted from where the first should have been.
    assert "0.6 s after" in faults[0].what
    assert "1.9 s after" in faults[1].what


def test_one_sample_over_an_anchor_is_over_it() -> None:
    with pytest.raises(ContentFaults):
        mixed(said("one"), until(START_MS + 2_399), said("two"))


# --- chimes and chapters --------------------------------------------------------------------------------------


@pytest.mark.parametrize("sound", CHIMES)
def test_after_a_chime_the_words_wait_and_it_rings_on_under_them(sound: str) -> None:
    made = mixed(chime(sound), said("one"), said("two"), said("three"), said("four"))
    (struck,) = timelines.cues(made)
    assert struck.start_sample == ms_to_samples(START_MS)
    assert struck.n_samples == CHIMES[sound].n_samples
    assert timelines.clips(made)[0].start_sample == struck.start_sample + ms_to_samples(CHIMES[sound].wait_ms)


@pytest.mark.parametrize("after", [(), (bed("none"),)], ids=["nothing", "the end of the bed"])
@pytest.mark.parametrize("sound", CHIMES)
def test_a_chime_at_the_end_rings_out(sound: str, after: tuple[ScriptPart, ...]) -> None:
    made = mixed(said("one"), chime(sound), *after)
    (struck,) = timelines.cues(made)
    assert struck.n_samples == CHIMES[sound].n_samples
    assert 0 <= made.n_samples - struck.end_sample < FRAME_SAMPLES


def test_a_chime_before_the_last_words_does_not_ring_past_the_end() -> None:
    made = mixed(chime("bowl"), said("one"), one=100)
    (struck,) = timelines.cues(made)
    assert struck.end_sample == made.n_samples


def test_chapters_begin_where_their_words_begin_and_leave_no_gap() -> None:
    first = (chapter("One"), said("a"), breath(900), said("b"), breath(1_500))
    made = mixed(*first, chapter("Two"), said("c"), pause(5_000))
    first_of_two = timelines.clips(made)[2].start_sample // 48
    end_ms = made.n_samples // 48
    assert made.chapters == (
        TimedText(start_ms=0, end_ms=first_of_two, text="One"),
        TimedText(start_ms=first_of_two, end_ms=end_ms, text="Two"),
    )


def test_the_first_chapter_begins_at_the_very_start_even_after_a_chime() -> None:
    made = mixed(bed(), chime(), chapter("One"), said("a"), breath(600), chapter("Two"), said("b"))
    assert [each.start_ms for each in made.chapters] == [0, timelines.clips(made)[1].start_sample // 48]


def test_without_headings_there_are_no_chapters() -> None:
    assert mixed(said("one")).chapters == ()


# --- breaths --------------------------------------------------------------------------------------------------

lengths_ms = st.integers(2_000, 10_000)


@MIX
@given(in_ms=lengths_ms, out_ms=lengths_ms, times=st.integers(1, 12))
def test_breaths_follow_each_other_without_a_gap_and_last_exactly_as_long_as_they_say(
    in_ms: int, out_ms: int, times: int
) -> None:
    made = mixed(said("one"), breathe(in_ms, out_ms, times=times), said("two"))
    one, two = timelines.clips(made)
    assert two.start_sample - one.end_sample == 48 * (in_ms + out_ms) * times
    breaths = timelines.cues(made)
    assert [each.key for each in breaths] == [name_in_breath(in_ms), name_out_breath(out_ms)] * times
    assert [each.n_samples for each in breaths] == [ms_to_samples(in_ms), ms_to_samples(out_ms)] * times
    ends = [one.end_sample, *(each.end_sample for each in breaths)]
    assert ends == [*(each.start_sample for each in breaths), two.start_sample]


def test_a_script_may_end_with_breaths_and_hears_the_last_one_out() -> None:
    made = mixed(said("one"), chime(), said("two"), breathe(4_000, 6_000, times=2))
    last = timelines.cues(made)[-1]
    assert last.n_samples == ms_to_samples(6_000)
    assert 0 <= made.n_samples - last.end_sample < FRAME_SAMPLES


def test_breaths_that_last_beyond_an_anchor_overrun_it() -> None:
    with pytest.raises(ContentFaults, match="until-overrun"):
        mixed(said("one"), breathe(times=3), until(30_000, line=9))


def test_the_bed_is_down_under_breaths_and_stays_down_from_one_to_the_next() -> None:
    made = mixed(bed(), pause(10_000), breathe(times=2), pause(10_000))
    first, *_, last = timelines.cues(made)
    assert timelines.duck(made, first.start_sample - ms_to_samples(3_150)) == 1.0
    for at in range(first.start_sample, last.end_sample, 4_800):
        assert timelines.duck(made, at) == UNDER_BREATHS
    assert timelines.duck(made, last.end_sample + ms_to_samples(6_250)) == 1.0


# --- the whole ------------------------------------------------------------------------------------------------


def test_timings_are_where_the_words_are() -> None:
    made = mixed(said("one"), breath(700), said("two"), pause(3_333), said("one"))
    assert made.timings == tuple(
        TimedText(start_ms=clip.start_sample // 48, end_ms=clip.end_sample // 48, text=clip.key)
        for clip in timelines.clips(made)
    )
    assert [each.text for each in made.timings] == ["one", "two", "one"]


def test_the_same_script_twice_is_the_same_mix() -> None:
    parts = (bed(), chime(), said("one"), breath(800), said("two"), pause(20_000), said("three"), chime("bowl"))
    assert mixed(*parts) == mixed(*parts)


def test_a_script_of_nothing_is_a_short_silence() -> None:
    made = mixed()
    assert made.n_samples == ms_to_samples(START_MS)
    assert made.chunks == (Chunk(lead_frames=0, n_frames=10, tail_frames=0, clips=(), cues=(), beds=(), duck=()),)


def test_without_a_bed_nothing_is_ducked() -> None:
    assert all(chunk.duck == () for chunk in mixed(said("one"), pause(30_000), said("two")).chunks)


@pytest.mark.parametrize(
    ("end_ms", "n_frames"),
    [
        (CHUNK_MS - 24, [499]),
        (CHUNK_MS, [500]),
        (CHUNK_MS + 1, [500, 1]),
        (CHUNK_MS + 24, [500, 1]),
        (2 * CHUNK_MS, [500, 500]),
        (60_000, [500] * 5),
    ],
)
def test_a_programme_ends_with_as_much_of_a_chunk_as_it_needs(end_ms: int, n_frames: list[int]) -> None:
    made = mixed(said("one"), until(end_ms))
    assert [chunk.n_frames for chunk in made.chunks] == n_frames
    assert made.n_samples == sum(n_frames) * FRAME_SAMPLES


# --- chunks ---------------------------------------------------------------------------------------------------

parts_of_any_kind = st.one_of(
    st.builds(said, st.sampled_from(["one", "two", "three", "long"])),
    st.builds(breath, st.integers(1, 3_000)),
    st.builds(pause, st.integers(1, 30_000)),
    st.builds(chime, st.sampled_from(sorted(CHIMES))),
    st.builds(breathe, lengths_ms, lengths_ms, times=st.integers(1, 3)),
    st.builds(bed, st.sampled_from(["pad", "brown", "none"])),
    st.builds(chapter, st.just("Chapter")),
)


@st.composite
def mixes(draw: st.DrawFn) -> Mix:
    parts = draw(st.lists(parts_of_any_kind, max_size=20))
    return mixed(*parts, one=draw(st.integers(24, 6_000)), long=draw(st.integers(8_000, 40_000)))


@MIX
@given(made=mixes())
def test_chunks_cover_the_timeline_exactly_once_with_their_surroundings(made: Mix) -> None:
    assert made.n_samples % FRAME_SAMPLES == 0
    assert sum(chunk.n_frames for chunk in made.chunks) * FRAME_SAMPLES == made.n_samples
    for chunk, start in zip(made.chunks, timelines.starts(made), strict=True):
        assert start >= 0
        assert start + chunk.n_samples <= made.n_samples
        assert start == 0 or chunk.lead_frames == LEAD_FRAMES
        assert start + chunk.n_samples == made.n_samples or chunk.tail_frames == TAIL_FRAMES
    assert made.chunks[-1].tail_frames == 0


@MIX
@given(made=mixes())
def test_every_clip_and_chime_is_in_every_chunk_it_sounds_in_and_in_no_other(made: Mix) -> None:
    sounding = timelines.clips(made), timelines.cues(made)
    assert len(sounding[0]) == len(made.timings)
    for chunk, start in zip(made.chunks, timelines.starts(made), strict=True):
        for found, placed in zip((chunk.clips, chunk.cues), sounding, strict=True):
            expected = [each for each in placed if each.start_sample < start + chunk.n_samples]
            expected = [each for each in expected if each.end_sample > start]
            assert [each.start_sample + start for each in found] == [each.start_sample for each in expected]


@MIX
@given(made=mixes())
def test_where_two_chunks_overlap_they_agree_on_every_level(made: Mix) -> None:
    chunks = list(zip(made.chunks, timelines.starts(made), strict=True))
    for (one, start), (two, later) in pairwise(chunks):
        for at in range(later, start + one.n_samples, 1_511):
            assert timelines.level(one.duck, at - start) == pytest.approx(timelines.level(two.duck, at - later))
            assert heard_beds(one, at - start) == heard_beds(two, at - later)


def heard_beds(chunk: Chunk, at: int) -> list[tuple[str, int, float]]:
    """Which bed sounds at a sample, which sample of it, and how far it is faded in."""
    return [
        (each.sound, each.position_sample + at - each.start_sample, round(timelines.level(each.fade, at), 9))
        for each in chunk.beds
        if each.start_sample <= at < each.end_sample
    ]


@MIX
@given(made=mixes())
def test_a_chunk_says_nothing_of_what_is_not_heard_in_it(made: Mix) -> None:
    for chunk in made.chunks:
        for curve in (chunk.duck, *(each.fade for each in chunk.beds)):
            assert [at for at, _ in curve] == sorted(at for at, _ in curve)
            # A point outside is there for the slope it begins or ends, and for nothing else.
            for (at, level), (inside, other) in pairwise(curve[:2]):
                assert at >= 0 or (inside > 0 and level != other)
            for (inside, other), (at, level) in pairwise(curve[-2:]):
                assert at < chunk.n_samples or (inside < chunk.n_samples and level != other)
        for each in chunk.beds:
            assert 0 <= each.start_sample < each.end_sample <= chunk.n_samples
            assert each.position_sample >= 0


def test_a_clip_longer_than_a_chunk_is_in_all_it_reaches() -> None:
    made = mixed(said("long"), long=40_000)
    assert [len(chunk.clips) for chunk in made.chunks] == [1, 1, 1, 1]
    start = ms_to_samples(START_MS)
    assert timelines.clips(made) == [TimelineItem(key="long", start_sample=start, n_samples=ms_to_samples(40_000))]


def test_the_same_moment_is_the_same_chunk_wherever_it_is() -> None:
    moment = (said("one"), breath(900), said("two"), chime(), said("three"), breath(20_000), said("four"))
    early, late = mixed(pause(CHUNK_MS), *moment), mixed(pause(3 * CHUNK_MS), *moment)
    assert early.chunks[1:] == late.chunks[3:]
    assert early.chunks[1].clips


@pytest.mark.parametrize("under", [(), (bed(),)])
@pytest.mark.parametrize("anchor_ms", [30_000, 36_000, 37_111, 47_990])
def test_a_longer_sentence_before_an_anchor_leaves_what_is_after_it_as_it_was(
    under: tuple[ScriptPart, ...], anchor_ms: int
) -> None:
    after = (said("three"), breath(800), said("four"), pause(15_000), said("five"), chime(), said("six"))
    parts = (*under, said("one"), breath(800), said("two"), until(anchor_ms), *after)
    short, long = mixed(*parts, two=2_000), mixed(*parts, two=3_111)
    reached = [
        index
        for index, start in enumerate(timelines.starts(short))
        if start < ms_to_samples(START_MS + 2_400 + 800 + 24 + 3_111 + 3_200)
    ]
    assert len(reached) < len(short.chunks)
    changed = [index for index, pair in enumerate(zip(short.chunks, long.chunks, strict=True)) if pair[0] != pair[1]]
    assert changed == reached[: len(changed)]
    assert changed


def test_words_in_a_chunk_do_not_know_what_was_said_long_before() -> None:
    # The end of the speech before is out of hearing: where it was does not matter.
    parts = (bed(), said("one"), until(60_000), said("two"), until(90_000))
    short, long = mixed(*parts, one=2_000), mixed(*parts, one=9_000)
    assert short.chunks[2:] == long.chunks[2:]


# --- beds -----------------------------------------------------------------------------------------------------

FADE = ms_to_samples(BED_FADE_MS)


def test_a_bed_fades_in_where_it_stands_and_out_at_the_end() -> None:
    made = mixed(said("one"), pause(1_000), bed("pad"), said("two"), until(120_000))
    start = ms_to_samples(START_MS + 2_400 + 1_000)
    assert timelines.fades(made, start - 1) == {}
    assert timelines.fades(made, start) == {"pad": 0.0}
    assert timelines.fades(made, start + FADE // 2) == {"pad": pytest.approx(0.5)}
    for at in range(start + FADE, made.n_samples - FADE, FADE // 3):
        assert timelines.fades(made, at) == {"pad": 1.0}
    assert timelines.fades(made, made.n_samples - FADE // 2) == {"pad": pytest.approx(0.5)}
    assert timelines.fades(made, made.n_samples - 1)["pad"] < 1e-4


def test_the_next_bed_fades_in_while_the_last_fades_out() -> None:
    made = mixed(bed("pad"), until(30_000), bed("rain"), until(60_000))
    change = ms_to_samples(30_000)
    assert timelines.fades(made, change - 1) == {"pad": 1.0}
    assert timelines.fades(made, change + FADE // 4) == {"pad": pytest.approx(0.75), "rain": pytest.approx(0.25)}
    assert timelines.fades(made, change + FADE) == {"rain": 1.0}


def test_none_ends_a_bed() -> None:
    made = mixed(bed("pad"), until(30_000), bed("none"), until(60_000))
    assert timelines.fades(made, ms_to_samples(30_000) + FADE // 2) == {"pad": pytest.approx(0.5)}
    assert timelines.fades(made, ms_to_samples(30_000) + FADE) == {}


def test_a_bed_shorter_than_two_fades_rises_and_falls() -> None:
    made = mixed(said("one"), bed("pad"), pause(4_000))
    start, middle = ms_to_samples(START_MS + 2_400), ms_to_samples(START_MS + 2_400 + 2_000)
    assert timelines.fades(made, start) == {"pad": 0.0}
    assert timelines.fades(made, middle)["pad"] > 0.98
    assert timelines.fades(made, made.n_samples - 1)["pad"] < 0.01


@pytest.mark.parametrize("end_ms", [0, 1])
def test_a_bed_at_the_very_end_does_no_harm(end_ms: int) -> None:
    made = mixed(said("one"), bed("pad"), pause(end_ms), one=2_400)
    assert len(made.chunks) == 1
    assert all(each.start_sample < each.end_sample for each in made.chunks[0].beds)


def test_a_bed_goes_on_where_it_was() -> None:
    made = mixed(bed("pad"), until(150_000))
    for chunk, start in zip(made.chunks, timelines.starts(made), strict=True):
        (stretch,) = chunk.beds
        assert stretch.position_sample == start + stretch.start_sample - ms_to_samples(START_MS)


# --- under the voice ------------------------------------------------------------------------------------------


def test_the_bed_is_down_before_the_first_syllable_and_up_after_the_last() -> None:
    made = mixed(bed(), pause(10_000), said("one"), pause(10_000))
    (clip,) = timelines.clips(made)
    assert timelines.duck(made, clip.start_sample - ms_to_samples(1_600)) == 1.0
    assert 0.4 < timelines.duck(made, clip.start_sample - ms_to_samples(750)) < 0.6
    for at in range(clip.start_sample, clip.end_sample, 4_800):
        assert timelines.duck(made, at) == 0.0
    assert timelines.duck(made, clip.end_sample) == 0.0
    assert 0.4 < timelines.duck(made, clip.end_sample + ms_to_samples(1_500)) < 0.6
    assert timelines.duck(made, clip.end_sample + ms_to_samples(3_150)) == 1.0


@pytest.mark.parametrize(("pause_ms", "highest"), [(5_999, 0.0), (6_000, 1.0)])
def test_the_bed_stays_down_through_a_short_pause(pause_ms: int, highest: float) -> None:
    made = mixed(bed(), said("one"), pause(pause_ms), said("two"), pause(9_000))
    one, two = timelines.clips(made)
    levels = [timelines.duck(made, at) for at in range(one.end_sample, two.start_sample, 48)]
    assert max(levels) == highest


# --- what is not there ----------------------------------------------------------------------------------------


def test_a_clip_that_was_not_spoken_is_no_mix() -> None:
    wanted = script(said("one"), said("two"))
    only = {segment: clip for segment, clip in lasting(wanted).items() if segment.text == "one"}
    with pytest.raises(KeyError):
        lay_out_timeline(wanted, only)


def test_a_script_and_its_clips_stay_as_they_were() -> None:
    wanted: Script = script(bed(), said("one"), chime())
    before = replace(wanted), dict(lasting(wanted))
    lay_out_timeline(wanted, lasting(wanted))
    assert (wanted, lasting(wanted)) == before
