"""The benches' bookkeeping: what is summed, judged and shown. Nothing here depends on how fast a machine is."""

import hashlib
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from audio_pipeline.build.load import load_library
from audio_pipeline.speech.engines.hibari import Hibari
from tests.bench import content
from tests.bench.__main__ import BENCHES, main
from tests.bench.figures import Figure, as_json, filled, said
from tests.bench.timed import timed

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"

MACHINE = {"date": "2026-11-23", "cores": 2, "processor": "a quick one", "python": "3.11.7"}

GRANDCHILD = """
import subprocess, sys, time
spin = "import time; begun = time.process_time()\\nwhile time.process_time() - begun < 0.3: pass"
subprocess.Popen([sys.executable, "-c", f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {spin!r}])"])
"""


def test_a_figure_is_met_at_its_very_target() -> None:
    assert Figure(what="wall", measured=2.0, unit="s", at_most=2.0).met
    assert Figure(what="times less", measured=4.0, unit="×", at_least=4.0).met


def test_a_figure_beyond_its_target_is_not_met() -> None:
    assert Figure(what="wall", measured=2.1, unit="s", at_most=2.0).met is False
    assert Figure(what="times less", measured=3.9, unit="×", at_least=4.0).met is False


def test_a_figure_without_a_target_is_neither() -> None:
    assert Figure(what="wall", measured=2.1, unit="s").met is None


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (0.04861, "s", "0.0486 s"),
        (199.44, "s", "199 s"),
        (1.25, "×", "1.25 ×"),
        (1427, "", "1427"),
        (0.0, "LU", "0 LU"),
    ],
)
def test_numbers_are_told_to_three_digits_and_counts_in_full(number: float, unit: str, words: str) -> None:
    assert said(number, unit) == words


def test_the_page_has_a_place_for_every_bench() -> None:
    figure = Figure(what="wall \\1", measured=2.1, unit="s", at_most=2.0)
    results = {"machine": MACHINE, "benches": {name: {"figures": [as_json(figure)]} for name in BENCHES}}
    page = filled(PAGE.read_text(encoding="utf-8"), results)
    assert page.count("| wall \\1 | ≤ 2.00 s | 2.10 s | **no** |") == len(BENCHES)
    assert "2 cores of a quick one" in page
    assert filled(page, results) == page


def test_a_table_that_was_not_measured_stays_as_it_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    changed = filled(page, {"machine": MACHINE, "benches": {"skill": {"figures": []}}})
    assert (
        changed.split("## A cold build")[1].split("## Answering")[0]
        == (page.split("## A cold build")[1].split("## Answering")[0])
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what workers took")
def test_a_page_that_is_not_there_is_told_of_before_anything_is_measured(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "plain", "--write", str(tmp_path / "nowhere.md")])
    with pytest.raises(SystemExit, match=r"There is no page .*nowhere\.md"):
        main()


def test_the_figures_go_into_a_folder_that_is_made_for_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    figure = Figure(what="wall", measured=2.0, unit="s")
    monkeypatch.setitem(BENCHES, "plain", replace(BENCHES["plain"], figures=lambda _: (figure,)))
    monkeypatch.setattr(sys, "argv", ["bench", "plain", "--json", str(tmp_path / "new" / "bench.json")])
    main()
    kept = json.loads((tmp_path / "new" / "bench.json").read_text("utf-8"))
    assert kept["benches"]["plain"]["figures"] == [as_json(figure)]


def test_the_time_of_processes_that_outlive_the_command_counts() -> None:
    took = timed(sys.executable, "-c", GRANDCHILD)
    assert took.cpu_s > 0.3


def test_a_command_that_fails_ends_the_bench_with_its_words() -> None:
    with pytest.raises(SystemExit, match="no such luck"):
        timed(sys.executable, "-c", "raise SystemExit('no such luck')")


def test_the_generator_writes_the_same_content_each_time(tmp_path: Path) -> None:
    one, other = (content.write(tmp_path / name, 12) for name in ("one", "other"))
    assert _digests(one) == _digests(other)
    assert len(set(_digests(one).values())) == len(_digests(one))


def test_the_generated_content_can_be_built(tmp_path: Path) -> None:
    library = load_library(content.write(tmp_path, 12), {"hibari": Hibari})
    assert len(library.programmes) == 12


def _digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
