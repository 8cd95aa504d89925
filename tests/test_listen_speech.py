"""Listening to how it is spoken: pace, the first vowel, and the fall of a paragraph; each check hears what is wrong."""

from dataclasses import replace

import numpy as np
import pytest

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.content.model import Heading, Script, ScriptPart, Segment, Silence, TimelineItem
from audio_pipeline.errors import SourceLocation
from tests.listen import melody, onset
from tests.listen.clips import Mono
from tests.listen.finding import missed
from tests.listen.pace import pace
from tests.speech.engines.segments import spoken

HERE = SourceLocation("hand-on-heart.md", 12, 1)
TEN_WORDS = "Let the warmth stay here with you for a while."
QUIET = Silence(ms=9_000, location=HERE)


def placed(*lengths_s: float) -> list[TimelineItem]:
    return [TimelineItem(key="", start_sample=0, n_samples=round(each * SAMPLE_RATE_HZ)) for each in lengths_s]


def said(words: str, pitch_semitones: float = 0.0) -> Segment:
    return replace(spoken(words, voice="tone"), pitch_semitones=pitch_semitones)


# --- pace ---------------------------------------------------------------------------------------------------------


def script(*sections: int) -> Script:
    """So many sentences of ten words in each section, with long silences between."""
    parts: list[ScriptPart] = []
    for number, count in enumerate(sections):
        parts.append(Heading(title=f"Part {number}", location=HERE))
        for _ in range(count):
            parts += (said(TEN_WORDS), QUIET)
    return Script(content_id="hand-on-heart", parts=tuple(parts))


@pytest.mark.parametrize(
    ("kind", "seconds", "is_missed"),
    [
        ("exercise", 5.0, False),
        ("exercise", 4.0, True),
        ("benefit", 4.0, False),
        ("benefit", 3.4, True),
    ],
)
def test_words_that_come_too_fast_are_missed_whatever_the_silence_between(
    kind: str, seconds: float, *, is_missed: bool
) -> None:
    assert bool(missed(pace(kind, script(4), placed(*[seconds] * 4)))) == is_missed


def test_the_fastest_section_is_named() -> None:
    findings = pace("exercise", script(4, 4), placed(*[5.0] * 4, *[4.0] * 4))
    fastest = next(each for each in findings if each.key == "pace_fastest_wpm")
    assert fastest.figure.measured == pytest.approx(150)
    assert fastest.where == "Part 1"


# --- onset --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Or roll the ball.", "Or roll the ball"),
        ("Up go his eyebrows.", "Upgo his eyebrows."),
        ("Hold it.", "Told it."),
        ("", "You"),
    ],
)
def test_a_first_vowel_that_is_heard_or_a_consonant_is_none_of_its_business(written: str, heard: str) -> None:
    assert not missed([onset.of_all([(written, heard)])])


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Or roll the ball.", "War roll the ball."),
        ("If you like.", "With you like."),
        ("It can be small.", ""),
    ],
)
def test_a_first_vowel_that_is_heard_otherwise_is_missed_and_quoted(written: str, heard: str) -> None:
    (finding,) = missed([onset.of_all([(written, heard)])])
    assert written in finding.where


# --- melody -------------------------------------------------------------------------------------------------------


def voice(hz: float) -> Mono:
    time_s = np.arange(SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ
    return np.asarray(sum(np.sin(2 * np.pi * hz * n * time_s) / n for n in range(1, 8)) * 0.1, dtype=np.float32)


@pytest.mark.parametrize("hz", [95.0, 160.0, 230.0])
def test_the_pitch_of_a_voice_is_found(hz: float) -> None:
    assert melody.pitch_hz(voice(hz)) == pytest.approx(hz, rel=0.01)


def test_silence_has_no_pitch() -> None:
    assert melody.pitch_hz(np.zeros(SAMPLE_RATE_HZ, np.float32)) == 0.0


def test_a_paragraph_that_sinks_passes_and_a_flat_one_is_missed() -> None:
    segments = [said("One.", 0.0), said("Two.", -0.8), said("Three.", -1.6)] * 2
    sinking = [voice(hz) for hz in (220, 210, 200, 220, 210, 200)]
    flat = [voice(220)] * 6
    assert not missed(melody.of_all(melody.of_programme(segments, sinking)))
    assert missed(melody.of_all(melody.of_programme(segments, flat)))


def test_two_sentences_are_no_paragraph() -> None:
    assert melody.of_programme([said("One."), said("Two.", -0.9)], [voice(220), voice(210)]) == ()
    assert melody.of_all([]) == ()
