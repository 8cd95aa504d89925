"""An exercise is as long as it promised, within three parts of a hundred once it is built."""

from dataclasses import replace

import pytest

from audio_pipeline.content.model import Content
from audio_pipeline.errors import SourceLocation
from audio_pipeline.lint.length import LENGTH_TOLERANCE, check_length
from tests.lint.timeline import bed, pause, spoken, timeline


def exercise(length_s: int) -> Content:
    return Content(
        id="a", kind="exercise", title="A", location=SourceLocation("a.md"), blocks=(), length_ms=length_s * 1000
    )


@pytest.mark.parametrize(
    ("length_s", "fits"), [(60, True), (59, True), (62, True), (57, False), (65, False), (0, True)]
)
def test_a_built_length_may_miss_by_three_in_a_hundred(length_s: int, fits: bool) -> None:  # noqa: FBT001 - a case
    _, mix = timeline(bed(1), spoken(2), pause(3, 59))
    assert (check_length(exercise(length_s), mix, LENGTH_TOLERANCE) == ()) == fits


def test_it_is_told_by_how_much_and_which_way() -> None:
    _, mix = timeline(bed(1), spoken(2), pause(3, 59))
    (over,) = check_length(exercise(50), mix, LENGTH_TOLERANCE)
    (under,) = check_length(exercise(90), mix, LENGTH_TOLERANCE)
    assert over.what == "It is 1:00 long, 10 s over the 0:50 promised"
    assert under.what == "It is 1:00 long, 30 s under the 1:30 promised"
    assert "(until: 1:30)" in under.hint


def test_less_than_a_second_too_long_is_told_as_too_long() -> None:
    _, mix = timeline(bed(1), spoken(2), pause(3, 19))
    (fault,) = check_length(replace(exercise(20), length_ms=19_300), mix, LENGTH_TOLERANCE)
    assert fault.what == "It is 0:20 long, 1 s over the 0:19 promised"
