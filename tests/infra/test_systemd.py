"""infra/warm-recall-skill.service: systemd reads it, and little of the machine is open to the skill."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from skill.server import STOP_S

UNIT = Path(__file__).parents[2] / "infra" / "warm-recall-skill.service"

MOST_EXPOSURE = 14
"""Ten times what systemd calls the exposure of a service, from 0 to 100; below 20 it is well."""


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit, for a program and a file that are there."""
    (tmp_path / "skill.env").touch()
    text = UNIT.read_text("utf-8").replace("/opt/warm-recall/bin/warm-recall-skill", sys.executable)
    found = tmp_path / UNIT.name
    found.write_text(text.replace("/etc/warm-recall/skill.env", str(tmp_path / "skill.env")), "utf-8")
    return found


def analyze(*words: str) -> "subprocess.CompletedProcess[str]":
    command = shutil.which("systemd-analyze") or pytest.skip("there is no systemd here")
    return subprocess.run([command, *words], check=False, capture_output=True, text=True)


def test_systemd_finds_no_fault(unit: Path) -> None:
    told = analyze("verify", str(unit))
    assert (told.returncode, [line for line in told.stderr.splitlines() if UNIT.name in line]) == (0, [])


def test_systemd_finds_a_fault_where_there_is_one(unit: Path) -> None:
    unit.write_text(unit.read_text("utf-8").replace("ProtectHome=yes", "ProtectHomes=yes"), "utf-8")
    assert "ProtectHomes" in analyze("verify", str(unit)).stderr


def test_little_is_open_to_it(unit: Path) -> None:
    told = analyze("security", "--offline=true", f"--threshold={MOST_EXPOSURE}", "--no-pager", str(unit))
    if "unrecognized option" in told.stderr:
        pytest.skip("this systemd cannot look at a file")
    assert told.returncode == 0, told.stdout


def test_a_stop_has_the_time_that_the_workers_need(unit: Path) -> None:
    (line,) = (each for each in unit.read_text("utf-8").splitlines() if each.startswith("TimeoutStopSec="))
    assert int(line.partition("=")[2]) > STOP_S
