"""Files in which nothing was found: they are not checked again until anything that decides about them has changed."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from audio_pipeline.content.library import Library
from audio_pipeline.lint.clean_files import CleanFiles, list_code_files
from audio_pipeline.lint.run import lint_library
from tests.lint import show

FAULTY = show.tea("Hold the cup.", "Hold the cup. It cures colds.")


@pytest.fixture
def clean(tmp_path: Path) -> Library:
    return show.library(tmp_path)


def remember(library: Library) -> bytes:
    """Check everything; gives what is saved."""
    files = CleanFiles(None, library)
    assert lint_library(library, files) == ()
    assert files.bytes_to_save
    return files.bytes_to_save


def rules(library: Library, saved: bytes) -> set[str]:
    return {fault.rule for fault in lint_library(library, CleanFiles(saved, library))}


def test_nothing_is_new_when_nothing_has_changed(clean: Library) -> None:
    files = CleanFiles(remember(clean), clean)
    assert lint_library(clean, files) == ()
    assert files.bytes_to_save is None


def test_a_fault_that_is_written_into_a_clean_file_is_found(tmp_path: Path, clean: Library) -> None:
    saved = remember(clean)
    faulty = show.library(tmp_path, FAULTY)
    assert rules(faulty, saved) == rules(faulty, b"") != set()


def test_a_file_with_a_fault_is_never_taken_for_clean(tmp_path: Path) -> None:
    faulty = show.library(tmp_path, FAULTY)
    files = CleanFiles(None, faulty)
    first = lint_library(faulty, files)
    assert first
    assert lint_library(faulty, CleanFiles(files.bytes_to_save, faulty)) == first


def test_other_settings_check_everything_again(clean: Library) -> None:
    saved = remember(clean)
    slower = replace(clean, settings=replace(clean.settings, title="Another show"))
    files = CleanFiles(saved, slower)
    lint_library(slower, files)
    assert files.bytes_to_save is not None
    assert set(files.bytes_to_save.split()).isdisjoint(saved.split())


@pytest.mark.parametrize("damaged", [b"", b"\xff\xfe", b"no hash at all\n"])
def test_a_damaged_record_costs_time_and_nothing_else(clean: Library, damaged: bytes) -> None:
    assert rules(clean, damaged) == set()


def test_all_code_that_a_check_loads_decides_whether_to_check_again() -> None:
    program = "import sys, audio_pipeline.lint.run; print(*(getattr(m, '__file__', '') for m in sys.modules.values()))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    ours = {Path(each) for each in loaded if "/audio_pipeline/" in each and "/audio_pipeline/stores/" not in each}
    assert ours
    assert ours <= set(list_code_files())
