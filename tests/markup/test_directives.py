"""What stands alone in its paragraph and is heard instead of said."""

import pytest

from audio_pipeline.content.model import Anchor, Bed, BreathCue, ChimeCue, HelplinePlaceholder, Silence, VoiceChange
from audio_pipeline.errors import Fault, SourceLocation
from audio_pipeline.markup.directives import parse_directive
from audio_pipeline.markup.source_text import SourceText
from audio_pipeline.markup.variants import SourceBlock, VariantChange

HERE = SourceLocation("a.md", 7, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(pause: 20s)", Silence(ms=20_000, location=HERE)),
        ("(pause: 1.25 s)", Silence(ms=1_250, location=HERE)),
        ("( pause : 500ms )", Silence(ms=500, location=HERE)),
        ("(pause: 0s)", Silence(ms=0, location=HERE)),
        ("(pause: 65s)", Silence(ms=65_000, location=HERE)),
        ("(until: 2:30)", Anchor(ms=150_000, location=HERE)),
        ("(until: 10:00)", Anchor(ms=600_000, location=HERE)),
        ("(chime: bowl)", ChimeCue(sound="bowl", location=HERE)),
        ("(chime: soft)", ChimeCue(sound="soft", location=HERE)),
        ("(chime: mark)", ChimeCue(sound="mark", location=HERE)),
        ("(chime: none)", ChimeCue(sound="none", location=HERE)),
        ("(bed: ocean -24dB)", Bed(sound="ocean", level_db=-24.0, location=HERE)),
        ("(bed: rain \u221224.5 dB)", Bed(sound="rain", level_db=-24.5, location=HERE)),
        ("(bed: pad)", Bed(sound="pad", level_db=-18.0, location=HERE)),
        ("(bed: none)", Bed(sound="none", level_db=-18.0, location=HERE)),
        ("(breathe: in 4s, out 6s, 3 times)", BreathCue(in_ms=4_000, out_ms=6_000, times=3, location=HERE)),
        ("(breathe: in 3.5 s ,out 5500ms,1 time)", BreathCue(in_ms=3_500, out_ms=5_500, times=1, location=HERE)),
        ("(breathe: in 2s, out 10s, 12 times)", BreathCue(in_ms=2_000, out_ms=10_000, times=12, location=HERE)),
        ("(voice: fenrir)", VoiceChange(voice="fenrir", location=HERE)),
        ("(voice: af_heart)", VoiceChange(voice="af_heart", location=HERE)),
        ("(voice: other  tone )", VoiceChange(voice="other  tone", location=HERE)),
        ("(voice: usual)", VoiceChange(voice="", location=HERE)),
        ("(for: friend)", VariantChange(names=("friend",), location=HERE)),
        ("(for: friend , best-friend,pet)", VariantChange(names=("friend", "best-friend", "pet"), location=HERE)),
        ("(for: all)", VariantChange(names=("all",), location=HERE)),
        ("(helplines: home)", HelplinePlaceholder(need="home", location=HERE)),
    ],
)
def test_a_directive_is_read_to_the_millisecond(text: str, expected: SourceBlock) -> None:
    assert parse_directive(SourceText(text=text, path="a.md", line=7)) == expected


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
    assert parse_directive(SourceText(text=text, path="a.md", line=7)) is None


def test_a_misspelt_directive_is_told_which_was_meant() -> None:
    found = parse_directive(SourceText(text="  (Chimes: bowl)", path="a.md", line=7))
    assert isinstance(found, Fault)
    assert "Did you mean chime?" in found.hint
    assert found.location == SourceLocation("a.md", 7, 3)
