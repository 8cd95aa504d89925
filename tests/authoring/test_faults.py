"""Whatever an author gets wrong is shown with its rule, file and line, and how to mend it; nothing ever crashes."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.authoring.document import document
from audio_pipeline.authoring.rules import RULES
from audio_pipeline.authoring.table import table
from audio_pipeline.errors import ContentFaults, Fault
from tests.authoring.broken import BROKEN, Expected
from tests.authoring.library import ANSWER, IN_FORMS, PROGRAMME, read, write

ELSEWHERE = {
    "unreadable-file",  # tests/stages/test_read.py
    "no-content",  # tests/stages/test_read.py
    "unknown-engine",  # tests/authoring/test_voices.py
    "unknown-voice",  # tests/authoring/test_voices.py
    "until-overrun",  # tests/stages/test_mix.py
    # tests/test_review.py and tests/authoring/house: what must not be published
    "never-claim",
    "missing-opening",
    "missing-closing",
    "missing-disclaimer",
    "misses-length",
    "long-silence",
    "badly-read",
    "misread-word",
    "broken-sub",
    "unused-word",
}
"""Rules that no single file can break by its form."""


def faults_of(folder: Path) -> tuple[Fault, ...]:
    """Everything wrong with a folder."""
    with pytest.raises(ContentFaults) as refusal:
        read(folder)
    return refusal.value.faults


@pytest.mark.parametrize(("files", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_shown(files: dict[str, str | bytes], expected: Expected, tmp_path: Path) -> None:
    faults = faults_of(write(tmp_path, files))
    found = [(str(Path(each.place.path).relative_to(tmp_path)), each.rule, each.place.line) for each in faults]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(("files", "expected"), BROKEN.values(), ids=BROKEN)
def test_every_fault_says_what_and_how_to_mend(
    files: dict[str, str | bytes], expected: Expected, tmp_path: Path
) -> None:
    for fault in faults_of(write(tmp_path, files)):
        assert len(expected) < 9
        assert fault.what
        assert fault.mend
        assert not (fault.what + fault.mend).endswith(".")
        assert fault.place.column >= 1


def test_every_rule_is_broken_somewhere() -> None:
    broken = {rule for _, expected in BROKEN.values() for _, rule, _ in expected}
    assert broken | ELSEWHERE == set(RULES)


def test_all_faults_of_all_files_are_shown_at_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {}
    for broken in ("bad toml", "no title", "a break in an answer"):
        files |= BROKEN[broken][0]
    assert [fault.rule for fault in faults_of(write(tmp_path, files))] == [
        "not-in-an-answer",
        "missing-key",
        "bad-toml",
    ]


@given(data=st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_no_bytes_crash_it(data: bytes) -> None:
    found = document(data, "a.md", {})
    assert not found.contents
    assert found.faults
    table(data, "a.toml")


PIECES = st.sampled_from(
    ["---\n", "id: tea\n", "kind: ", "title: [", "\n\n", "## ", "(bed: ", "(until: 1:00)", "[2s]", "(a)", '[sub:"b"]',
     "> ", "- ", "1. ", "    ", "\t", "```", "<!--", "-->", "<b>", "&", "*", "**", "+", "_", "Word. ", "\r\n", "\0",
     "é", "===\n", "{}", ": ", "!", '!["bowl"]', "&a *a", "? ", "| ", "%", "@",
     "variants: ", "friend: {", "title: A}", "  pet:\n", "gate: ", "\n\n(for: ", "\n\n(for: friend)\n\n", "others)\n\n",
     "all)\n\n", "\n\n(breathe: in 4s, out 6s, 3 times)\n\n", "(breathe: ", "\n\n(voice: ", "usual)",
     "(helplines: crisis)", "kind: crisis\n"],
)  # fmt: skip


@given(texts=st.lists(PIECES, max_size=30))
@settings(max_examples=200, deadline=None)
def test_no_text_crashes_it(texts: list[str]) -> None:
    text = "".join(texts)
    for written in (text, f"---\n{text}---\nWords.\n", PROGRAMME + text, IN_FORMS + text, ANSWER + text):
        found = document(written.encode(), "a.md", {})
        lines = written.count("\n") + 2
        assert (not found.contents) == bool(found.faults)
        assert all(1 <= fault.place.line <= lines for fault in found.faults)
