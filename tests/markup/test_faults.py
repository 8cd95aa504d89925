"""Whatever an author gets wrong is shown with its rule, file and line, and how to mend it; nothing ever crashes."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.errors import ContentFaults, Fault, SourceLocation
from audio_pipeline.markup.document import parse_document
from audio_pipeline.markup.rules import RULES
from audio_pipeline.markup.toml import parse_toml
from tests.markup.broken import BROKEN, Expected
from tests.markup.small_folder import ANSWER, IN_FORMS, PROGRAMME, read, write

ELSEWHERE = {
    "unreadable-file",  # tests/markup/test_read.py
    "no-content",  # tests/markup/test_read.py
    "unknown-engine",  # tests/markup/test_voices.py
    "unknown-voice",  # tests/markup/test_voices.py
    "until-overrun",  # tests/mix/test_timeline.py
    # tests/lint/test_run.py and tests/authoring/house: what must not be published
    "never-claim",
    "missing-opening",
    "missing-closing",
    "missing-disclaimer",
    "missing-disclosure",
    "editors-note",
    "no-contact",
    "misses-length",
    "long-silence",
    "no-descent",
    "badly-read",
    "broken-sub",
    "unreadable-letters",
    # there too: what is worth a look
    "doubtful-reading",
    "misread-word",
    "needless-sub",
    "unused-word",
}
"""Rules that no single file can break by its form."""


def faults_of(folder: Path) -> tuple[Fault, ...]:
    """Everything wrong with a folder."""
    with pytest.raises(ContentFaults) as refusal:
        read(folder)
    return refusal.value.faults


def told(place: SourceLocation, folder: Path) -> tuple[str, int, int]:
    """The file of a place below the folder, its line and its column."""
    return str(Path(place.path).relative_to(folder)), place.line, place.column


def spot(where: int | str) -> tuple[int, int]:
    """The line of what is expected, and its column; 0 if that is not told."""
    line, _, column = str(where).partition(":")
    return int(line), int(column or 0)


@pytest.mark.parametrize(("files", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_shown_with_what_is_wrong_and_how_to_mend_it(
    files: dict[str, str | bytes], expected: Expected, tmp_path: Path
) -> None:
    faults = faults_of(write(tmp_path, files))
    found = sorted((*told(each.location, tmp_path), each.rule) for each in faults)
    wanted = sorted((path, *spot(where), rule) for path, rule, where in expected)
    assert [(*each[:2], each[3]) for each in found] == [(*each[:2], each[3]) for each in wanted]
    assert [each[2] for each in found] == [each[2] or other[2] for each, other in zip(wanted, found, strict=True)]
    assert len(expected) < 11
    for fault in faults:
        assert fault.what
        assert fault.hint
        assert not (fault.what + fault.hint).endswith(".")
        assert fault.location.column >= 1


def test_every_rule_is_broken_somewhere() -> None:
    broken = {rule for _, expected in BROKEN.values() for _, rule, _ in expected}
    assert broken | ELSEWHERE == set(RULES)


def test_most_broken_files_are_shown_to_the_letter() -> None:
    exact = [where for _, expected in BROKEN.values() for _, _, where in expected if spot(where)[1]]
    assert len(exact) > 150


def test_all_faults_of_all_files_are_shown_at_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {}
    for broken in ("bad toml", "no title", "a break in an answer"):
        files |= BROKEN[broken][0]
    assert [fault.rule for fault in faults_of(write(tmp_path, files))] == [
        "not-in-an-answer",
        "missing-key",
        "bad-toml",
    ]


FRONT = PROGRAMME.partition("(bed")[0].encode()


@given(data=st.binary(max_size=400), text=st.text(max_size=200), is_read_on=st.booleans())
@settings(max_examples=150, deadline=None)
def test_no_bytes_crash_it(data: bytes, text: str, *, is_read_on: bool) -> None:
    written = FRONT + text.encode() if is_read_on else data
    found = parse_document(written, "a.md", {})
    assert (not found.contents) == bool(found.faults)
    assert is_read_on or found.faults
    parse_toml(data, "a.toml")
    parse_toml(text.encode(), "a.toml")


@given(text=st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_no_letters_crash_it(text: str) -> None:
    for written in (PROGRAMME + text, PROGRAMME.replace("A cup of tea.", text), ANSWER + text, IN_FORMS + text):
        found = parse_document(written.encode(), "a.md", {})
        assert (not found.contents) == bool(found.faults)
        assert all(1 <= fault.location.line <= len(written) for fault in found.faults)


PIECES = st.sampled_from(
    ["---\n", "id: tea\n", "kind: ", "title: [", "\n\n", "## ", "(bed: ", "(until: 1:00)", "[2s]", "(a)", '[sub:"b"]',
     "> ", "- ", "1. ", "    ", "\t", "```", "<!--", "-->", "<b>", "&", "*", "**", "+", "_", "Word. ", "\r\n", "\0",
     "é", "===\n", "{}", ": ", "!", '!["bowl"]', "&a *a", "? ", "| ", "%", "@",
     "variants: ", "friend: {", "title: A}", "  pet:\n", "gate: ", "\n\n(for: ", "\n\n(for: friend)\n\n", "others)\n\n",
     "all)\n\n", "\n\n(breathe: in 4s, out 6s, 3 times)\n\n", "(breathe: ", "\n\n(voice: ", "usual)",
     "(helplines: crisis)", "kind: crisis\n", "™", "½", "€ ", "www.", "https://x", "😀", "()", "[rate]", "> a\nb", "~"],
)  # fmt: skip


@given(texts=st.lists(PIECES | st.text(max_size=5), max_size=30))
@settings(max_examples=200, deadline=None)
def test_no_text_crashes_it(texts: list[str]) -> None:
    text = "".join(texts)
    for written in (text, f"---\n{text}---\nWords.\n", PROGRAMME + text, IN_FORMS + text, ANSWER + text):
        found = parse_document(written.encode(), "a.md", {})
        lines = written.count("\n") + written.count("\r") + 2
        assert (not found.contents) == bool(found.faults)
        assert all(1 <= fault.location.line <= lines for fault in found.faults)
