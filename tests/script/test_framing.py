"""Framing: the mark of the show around a programme, and time to breathe after its last word."""

from dataclasses import replace

import pytest

from audio_pipeline.content.library import ShowSettings
from audio_pipeline.content.model import ChimeCue, Script, ScriptPart, Segment, Silence
from audio_pipeline.mix.sounds.chime import CHIMES
from audio_pipeline.script.framing import END_MS, MARK, frame_script
from audio_pipeline.script.script import build_script
from tests.script.test_script import SETTINGS, content

MARKED = replace(SETTINGS, mark_kinds=("benefit",))


def framed(words: str, settings: ShowSettings = MARKED, *, kind: str = "benefit", closing: str = "") -> list[str | int]:
    """A framed script in short: its words, its chimes, and the length of each silence."""
    written = replace(content(words), kind=kind, closing=closing)
    script = frame_script(build_script(written, MARKED, {}), written, settings)
    return [_short(part) for part in script.parts]


def _short(part: ScriptPart) -> str | int:
    match part:
        case Segment():
            return part.text
        case Silence():
            return part.ms
        case ChimeCue():
            return f"({part.sound})"
        case _:
            return type(part).__name__


def test_a_talk_begins_and_ends_with_the_mark_of_the_show() -> None:
    assert framed("One.") == ["(mark)", "One.", 900, "(mark)"]


def test_a_bed_and_a_chapter_begin_before_the_mark() -> None:
    assert framed("(bed: pad)\n\n## Why\n\nOne.\n\n(bed: none)")[:4] == ["Bed", "Heading", "(mark)", "One."]


def test_the_mark_rings_to_its_end_after_the_end_of_a_bed() -> None:
    assert framed("(bed: pad)\n\nOne.\n\n(bed: none)")[-3:] == ["Bed", 900, "(mark)"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("(chime: bowl)\n\nOne.", ["(bowl)", "One.", 900, "(mark)"]),
        ("One.\n\n(chime: bowl)", ["(mark)", "One.", "(bowl)"]),
        ("One.\n\n(until: 1:00)", ["(mark)", "One.", "Anchor"]),
        ("One.\n\n(pause: 5s)", ["(mark)", "One.", 5_000]),
        ("One.\n\n(breathe: in 4s, out 6s, 2 times)", ["(mark)", "One.", "BreathCue"]),
        ("(pause: 2s)\n\nOne.", [2_000, "One.", 900, "(mark)"]),
    ],
)
def test_where_the_author_wrote_a_beginning_or_an_end_there_is_no_mark(words: str, expected: list[str | int]) -> None:
    assert framed(words) == expected


def test_the_author_turns_the_mark_off_at_either_end() -> None:
    assert framed("(chime: none)\n\nOne.") == ["One.", 900, "(mark)"]
    assert framed("One.\n\n(chime: none)") == ["(mark)", "One.", END_MS]
    first, _, *rest = framed("(chime: none)\n\nOne. Two.\n\n(chime: none)")
    assert [first, *rest] == ["One.", "Two.", END_MS]


def test_other_kinds_end_softly_without_a_mark() -> None:
    assert framed("One.", SETTINGS) == ["One.", END_MS]
    assert framed("One.", kind="exercise") == ["One.", END_MS]


def test_nobody_who_falls_asleep_hears_a_mark() -> None:
    assert framed("One.", closing="sleep") == ["One.", END_MS]


def test_what_has_no_words_stays_as_it_is() -> None:
    empty = Script(content_id="empty", parts=())
    assert frame_script(empty, content("One."), MARKED) == empty


def test_the_mark_is_a_sound_that_can_be_made() -> None:
    assert MARK in CHIMES
