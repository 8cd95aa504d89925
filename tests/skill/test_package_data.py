"""What is not Python in the package is in its wheel too."""

import tomllib
from pathlib import Path

import skill

FOLDER = Path(skill.__file__).parent


def test_every_data_file_is_in_the_wheel() -> None:
    pyproject = tomllib.loads((FOLDER.parent / "pyproject.toml").read_text("utf-8"))
    patterns = pyproject["tool"]["setuptools"]["package-data"]["skill"]
    declared = {path for pattern in patterns for path in FOLDER.glob(pattern)}
    files = {path for path in FOLDER.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {path for path in files if path.suffix != ".py"} <= declared
