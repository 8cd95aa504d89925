"""How loud a bed is against a voice, of sounds whose levels are known."""

from dataclasses import replace

import numpy as np
import pytest

from audio_pipeline.content.model import TimedText
from audio_pipeline.report.levels import compute_loudness_curve, measure_ducked_bed_db, measure_open_bed_db
from audio_pipeline.report.timeline import BedOutline, QuietInterval, Timeline
from audio_pipeline.signal.loudness import measure_energies
from tests import meter

VOICE_DBFS, OPEN_DBFS, DOWN_DBFS = -14.0, -30.0, -36.0

LINE = Timeline(
    duration_ms=20_000,
    words=(TimedText(start_ms=2_000, end_ms=6_000, text="one"), TimedText(start_ms=7_000, end_ms=10_000, text="two")),
    quiet=(
        QuietInterval(start_ms=0, end_ms=2_000, is_natural=False, bare_ms=0),
        QuietInterval(start_ms=6_000, end_ms=7_000, is_natural=True, bare_ms=0),
        QuietInterval(start_ms=10_000, end_ms=20_000, is_natural=False, bare_ms=0),
    ),
    cues=(),
    beds=(
        BedOutline(
            sound="brown",
            level_db=-16,
            start_ms=0,
            end_ms=20_000,
            outline=(),
            open_intervals=((0, 1_750), (10_900, 20_000)),
            ducked_intervals=((2_000, 10_000),),
        ),
    ),
    chapters=(),
    chunk_starts_ms=(0,),
)


def steps(*, voice: bool = True, bed: bool = True) -> tuple[float, ...]:
    """What is on that timeline, each as a tone at 1 kHz."""
    sound = np.zeros((20 * 48_000, 2), dtype=np.float32)
    if bed:
        sound += meter.sine(1_000, dbfs=OPEN_DBFS, seconds=20)
        sound[2 * 48_000 : 10 * 48_000] = meter.sine(1_000, dbfs=DOWN_DBFS, seconds=8)
    for start_s, seconds in ((2, 4), (7, 3)) if voice else ():
        sound[start_s * 48_000 : (start_s + seconds) * 48_000] = meter.sine(1_000, dbfs=VOICE_DBFS, seconds=seconds)
    return measure_energies(sound)


def test_a_bed_under_the_voice_is_measured_between_its_sentences() -> None:
    assert measure_ducked_bed_db(steps(), LINE) == pytest.approx(DOWN_DBFS - VOICE_DBFS, abs=0.2)


def test_a_bed_in_silences_is_measured_where_it_is_open() -> None:
    assert measure_open_bed_db(steps(), LINE) == pytest.approx(OPEN_DBFS - VOICE_DBFS, abs=0.2)


def test_where_no_bed_is_heard_by_itself_nothing_is_claimed() -> None:
    silent = steps(bed=False)
    assert measure_open_bed_db(silent[:100], LINE) is None
    assert measure_ducked_bed_db((), LINE) is None


def test_where_no_bed_is_laid_nothing_is_claimed() -> None:
    bare = replace(LINE, beds=())
    assert measure_open_bed_db(steps(), bare) is None
    assert measure_ducked_bed_db(steps(), bare) is None


def test_loudness_over_time_stands_in_the_middle_of_its_window() -> None:
    sound = meter.silent(10)
    sound[4 * 48_000 : 6 * 48_000] = meter.sine(1_000, dbfs=-20, seconds=2)
    momentary = compute_loudness_curve(measure_energies(sound), 4)
    assert len(momentary) == 100
    assert momentary[50] == pytest.approx(meter.loudness_lufs(meter.sine(1_000, dbfs=-20, seconds=4)), abs=0.05)
    loud = [at for at, level in enumerate(momentary) if level > -24]
    assert (loud[0], loud[-1]) == pytest.approx((40, 59), abs=1)
