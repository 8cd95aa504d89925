"""What an engine gives is listened to: garbage is made again, then in halves, then refused, and never kept."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest

from audio_pipeline.content.model import Segment, Span
from audio_pipeline.errors import EngineError
from audio_pipeline.speech import speech_check
from audio_pipeline.speech.checked_synthesis import MAX_TAKES, find_speech_fault, split_in_half, synthesise_checked
from audio_pipeline.speech.engines.engine import Speech, Voice
from audio_pipeline.speech.engines.tone import Tone
from audio_pipeline.speech.speak import clip_key, find_unspoken_segments
from tests import studio
from tests.speech.engines.segments import spoken

Garbage = Callable[[Speech], Speech]

SENTENCE = spoken("Let your shoulders drop, and breathe out slowly.", voice="tone")
FIRST, SECOND = "Let your shoulders drop,", "and breathe out slowly."


def long(speech: Speech) -> Speech:
    return replace(speech, samples=np.tile(speech.samples, 6))


def short(speech: Speech) -> Speech:
    return replace(speech, samples=speech.samples[:6_000])


def clipped(speech: Speech) -> Speech:
    return replace(speech, samples=(speech.samples * 50).clip(-1, 1))


def broken(speech: Speech) -> Speech:
    return replace(speech, samples=np.where(np.arange(len(speech.samples)) == 99, np.nan, speech.samples))


def hollow(speech: Speech) -> Speech:
    middle = len(speech.samples) // 2
    return replace(speech, samples=np.insert(speech.samples, middle, np.zeros(2 * middle, np.float32)))


def leaning(speech: Speech) -> Speech:
    return replace(speech, samples=speech.samples + np.float32(0.2))


def mute(speech: Speech) -> Speech:
    return replace(speech, samples=np.zeros_like(speech.samples))


@dataclass(frozen=True, eq=False)
class Moody:
    """Tone, but for takes of some sentences, which it spoils; and a list of what it was asked."""

    spoils: Garbage
    takes: frozenset[int] = frozenset({0})
    only: str = ""
    """Empty: every sentence."""
    asked: list[tuple[str, int]] = field(default_factory=list)
    id: str = "moody-1"
    voices: Sequence[Voice] = Tone().voices

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        self.asked.append((segment.text, take))
        speech = Tone().synthesise(segment)
        is_bad = take in self.takes and self.only in ("", segment.text)
        return self.spoils(speech) if is_bad else speech


ALWAYS = frozenset(range(MAX_TAKES))
GARBAGE = {
    long: "11.5 s for 8 words",
    short: "0.2 s for 8 words",
    clipped: "peaks are cut off",
    broken: "samples that are not numbers",
    hollow: "% silence",
    leaning: "off centre",
    mute: "no sound",
}


@pytest.mark.parametrize(("garbage", "wrong"), GARBAGE.items(), ids=lambda each: getattr(each, "__name__", ""))
def test_garbage_is_made_again(garbage: Garbage, wrong: str, caplog: pytest.LogCaptureFixture) -> None:
    engine = Moody(garbage)
    with caplog.at_level(logging.WARNING):
        speech = synthesise_checked(SENTENCE, engine)
    assert np.array_equal(speech.samples, Tone().synthesise(SENTENCE).samples)
    assert [take for _, take in engine.asked] == [0, 1]
    assert wrong in caplog.text
    assert "hand-on-heart.md:12" in caplog.text


def test_speech_is_asked_for_once() -> None:
    engine = Moody(mute, takes=frozenset())
    assert np.array_equal(synthesise_checked(SENTENCE, engine).samples, Tone().synthesise(SENTENCE).samples)
    assert engine.asked == [(SENTENCE.text, 0)]


def test_a_sentence_that_never_comes_out_right_is_said_in_halves_with_a_pause() -> None:
    engine = Moody(long, takes=ALWAYS, only=SENTENCE.text)
    speech = synthesise_checked(SENTENCE, engine)
    assert engine.asked == [(SENTENCE.text, 0), (SENTENCE.text, 1), (SENTENCE.text, 2), (FIRST, 0), (SECOND, 0)]
    assert find_speech_fault(SENTENCE, speech) == ""
    halves = [Tone().synthesise(spoken(half, voice="tone")).samples for half in (FIRST, SECOND)]
    pause_ms = (len(speech.samples) - sum(map(len, halves))) / 24
    assert 150 < pause_ms < 250
    assert silences_ms(speech) == [pytest.approx(pause_ms, abs=40)]


def silences_ms(speech: Speech) -> list[float]:
    """The stretches of nothing inside it."""
    loud = np.flatnonzero(np.abs(speech.samples) > 1e-3)
    gaps = np.diff(loud) * 1_000 / speech.rate_hz
    return [float(gap) for gap in gaps[gaps > 20]]


@dataclass(frozen=True, eq=False)
class Abrupt:
    """Half sentences only, which begin and end at full swing."""

    id: str = "abrupt-1"
    voices: Sequence[Voice] = Tone().voices

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        speech = Tone().synthesise(segment, take)
        swing = np.cos(np.arange(len(speech.samples)) * 2 * np.pi * 200 / speech.rate_hz)
        return replace(speech, samples=(0.3 * swing * (segment.text != SENTENCE.text)).astype(np.float32))


def test_the_joint_of_two_halves_does_not_click() -> None:
    joined = synthesise_checked(SENTENCE, Abrupt()).samples
    assert np.abs(np.diff(joined)).max() < 0.3 * 2 * np.pi * 200 / 24_000 * 1.1


def test_halves_that_are_garbage_too_are_halved_again() -> None:
    segment = spoken("Rest a hand here, or a cushion there, and breathe out, as you like.", voice="tone")
    engine = Moody(mute, takes=ALWAYS, only=segment.text)
    whole = synthesise_checked(segment, engine)
    assert find_speech_fault(segment, whole) == ""


@pytest.mark.parametrize(("garbage", "wrong"), GARBAGE.items(), ids=lambda each: getattr(each, "__name__", ""))
def test_what_stays_garbage_is_refused_by_sentence_and_place(garbage: Garbage, wrong: str) -> None:
    segment = spoken("Let your shoulders drop and breathe out slowly.", voice="tone")
    with pytest.raises(EngineError) as refused:
        synthesise_checked(segment, Moody(garbage, takes=ALWAYS))
    assert str(refused.value).startswith("exercises/hand-on-heart.md:12:1: moody-1 gave ")
    assert wrong in refused.value.what
    assert "“Let your shoulders drop and" in refused.value.what


OPENING = spoken("Or let your shoulders drop, and breathe out slowly.", voice="tone")


def humming(speech: Speech) -> Speech:
    hum = 0.01 * np.sin(np.arange(round(0.12 * speech.rate_hz)) * 2 * np.pi * 200 / speech.rate_hz)
    start = int(np.argmax(np.abs(speech.samples) > 1e-3))
    return replace(speech, samples=np.concatenate([hum, speech.samples[start:]]).astype(np.float32))


def test_a_hum_before_a_first_vowel_asks_for_another_take() -> None:
    engine = Moody(humming)
    assert np.array_equal(synthesise_checked(OPENING, engine).samples, Tone().synthesise(OPENING).samples)
    assert [take for _, take in engine.asked] == [0, 1]


def test_an_engine_that_always_hums_alike_is_asked_twice_and_believed() -> None:
    engine = Moody(humming, takes=ALWAYS)
    assert np.array_equal(synthesise_checked(OPENING, engine).samples, humming(Tone().synthesise(OPENING)).samples)
    assert [take for _, take in engine.asked] == [0, 1]


@dataclass(frozen=True, eq=False)
class Restless(Moody):
    """Moody, whose takes all differ: each is a little softer than the one before."""

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        speech = super().synthesise(segment, take)
        return replace(speech, samples=speech.samples * np.float32(0.99**take))


def test_of_takes_that_all_hum_the_first_is_kept() -> None:
    engine = Restless(humming, takes=ALWAYS)
    assert np.array_equal(synthesise_checked(OPENING, engine).samples, humming(Tone().synthesise(OPENING)).samples)
    assert engine.asked == [(OPENING.text, take) for take in range(MAX_TAKES)]


def test_of_garbage_nothing_is_kept(tmp_path: Path) -> None:
    cache = studio.cache(tmp_path)
    ledger = studio.Ledger(cache)
    segment = spoken("Rest a while.", voice="tone")
    with pytest.raises(EngineError):
        studio.spoken([segment], ledger, Moody(long, takes=ALWAYS))
    assert ledger.put_names == []
    assert find_unspoken_segments([segment], "moody-1", cache) == (segment,)
    clips = studio.spoken([segment], ledger, Moody(long))
    assert (
        clips[segment].n_samples == studio.spoken([segment], cache, Moody(mute, takes=frozenset()))[segment].n_samples
    )
    assert clips[segment].key == clip_key(segment, "moody-1")
    assert [name.rpartition(".")[2] for name in ledger.put_names] == ["wav", "json"]


def test_which_take_is_accepted_is_always_the_same() -> None:
    first, second = (synthesise_checked(SENTENCE, Moody(long, takes=frozenset({0, 1}))) for _ in range(2))
    assert np.array_equal(first.samples, second.samples)


@pytest.mark.parametrize(
    ("parts", "first", "second"),
    [
        ((SENTENCE.text,), FIRST, SECOND),
        (("One, two three four, five, six",), "One, two three four,", "five, six"),
        (("Rest — ", Span(text="now", rate="slow"), "."), "Rest —", "now."),
        ((Span(text="It, is", ipa="ɪt"), " so; rest"), "It, is so;", "rest"),
    ],
)
def test_a_sentence_is_halved_at_the_clause_nearest_its_middle(
    parts: tuple[str | Span, ...], first: str, second: str
) -> None:
    segment = spoken(*parts, voice="tone")
    halves = split_in_half(segment)
    assert [half.text for half in halves] == [first, second]
    assert all(
        (half.voice, half.rate, half.location) == (segment.voice, segment.rate, segment.location) for half in halves
    )
    assert "".join(span.text for half in halves for span in half.spans) == "".join(span.text for span in segment.spans)


@pytest.mark.parametrize("whole", ["Rest a while.", "Rest a while, …", "1,000", "", ", rest"])
def test_one_clause_has_no_halves(whole: str) -> None:
    assert split_in_half(spoken(whole, voice="tone")) == ()


def test_a_hum_is_speech_at_any_pace() -> None:
    for rate in (0.5, 0.78, 1.0, 1.5, 2.0):
        for words in ("Rest.", "a b c d e f g", "oxytocinergic", SENTENCE.text, "word " * 60):
            segment = spoken(words, voice="tone", rate=rate)
            assert find_speech_fault(segment, Tone().synthesise(segment)) == ""
            assert speech_check.find_sound_fault(Tone().synthesise(segment).samples, 24_000) == ""
