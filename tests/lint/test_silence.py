"""A silence is too long when nobody could tell that it goes on; a bed, a chime or a breath makes the difference."""

import sys
from collections.abc import Callable

import pytest

from audio_pipeline.content.model import ScriptPart
from audio_pipeline.lint.silence import check_silences
from tests.lint.timeline import bed, breaths, chime, pause, spoken, timeline, until


def lines(*parts: ScriptPart) -> list[int]:
    """The lines of all that is too long."""
    return [fault.location.line for fault in check_silences(*timeline(*parts))]


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


def test_a_bed_too_soft_to_be_heard_carries_nobody() -> None:
    assert lines(bed(1, level_db=-30), spoken(2), pause(3, 40), spoken(4)) == []
    assert lines(bed(1, level_db=-31), spoken(2), pause(3, 40), spoken(4)) == [3]


def test_who_has_a_bare_silence_is_told_how_to_mend_it() -> None:
    script, mix = timeline(spoken(1), pause(2, 40), spoken(3))
    (fault,) = check_silences(script, mix)
    assert check_silences(script, mix, slack_ms=3_000) == (fault,)
    assert str(fault) == (
        "a.md:2:1: Nothing is heard for 40 s, more than 20, not even a bed. "
        "Put a bed under it, -30 dB or louder: (bed: pad), or shorten it. [long-silence]"
    )


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


def test_slack_is_given_where_words_that_are_not_spoken_yet_come_before_an_anchor() -> None:
    script, mix = timeline(spoken(1), until(2, 23), spoken(3))
    assert check_silences(script, mix)
    assert check_silences(script, mix, slack_ms=3_000) == ()


@pytest.mark.parametrize(
    "parts",
    [
        (spoken(1), pause(2, 22), spoken(3)),
        (bed(1), spoken(2), pause(3, 40), pause(4, 26), spoken(5)),
        (bed(1), spoken(2), until(3, 10), until(4, 76), spoken(5)),
    ],
)
def test_no_slack_is_given_to_what_no_words_can_change(parts: tuple[ScriptPart, ...]) -> None:
    (fault,) = check_silences(*timeline(*parts), slack_ms=3_000)
    assert "estimated" not in fault.what


def test_a_guess_is_called_one() -> None:
    script, mix = timeline(spoken(1), until(2, 30), spoken(3))
    (exact,), (guessed,) = check_silences(script, mix), check_silences(script, mix, slack_ms=3_000)
    assert "estimated" not in exact.what
    assert guessed.what == "Nothing is heard for 29 s, more than 20, not even a bed (estimated)"


def test_a_silence_only_just_too_long_is_told_to_the_tenth() -> None:
    (fault,) = check_silences(*timeline(bed(1), pause(2, 65), spoken(3)))
    assert fault.what == "Nothing is said for 65.3 s, more than 65"


@pytest.mark.parametrize("words", [1, 2, 3])
def test_a_last_silence_may_be_as_long_as_any(words: int) -> None:
    lines_of_words = [spoken(line) for line in range(2, 2 + words)]
    assert lines(bed(1), *lines_of_words, pause(9, 65)) == []


def calls(work: Callable[[], object]) -> int:
    """How often a function is called, or a generator goes on, until it is done."""
    made = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal made
        made += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return made


@pytest.mark.parametrize("silence_s", [1, 30])
def test_the_work_grows_with_the_programme_and_no_faster(silence_s: int) -> None:
    n_paragraphs = 5_000
    paragraphs = [part for line in range(n_paragraphs) for part in (spoken(line), pause(line, 1))]
    script, mix = timeline(*paragraphs, pause(n_paragraphs, silence_s), spoken(n_paragraphs))
    assert calls(lambda: check_silences(script, mix)) < 20 * n_paragraphs
