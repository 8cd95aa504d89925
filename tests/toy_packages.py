"""Packages of a few lines, with locks and environments to install them into, without a network."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
PIPS = Path(sys.prefix) / "pips"
"""Where "scripts/setup test" puts the pips that it is tested with."""

BACKEND = """
import pathlib, zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    name, info = "toy_show-1.0-py3-none-any.whl", "toy_show-1.0.dist-info"
    with zipfile.ZipFile(pathlib.Path(folder, name), "w") as wheel:
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: toy-show\\nVersion: 1.0\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(f"{info}/RECORD", "")
    return name
"""

PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "toy-show"
version = "1.0"
dependencies = []

[project.optional-dependencies]
pipeline = [{pipeline}]
skill = []
"""


@dataclass(frozen=True, slots=True)
class Checkout:
    """A clone with our own scripts/setup, and a project, packages and a lock of its own."""

    folder: Path
    locked: list[str] = field(default_factory=list)

    def requires(self, *pipeline: str) -> None:
        """Write the project: what its extra `pipeline` asks for."""
        (self.folder / "scripts").mkdir()
        for name in ("setup", "check_installed.py"):
            shutil.copy(ROOT / "scripts" / name, self.folder / "scripts")
        (self.folder / "backend.py").write_text(BACKEND, encoding="utf-8")
        project = PROJECT.format(pipeline=", ".join(f'"{each}"' for each in pipeline))
        (self.folder / "pyproject.toml").write_text(project, encoding="utf-8")

    def publish(self, name: str, version: str, *metadata: str) -> Path:
        """Put a package on the shelf that pip looks at."""
        wheel = self.folder / "shelf" / f"{name}-{version}-py3-none-any.whl"
        wheel.parent.mkdir(exist_ok=True)
        lines = ("Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *metadata)
        with zipfile.ZipFile(wheel, "w") as made:
            info = f"{name}-{version}.dist-info"
            made.writestr(f"{info}/METADATA", "\n".join(lines) + "\n")
            made.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            made.writestr(f"{info}/RECORD", "")
        return wheel

    def lock(self, name: str, version: str, *metadata: str) -> None:
        """Publish a package, and pin it."""
        wheel = self.publish(name, version, *metadata)
        self.locked.append(f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n")
        (self.folder / "requirements.lock").write_text("".join(self.locked), encoding="utf-8")

    def lock_packaging(self) -> None:
        """Pin the one real package that scripts/setup itself needs, as it is installed here."""
        import packaging

        wheel = self.publish("packaging", packaging.__version__)
        source = Path(packaging.__file__).parent
        with zipfile.ZipFile(wheel, "a") as made:
            for file in source.rglob("*.py"):
                made.write(file, f"packaging/{file.relative_to(source)}")
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        self.locked.append(f"packaging=={packaging.__version__} --hash=sha256:{digest}\n")

    def use_pip(self, wheel: Path) -> None:
        """Make the environment with this pip in it."""
        environment = self.folder / ".venv"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True, timeout=60)
        packages = next(environment.glob("lib/python*/site-packages"))
        with zipfile.ZipFile(wheel) as pip:
            pip.extractall(packages)
        command = environment / "bin" / "pip"
        command.write_text(f'#!/bin/sh\nexec "{environment}/bin/python" -m pip "$@"\n', encoding="utf-8")
        command.chmod(0o755)

    def set_up(self) -> "subprocess.CompletedProcess[str]":
        """Run scripts/setup where nothing but the shelf can be reached."""
        shelf = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.folder / "shelf"), "PIP_CONFIG_FILE": os.devnull}
        environment = {**os.environ, **shelf, "PYTHON": sys.executable}
        command = [self.folder / "scripts" / "setup"]
        return subprocess.run(command, env=environment, check=False, capture_output=True, text=True, timeout=300)

    def installed(self) -> str:
        """What pip says is there."""
        command = [str(self.folder / ".venv/bin/python"), "-m", "pip", "list", "--disable-pip-version-check"]
        return str(subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout)
