"""What stands alone in its paragraph and is heard instead of said."""

import pytest

from audio_pipeline.authoring.directives import directive
from audio_pipeline.authoring.passage import Passage
from audio_pipeline.errors import Fault, Place
from audio_pipeline.model import Bed, Block, Chime, Silence, Until

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
        ("(bed: pad)", Bed(sound="pad", level_db=-16.0, place=HERE)),
        ("(bed: none)", Bed(sound="none", level_db=-16.0, place=HERE)),
    ],
)
def test_a_directive_is_read_to_the_millisecond(text: str, expected: Block) -> None:
    assert directive(Passage(text=text, path="a.md", line=7)) == expected


@pytest.mark.parametrize(
    "text", ["Pause here: 20 seconds.", "(said) twice", "(If you like.)", "Bed is: soft", '(a: b)[rate:"slow"]']
)
def test_words_are_no_directive(text: str) -> None:
    assert directive(Passage(text=text, path="a.md", line=7)) is None


def test_a_misspelt_directive_is_told_which_was_meant() -> None:
    found = directive(Passage(text="  (Chimes: bowl)", path="a.md", line=7))
    assert isinstance(found, Fault)
    assert "Did you mean chime?" in found.mend
    assert found.place == Place("a.md", 7, 3)
