"""A figure that is not as promised is a miss, and only that."""

from dataclasses import replace

import pytest

from audio_pipeline.content.model import Content
from audio_pipeline.report.measurement import Measurement
from audio_pipeline.report.metrics import Metric, compute_metrics, select_missed
from audio_pipeline.report.timeline import Timeline
from audio_pipeline.signal.loudness import measure_integrated_lufs
from tests.report.test_levels import LINE, steps
from tests.samples import CONTENT

LOUD = 10 ** (0.5 / 10)

SHORT = replace(CONTENT, length_ms=20_000)

WORDS = 16
"""As many as are said in eight seconds by somebody who reads 120 a minute."""

SPOKEN = replace(LINE, words=tuple(replace(each, text="so " * n) for each, n in zip(LINE.words, (9, 7), strict=True)))


def at(
    lufs: float, *, peak: float = 0.5, frame_bytes: tuple[int, ...] = (384,), n_samples: int = 960_000
) -> Measurement:
    """The levels of the other tests, as loud as this in all."""
    found = steps()
    louder = 10 ** ((lufs - measure_integrated_lufs(found)) / 10)
    return Measurement(
        n_samples=n_samples,
        frame_bytes=frame_bytes,
        energies=tuple(step * louder for step in found),
        true_peak=peak,
        peaks=b"",
        strengths=b"",
        spectrum_png=b"",
    )


def told(sound: Measurement, content: Content = SHORT, line: Timeline | None = SPOKEN) -> dict[str, Metric]:
    return {each.name: each for each in compute_metrics(content, sound, line, 320_000)}


def misses(sound: Measurement, content: Content = SHORT, line: Timeline | None = SPOKEN) -> list[str]:
    return [each.name for each in select_missed(compute_metrics(content, sound, line, 320_000))]


def test_what_is_as_promised_misses_nothing() -> None:
    assert misses(at(-16.0)) == []


@pytest.mark.parametrize(("lufs", "is_missed"), [(-16.7, True), (-16.3, False), (-15.7, False), (-15.3, True)])
def test_half_a_unit_of_loudness_either_way_is_near_enough(lufs: float, is_missed: bool) -> None:  # noqa: FBT001 - a table
    assert ("Loudness" in misses(at(lufs))) is is_missed


def test_a_peak_over_two_decibels_below_full_scale_is_a_miss() -> None:
    assert misses(at(-16.0, peak=10 ** (-1.9 / 20))) == ["True peak"]
    assert misses(at(-16.0, peak=10 ** (-2.1 / 20))) == []


def test_a_length_that_was_not_promised_is_a_miss() -> None:
    assert misses(at(-16.0), replace(SHORT, length_ms=21_000)) == ["Length"]
    assert told(at(-16.0), replace(SHORT, length_ms=21_000))["Length"].target == "0:21 ±3%"


def test_a_length_without_a_promise_is_only_told() -> None:
    assert told(at(-16.0), replace(SHORT, length_ms=0))["Length"].is_met is None


def test_a_bit_rate_that_changes_is_a_miss() -> None:
    found = told(at(-16.0, frame_bytes=(288, 384)))["Bit rate"]
    assert (found.text, found.is_met) == ("96 to 128", False)


def test_words_a_minute_count_the_pauses_of_a_reader_and_no_silences() -> None:
    found = told(at(-16.0))["Words a minute"]
    assert found.value == pytest.approx(WORDS * 60 / 8)
    assert misses(at(-16.0), replace(SHORT, kind="benefit")) == ["Words a minute"]


def test_a_bed_too_near_to_the_voice_is_a_miss() -> None:
    near = at(-16.0)
    voice, ten_db_under = near.energies[30], 10.0
    between = (*near.energies[:60], *(voice / ten_db_under for _ in range(10)), *near.energies[70:])
    assert misses(replace(near, energies=between)) == ["Bed under the voice"]


def test_a_long_silence_without_a_bed_is_a_miss() -> None:
    bare = replace(SPOKEN.quiet[2], start_ms=10_000, end_ms=31_000, bare_ms=21_000)
    assert misses(at(-16.0), line=replace(SPOKEN, quiet=(*SPOKEN.quiet[:2], bare))) == ["Nothing to hear"]


def test_without_a_timeline_nothing_is_claimed_of_it() -> None:
    known, unknown = told(at(-16.0)), told(at(-16.0), line=None)
    assert list(known) == list(unknown)
    assert [name for name, each in unknown.items() if each.value is None] == [
        *("Words a minute", "Without words", "Longest silence", "Nothing to hear"),
        *("Bed under the voice", "Bed in silences"),
    ]
    assert misses(at(-16.0), line=None) == []


def test_a_silence_is_told_in_seconds() -> None:
    silence = told(at(-16.0))["Longest silence"]
    assert silence.value == max(each.end_ms - each.start_ms for each in SPOKEN.quiet) / 1_000
    assert silence.text == f"{silence.value:.1f}"


# --- a programme that descends ----------------------------------------------------------------------------------


DESCENDING = replace(SHORT, manner="descend")


def test_the_loudness_of_a_programme_that_descends_is_that_of_its_first_half() -> None:
    loud = at(-16.0)
    half = len(loud.energies) // 2
    softer = replace(loud, energies=(*loud.energies[:half], *(step / 30 for step in loud.energies[half:])))
    first_half_lufs = measure_integrated_lufs(loud.energies[:half])
    assert told(softer, DESCENDING)["Loudness"].value == pytest.approx(first_half_lufs, abs=0.01)
    assert told(softer, DESCENDING)["Loudness"].target.endswith("in its first half")


def test_no_one_pace_is_asked_of_a_programme_that_descends() -> None:
    slow = replace(SPOKEN, words=tuple(replace(each, text="so") for each in LINE.words))
    assert "Words a minute" in misses(at(-16.0), line=slow)
    assert "Words a minute" not in misses(at(-16.0), DESCENDING, slow)


def test_the_end_of_a_programme_that_descends_is_no_silence_too_long() -> None:
    end = replace(SPOKEN.quiet[-1], end_ms=SPOKEN.quiet[-1].start_ms + 120_000)
    line = replace(SPOKEN, quiet=(*SPOKEN.quiet[:-1], end))
    assert "Longest silence" in misses(at(-16.0), line=line)
    assert "Longest silence" not in misses(at(-16.0), DESCENDING, line)
