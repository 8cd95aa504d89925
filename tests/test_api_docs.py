"""`scripts/api-docs`: every public module has a page with its docstring, and nothing is warned of."""

import ast
import html
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.markdown import ROOT

PYTHON = """#!/bin/sh
PYTHONPATH={root} exec {python} "$@"
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages, made as a person makes them, in a folder of their own that counts as set up."""
    home = tmp_path_factory.mktemp("checkout")
    for name, program in {
        "scripts/api-docs": (ROOT / "scripts/api-docs").read_text("utf-8"),
        "scripts/setup": "#!/bin/sh\n",
        ".venv/bin/python": PYTHON.format(root=ROOT, python=sys.executable),
    }.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(program, "utf-8")
        path.chmod(0o755)
    done = subprocess.run([home / "scripts/api-docs"], check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return home / "build/api"


def public_modules() -> Iterator[Path]:
    for package in ("audio_pipeline", "skill"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if path.name == "__init__.py" or not path.name.startswith("_"):
                yield path.relative_to(ROOT)


def page_name(module: Path) -> str:
    """`a/b.py` has the page `a/b.html`, and so has the package `a/b/__init__.py`."""
    return str((module.parent if module.name == "__init__.py" else module).with_suffix(".html"))


def letters(text: str) -> str:
    """The letters and digits of a text alone: marks and quotation marks look different on a page."""
    return re.sub(r"\W", "", text)


def test_every_public_module_has_a_page_with_its_docstring(pages: Path) -> None:
    faults = []
    for module in public_modules():
        docstring = ast.get_docstring(ast.parse((ROOT / module).read_text("utf-8"))) or ""
        page = pages / page_name(module)
        if not page.exists():
            faults.append(f"{module}: there is no page {page_name(module)}")
        elif not docstring and module.name != "__init__.py":
            faults.append(f"{module}: begin it with a docstring")
        elif letters(docstring) not in letters(html.unescape(re.sub(r"<[^>]+>", "", page.read_text("utf-8")))):
            faults.append(
                f"{module}: its docstring is not on {page_name(module)}: look at the page, mend the docstring"
            )
    assert faults == []


def test_the_pages_begin_with_an_index(pages: Path) -> None:
    assert "audio_pipeline" in (pages / "index.html").read_text("utf-8")
