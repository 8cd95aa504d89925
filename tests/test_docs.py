"""The Markdown pages: each is in the index once, every link leads somewhere, and the changelog fits the version."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from tests.markdown import DOCS, ROOT, find_anchors, find_links, list_pages

PAGES = list_pages()

KINDS = ["Tutorial", "How-to", "Reference", "Explanation"]


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def test_every_page_is_in_the_index_exactly_once() -> None:
    linked = [link for link in find_links((DOCS / "README.md").read_text("utf-8")) if "/" not in link]
    pages = [str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md") if page != DOCS / "README.md"]
    assert sorted(linked) == sorted(pages), "put each page of docs/ into docs/README.md once, under its kind"


def test_the_index_is_sorted_by_what_a_reader_wants() -> None:
    assert re.findall(r"^## (.+)$", (DOCS / "README.md").read_text("utf-8"), re.MULTILINE) == KINDS


def test_the_front_page_leads_to_the_index() -> None:
    assert "docs/README.md" in find_links((ROOT / "README.md").read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    broken = [link for link in find_links(page.read_text("utf-8")) if not leads_somewhere(page, link)]
    assert broken == [], f"mend these links in {name_of(page)}: no such file, or no such heading in it"


def leads_somewhere(page: Path, link: str) -> bool:
    name, _, anchor = link.partition("#")
    there = (page.parent / name) if name else page
    if not anchor:
        return there.exists()
    return there.is_file() and anchor in find_anchors(there.read_text("utf-8"))


def test_every_place_to_look_is_a_file_that_defines_the_name() -> None:
    section = (DOCS / "architecture.md").read_text("utf-8").partition("\n## Where to look\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| .+ \| `(.+)` \| `(.+)` \|$", section, re.MULTILINE)
    assert len(rows) > 20
    lost = [f"{path}: {name}" for path, name in rows if not defines(ROOT / path, name)]
    assert lost == [], "correct these rows under “Where to look” in docs/architecture.md: no such file, or no such name"


def defines(module: Path, name: str) -> bool:
    pattern = rf"^(def {name}\(|class {name}\b|{name}(:.*)? = )"
    return module.is_file() and re.search(pattern, module.read_text("utf-8"), re.MULTILINE) is not None


def test_the_changelog_begins_with_what_is_unreleased_and_then_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    number, _, day = headings[1].partition(" – ")
    assert number == version, "the newest version in CHANGELOG.md is not that of pyproject.toml"
    assert date.fromisoformat(day)


def test_a_version_tells_what_was_added_changed_and_fixed() -> None:
    newest = (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n## ")[2]
    assert re.findall(r"^### (.+)$", newest, re.MULTILINE) == ["Added", "Changed", "Fixed"]
