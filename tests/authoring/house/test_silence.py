"""A silence is too long when nobody could tell that it goes on; a bed, a chime or a breath makes the difference."""

from audio_pipeline.authoring.house.silence import silence_faults
from audio_pipeline.model import Part
from tests.authoring.house.timeline import bed, breaths, chime, pause, spoken, timeline, until


def lines(*parts: Part) -> list[int]:
    """The lines of all that is too long."""
    return [fault.place.line for fault in silence_faults(*timeline(*parts))]


def test_a_minute_over_a_bed_is_fine() -> None:
    assert lines(bed(1), spoken(2), pause(3, 65), spoken(4)) == []


def test_more_than_sixty_five_seconds_is_too_long_even_over_a_bed() -> None:
    assert lines(bed(1), spoken(2), pause(3, 40), pause(4, 26), spoken(5)) == [3]


def test_an_anchor_is_blamed_for_the_silence_it_makes() -> None:
    assert lines(bed(1), spoken(2), pause(3, 60), until(4, 68), spoken(5)) == [4]


def test_twenty_seconds_of_nothing_are_fine_and_no_more() -> None:
    assert lines(spoken(1), pause(2, 20), spoken(3)) == []
    assert lines(spoken(1), pause(2, 21), spoken(3)) == [2]


def test_a_bed_that_has_ended_carries_nobody() -> None:
    assert lines(bed(1), spoken(2), pause(3, 30), bed(4, "none"), spoken(5), pause(6, 30), spoken(7)) == [6]


def test_a_bed_counts_for_the_part_it_sounds_in() -> None:
    assert lines(spoken(1), pause(2, 15), bed(3), pause(4, 40), spoken(5)) == []
    assert lines(spoken(1), pause(2, 25), bed(3), pause(4, 20), spoken(5)) == [2]


def test_a_chime_or_a_breath_breaks_a_silence() -> None:
    assert lines(spoken(1), pause(2, 19), chime(3), pause(4, 19), spoken(5)) == []
    assert lines(spoken(1), breaths(2, 4), spoken(3)) == []


def test_the_silence_before_the_first_and_after_the_last_word_counts() -> None:
    assert lines(pause(1, 30), spoken(2), pause(3, 30)) == [1, 3]


def test_a_silence_across_many_chunks_is_one() -> None:
    assert lines(bed(1), spoken(2), spoken(3), pause(4, 10), spoken(5), until(6, 100), spoken(7)) == [6]


def test_slack_is_given() -> None:
    script, mix = timeline(spoken(1), pause(2, 22), spoken(3))
    assert silence_faults(script, mix)
    assert silence_faults(script, mix, slack_ms=3_000) == ()
