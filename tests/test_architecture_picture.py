"""The picture of the architecture is drawn from the imports that the code has today."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_picture_shows_the_code_as_it_is() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "draw_architecture.py"), "--check"]
    checked = subprocess.run(command, check=False, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
