"""A title becomes a file name that every file system takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.export.file_names import make_file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Guided Recall, Ten Minutes", "Guided Recall, Ten Minutes"),
        ("What is it? A/B: a <test>", "What is it A B a test"),
        ("Rest well.", "Rest well"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("con", "con -"),
        ("COM1.mp3", "COM1.mp3 -"),
        ("...", "untitled"),
        ("", "untitled"),
    ],
)
def test_a_title_keeps_what_a_person_reads(title: str, name: str) -> None:
    assert make_file_name(title) == name


@given(st.text())
def test_no_title_leaves_its_folder_or_is_too_long(title: str) -> None:
    name = make_file_name(title)
    assert name
    assert not set(name) & set('<>:"/\\|?*\x00')
    assert name not in {".", ".."}
    assert len(name.encode()) <= 122
