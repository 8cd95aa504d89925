"""Listening to the sound itself: each check passes what we built, and hears what is wrong with it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audio_pipeline.audio_format import SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.content.model import Chunk, TimedText, TimelineItem
from tests import timelines
from tests.listen import beds, edges, silences
from tests.listen.brightness import brightness
from tests.listen.clips import Found, clip, found, middle_of
from tests.listen.decoding import decoded
from tests.listen.descent import judged
from tests.listen.ducking import ducking
from tests.listen.ending import ending
from tests.listen.finding import Finding, missed
from tests.listen.loudness import loudness
from tests.listen.period import greatest_likeness
from tests.listen.subject import Places, Subject, subjects
from tests.meter import Sound, loudness_lufs, noise, sine
from tests.timelines import breath, breathe, chime, pause, said, script, until


@pytest.fixture(scope="module")
def subject(built_show: Path) -> Subject:
    places = Places(content=built_show / "show", out=built_show / "out", cache=built_show / "cache", engine="tone")
    (one,) = subjects(places, ["warm-hands"])
    return one


@pytest.fixture(scope="module")
def sound(subject: Subject) -> Sound:
    return decoded(subject.file).sound


@pytest.fixture(scope="module")
def placed(subject: Subject) -> list[TimelineItem]:
    return [each for _, each in subject.spoken]


def keys(findings: Sequence[Finding]) -> set[str]:
    return {each.key for each in missed(findings)}


def heard(subject: Subject, sound: Sound) -> tuple[Finding, ...]:
    placed, middle = [each for _, each in subject.spoken], middle_of(sound)
    where = [found(clip(each.key, subject.cache), middle, each) for each in placed]
    return silences.silences(subject.script, placed, where)


# --- loudness -----------------------------------------------------------------------------------------------------


def test_another_meter_finds_the_loudness_and_the_peak_that_the_catalog_tells(subject: Subject, sound: Sound) -> None:
    assert not missed(loudness(sound, subject.release, ""))


def test_a_programme_a_little_softer_than_its_catalog_says_is_missed(subject: Subject, sound: Sound) -> None:
    assert "lufs_from_catalog" in keys(loudness(sound * np.float32(0.98), subject.release, ""))


def test_a_programme_eight_times_as_loud_is_too_loud_and_peaks_too_high(subject: Subject, sound: Sound) -> None:
    louder = keys(loudness(sound * np.float32(8), subject.release, ""))
    assert louder == {"lufs_from_target", "lufs_from_catalog", "dbtp", "dbtp_from_catalog"}


def test_of_a_programme_that_descends_the_first_half_is_held_to_the_target(subject: Subject, sound: Sound) -> None:
    sinking = sound * np.where(np.arange(len(sound)) < len(sound) // 2, 1, 0.3)[:, np.newaxis].astype(np.float32)
    level = {each.key: each.figure.measured for each in loudness(sinking, subject.release, "descend")}
    assert level["lufs_from_target"] == pytest.approx(abs(loudness_lufs(sound[: len(sound) // 2]) + 16), abs=0.1)


# --- descent ------------------------------------------------------------------------------------------------------


PLACES_S = (0, 4, 30, 60, 90, 120)
"""Where the sentences of a night begin; the last one ends at 124 s, and the whole at 250 s."""


def night(*levels_db: float, n_words: int = 6, bed_end_s: float = 190, fade_s: float = 60) -> Sequence[Finding]:
    """A hum of four seconds for each sentence, over a soft bed that fades."""
    second = np.arange(250 * SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ
    faded = np.interp(second, [bed_end_s, bed_end_s + fade_s], [1, 0])[:, np.newaxis]
    heard = noise(5, level=0.002, seconds=250) * faded.astype(np.float32)
    timings = []
    for start_s, level_db in zip(PLACES_S, levels_db, strict=True):
        start = start_s * SAMPLE_RATE_HZ
        heard[start : start + 4 * SAMPLE_RATE_HZ] += sine(440, dbfs=level_db, seconds=4)
        words = " ".join(["hum"] * n_words) + "."
        timings.append(TimedText(start_ms=start_s * 1_000, end_ms=start_s * 1_000 + 4_000, text=words))
    return judged(heard, timings)


SINKING = (-20, -20, -22, -24, -27, -30)


def test_a_night_that_sinks_and_fades_is_as_promised() -> None:
    assert keys(night(*SINKING)) == set()


def test_a_voice_that_stays_as_loud_as_it_was_does_not_descend() -> None:
    assert keys(night(-20, -20, -20, -20, -20, -20.1)) == {"descent_db"}


def test_last_words_that_are_louder_than_those_before_are_missed() -> None:
    assert keys(night(-20, -20, -22, -24, -30, -29)) == {"last_words_softer_db"}


def test_a_sentence_that_rises_out_of_a_quiet_minute_is_missed() -> None:
    findings = night(-20, -20, -40, -40, -40, -29)
    assert "rise_lu" in keys(findings)
    assert [each.where for each in findings if each.key == "rise_lu"] == ["2:00.000"]


def test_last_words_in_a_hurry_are_missed() -> None:
    assert keys(night(*SINKING, n_words=9)) == {"last_wpm"}


def test_a_bed_that_breaks_off_is_missed() -> None:
    assert keys(night(*SINKING, fade_s=6)) == {"bed_fades_s"}
    assert keys(night(*SINKING, bed_end_s=140)) == {"bed_alone_s"}


# --- silences -----------------------------------------------------------------------------------------------------


def test_every_sentence_is_found_where_it_should_be_and_every_silence_is_as_it_is_written(
    subject: Subject, sound: Sound
) -> None:
    assert not missed(heard(subject, sound))


def test_a_silence_that_is_25_ms_short_is_missed_and_told_with_its_place(
    subject: Subject, sound: Sound, placed: list[TimelineItem]
) -> None:
    within = (placed[2].end_sample + placed[3].start_sample) // 2
    shorter = np.delete(sound, np.s_[within : within + ms_to_samples(25)], axis=0)
    short = {each.key: each for each in missed(heard(subject, shorter))}["silence_off_ms"]
    assert short.figure.measured == pytest.approx(25, abs=0.1)
    assert "warm-hands.md:" in short.where


def test_a_silence_that_is_15_ms_long_is_within_what_is_promised(
    subject: Subject, sound: Sound, placed: list[TimelineItem]
) -> None:
    within = (placed[2].end_sample + placed[3].start_sample) // 2
    longer = np.insert(sound, [within] * ms_to_samples(15), 0, axis=0)
    assert "silence_off_ms" not in keys(heard(subject, longer))


def test_a_sentence_that_is_not_heard_is_missed(subject: Subject, sound: Sound, placed: list[TimelineItem]) -> None:
    without = sound.copy()
    without[placed[1].start_sample : placed[1].end_sample] = 0
    assert "clip_likeness" in keys(heard(subject, without))


def test_what_is_written_between_two_sentences_is_added_up() -> None:
    parts = script(
        said("One."), pause(3_000), breathe(4_000, 6_000, times=2), said("Two."),
        breath(850), chime("soft"), said("Three."), breath(850), until(60_000), pause(500), said("Four."),
    ).parts  # fmt: skip
    first, *between = silences.gaps(parts)
    assert first.from_start
    assert [(each.least_ms, each.slack_ms, each.from_start) for each in between] == [
        (23_000, 0, False),
        (2_850, 24, False),
        (60_500, 0, True),
    ]


def test_a_natural_pause_may_last_until_the_next_frame_and_no_longer() -> None:
    parts = script(said("One."), breath(850), said("Two."))
    late = [Found(late_samples=0, likeness=1.0, louder=2.0)] * 2

    def off_ms(pause_ms: int) -> float:
        at = [
            TimelineItem(key="", start_sample=start, n_samples=ms_to_samples(1_000))
            for start in (11_520, 59_520 + ms_to_samples(pause_ms))
        ]
        (found_off, *_) = silences.silences(parts, at, late)
        return found_off.figure.measured

    assert off_ms(850) == 0
    assert off_ms(874) == 0
    assert off_ms(900) == pytest.approx(26)


# --- edges --------------------------------------------------------------------------------------------------------


def test_no_sentence_begins_or_ends_with_a_click(sound: Sound, placed: list[TimelineItem]) -> None:
    assert not missed(edges.edges(sound, placed))


def test_a_click_at_the_end_of_a_sentence_is_missed(sound: Sound, placed: list[TimelineItem]) -> None:
    clicking = sound.copy()
    clicking[placed[1].end_sample + 10] += 0.3
    assert keys(edges.edges(clicking, placed)) == {"edge_jump"}


def test_a_click_far_from_any_edge_is_no_matter_of_edges(sound: Sound, placed: list[TimelineItem]) -> None:
    clicking = sound.copy()
    clicking[placed[1].end_sample + ms_to_samples(100)] += 0.3
    assert not missed(edges.edges(clicking, placed))


# --- beds ---------------------------------------------------------------------------------------------------------


def test_a_bed_is_wide_where_it_is_alone(subject: Subject, sound: Sound) -> None:
    assert {each.key for each in beds.width(sound, subject.mix)} == {"bed_sides_least_alike", "bed_sides_most_alike"}
    assert not missed(beds.width(sound, subject.mix))


def test_a_bed_that_is_the_same_on_both_sides_is_missed(subject: Subject, sound: Sound) -> None:
    mono = np.repeat(sound.mean(axis=1, keepdims=True), 2, axis=1)
    assert keys(beds.width(mono, subject.mix)) == {"bed_sides_most_alike"}


def test_a_bed_whose_sides_cancel_is_missed(subject: Subject, sound: Sound) -> None:
    assert keys(beds.width(sound * np.array([1, -1], dtype=np.float32), subject.mix)) == {"bed_sides_least_alike"}


def test_where_anything_else_sounds_the_bed_is_not_judged(subject: Subject) -> None:
    others = [*timelines.clips(subject.mix), *timelines.cues(subject.mix)]
    for stretches in beds.open_stretches(subject.mix).values():
        for start, end in stretches:
            assert all(end <= each.start_sample or start >= each.end_sample for each in others)


def test_a_bed_stays_far_enough_under_the_voice(subject: Subject) -> None:
    assert not missed(beds.level(subject.mix, subject.cache))


def test_a_bed_that_comes_too_near_the_voice_is_missed(subject: Subject) -> None:
    def louder(chunk: Chunk) -> Chunk:
        return replace(chunk, beds=tuple(replace(bed, level_db=bed.level_db + 16) for bed in chunk.beds))

    near = replace(subject.mix, chunks=tuple(map(louder, subject.mix.chunks)))
    assert keys(beds.level(near, subject.cache)) == {"bed_under_speech_db"}


def test_a_programme_without_a_bed_has_nothing_to_say_of_one(built_show: Path) -> None:
    places = Places(content=built_show / "show", out=built_show / "out", cache=built_show / "cache", engine="tone")
    (bare,) = subjects(places, ["company"])
    assert beds.level(bare.mix, bare.cache) == ()
    assert ducking(bare.mix, bare.cache) == ()
    assert beds.width(decoded(bare.file).sound, bare.mix) == ()


def test_a_bed_goes_down_a_little_and_slowly(subject: Subject) -> None:
    found = ducking(subject.mix, subject.cache)
    assert {each.key for each in found} == {"duck_depth_db", "duck_speed_db"}
    assert not missed(found)
    assert found[0].figure.measured == pytest.approx(3.0, abs=0.2)


def test_a_bed_that_drops_at_once_is_missed(subject: Subject) -> None:
    def hurry(chunk: Chunk) -> Chunk:
        return replace(chunk, duck=tuple((sample // 8_000 * 8_000, 2 * level - 1) for sample, level in chunk.duck))

    quick = replace(subject.mix, chunks=tuple(map(hurry, subject.mix.chunks)))
    assert keys(ducking(quick, subject.cache)) == {"duck_depth_db", "duck_speed_db"}


def test_what_comes_round_after_a_minute_is_found() -> None:
    minute = np.random.default_rng(5).standard_normal(60 * 100)
    like, at_s = greatest_likeness(np.tile(minute, 4), 100.0)
    assert like == pytest.approx(1, abs=1e-6)
    assert at_s % 60 == pytest.approx(0, abs=1e-9)


def test_what_never_comes_round_is_not_found_to() -> None:
    like, _ = greatest_likeness(np.random.default_rng(5).standard_normal(4 * 60 * 100), 100.0)
    assert like < 0.2


# --- beginnings, ends and brightness ------------------------------------------------------------------------------


def test_a_programme_goes_on_after_its_last_word_and_ends_in_silence(sound: Sound, placed: list[TimelineItem]) -> None:
    assert not missed(ending(sound, placed))


def test_a_programme_that_stops_with_its_last_syllable_is_missed(sound: Sound, placed: list[TimelineItem]) -> None:
    assert keys(ending(sound[: placed[-1].end_sample], placed)) == {"ending_s", "ending_dbfs"}


@pytest.mark.parametrize(("pitch_hz", "key"), [(7_000, "voice_5_to_9_khz_db"), (10_000, "voice_9_to_12_khz_db")])
def test_a_hiss_over_a_voice_is_missed(pitch_hz: float, key: str) -> None:
    seconds = np.arange(ms_to_samples(2_000)) / 48_000
    vowel, hiss = (np.sin(2 * np.pi * hz * seconds).astype(np.float32) for hz in (300, pitch_hz))
    assert not missed(brightness([vowel + np.float32(0.05) * hiss]))
    assert keys(brightness([vowel + np.float32(0.2) * hiss])) == {key}
