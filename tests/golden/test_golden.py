"""A change that is not about the sound leaves every byte and every key as it was."""

import json
import platform
import sys
from pathlib import Path

import pytest

from tests.golden.recording import RECORDED, record_files, record_keys

RECORDED_HERE = sys.platform == "linux" and platform.machine() == "x86_64"
"""Keys are the same on every machine; encoders may differ in a bit between processors of other makes."""


@pytest.mark.skipif(not RECORDED_HERE, reason="the files were recorded on Linux, x86-64")
def test_a_build_of_the_small_show_makes_the_recorded_files(tmp_path: Path) -> None:
    assert record_files(tmp_path) == json.loads(RECORDED.read_text(encoding="utf-8"))["files"]


def test_the_built_in_content_has_the_recorded_clip_and_chunk_keys(tmp_path: Path) -> None:
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    assert record_keys(tmp_path) == {"clips": recorded["clips"], "chunks": recorded["chunks"]}
