"""One file, heard in several forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.content.model import ChimeCue
from audio_pipeline.errors import SourceLocation
from audio_pipeline.markup.variants import SourceBlock, VariantChange, select_blocks

HERE = SourceLocation("a.md")
FORMS = ("open", "friend", "pet", "place")


def written(text: str) -> tuple[SourceBlock, ...]:
    """A file in short: words are names of chimes, and @friend,pet is (for: friend, pet)."""
    return tuple(
        VariantChange(names=tuple(word[1:].split(",")), location=HERE)
        if word[0] == "@"
        else ChimeCue(sound=word, location=HERE)
        for word in text.split()
    )


def heard_in(form: str, text: str) -> str:
    return " ".join(block.sound for block in select_blocks(written(text), form) if isinstance(block, ChimeCue))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a b", ["a b", "a b", "a b", "a b"]),
        ("a @friend b", ["a", "a b", "a", "a"]),
        ("a @friend,pet b @all c", ["a c", "a b c", "a b c", "a c"]),
        ("@open a @others b", ["a", "b", "b", "b"]),
        ("@friend a @pet b @others c @all d", ["c d", "a d", "b d", "c d"]),
        ("@friend a @others b @pet c @others d @all e", ["b d e", "a e", "b c e", "b d e"]),
        ("@friend a @all b @pet c @others d", ["b d", "a b d", "b c", "b d"]),
        ("@others a", ["a", "a", "a", "a"]),
        ("@friend @pet a @all", ["", "", "a", ""]),
    ],
)
def test_each_form_hears_what_is_for_it(text: str, expected: list[str]) -> None:
    assert [heard_in(form, text) for form in FORMS] == expected


ANY = st.lists(st.sampled_from(["a", "b", "@friend", "@open,pet", "@place", "@others", "@all"]), max_size=20)


@given(words=ANY)
def test_everybody_hears_everything_for_all_in_its_order_and_somebody_what_is_named(words: list[str]) -> None:
    numbered = [word if word[0] == "@" else f"{word}{at}" for at, word in enumerate(words)]
    forms = [heard_in(form, " ".join(numbered)).split() for form in FORMS]
    assert all(found == sorted(found, key=lambda word: int(word[1:])) for found in forms)
    now, named = "@all", set[str]()
    for word in numbered:
        if word[0] == "@":
            now = word
            named = set() if now == "@all" else named | set(now[1:].split(","))
        else:
            hearing = {form for form, found in zip(FORMS, forms, strict=True) if word in found}
            assert hearing == (
                {*FORMS} if now == "@all" else {*FORMS} - named if now == "@others" else {*now[1:].split(",")}
            )
