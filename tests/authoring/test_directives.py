"""What stands alone in its paragraph and is heard instead of said."""

import pytest

from audio_pipeline.authoring.directives import directive
from audio_pipeline.authoring.forms import For, Written
from audio_pipeline.authoring.passage import Passage
from audio_pipeline.errors import Fault, Place
from audio_pipeline.model import Bed, Breathe, Chime, HelplineWords, Silence, Until, VoiceChange

HERE = Place("a.md", 7, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(pause: 20s)", Silence(ms=20_000, place=HERE)),
        ("(pause: 1.25 s)", Silence(ms=1_250, place=HERE)),
        ("( pause : 500ms )", Silence(ms=500, place=HERE)),
        ("(pause: 0s)", Silence(ms=0, place=HERE)),
        ("(pause: 65s)", Silence(ms=65_000, place=HERE)),
        ("(until: 2:30)", Until(ms=150_000, place=HERE)),
        ("(until: 10:00)", Until(ms=600_000, place=HERE)),
        ("(chime: bowl)", Chime(sound="bowl", place=HERE)),
        ("(chime: soft)", Chime(sound="soft", place=HERE)),
        ("(bed: ocean -24dB)", Bed(sound="ocean", level_db=-24.0, place=HERE)),
        ("(bed: rain \u221224.5 dB)", Bed(sound="rain", level_db=-24.5, place=HERE)),
        ("(bed: pad)", Bed(sound="pad", level_db=-18.0, place=HERE)),
        ("(bed: none)", Bed(sound="none", level_db=-18.0, place=HERE)),
        ("(breathe: in 4s, out 6s, 3 times)", Breathe(in_ms=4_000, out_ms=6_000, times=3, place=HERE)),
        ("(breathe: in 3.5 s ,out 5500ms,1 time)", Breathe(in_ms=3_500, out_ms=5_500, times=1, place=HERE)),
        ("(breathe: in 2s, out 10s, 12 times)", Breathe(in_ms=2_000, out_ms=10_000, times=12, place=HERE)),
        ("(voice: fenrir)", VoiceChange(voice="fenrir", place=HERE)),
        ("(voice: af_heart)", VoiceChange(voice="af_heart", place=HERE)),
        ("(voice: other  tone )", VoiceChange(voice="other  tone", place=HERE)),
        ("(voice: usual)", VoiceChange(voice="", place=HERE)),
        ("(for: friend)", For(names=("friend",), place=HERE)),
        ("(for: friend , best-friend,pet)", For(names=("friend", "best-friend", "pet"), place=HERE)),
        ("(for: all)", For(names=("all",), place=HERE)),
        ("(helplines: home)", HelplineWords(need="home", place=HERE)),
    ],
)
def test_a_directive_is_read_to_the_millisecond(text: str, expected: Written) -> None:
    assert directive(Passage(text=text, path="a.md", line=7)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Pause here: 20 seconds.",
        "(said) twice",
        "(If you like.)",
        "(for a while, if you like.)",
        "(breathe out!)",
        "For now: rest.",
        "Bed is: soft",
        '(a: b)[rate:"slow"]',
    ],
)
def test_words_are_no_directive(text: str) -> None:
    assert directive(Passage(text=text, path="a.md", line=7)) is None


def test_a_misspelt_directive_is_told_which_was_meant() -> None:
    found = directive(Passage(text="  (Chimes: bowl)", path="a.md", line=7))
    assert isinstance(found, Fault)
    assert "Did you mean chime?" in found.mend
    assert found.place == Place("a.md", 7, 3)
