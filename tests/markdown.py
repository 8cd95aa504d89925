"""The Markdown pages of the project, and what is in them: code blocks, headings, links, tables that are filled."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"

_FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def list_pages() -> list[Path]:
    """Every page that is written for people: docs/ and what stands at the top."""
    return sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


def iterate_blocks(text: str) -> Iterator[tuple[str, str]]:
    """The language and the contents of each code block, in order."""
    return ((found[1], found[2]) for found in _FENCE.finditer(text))


def drop_code(text: str) -> str:
    """A page without its code blocks and without code in its lines."""
    return re.sub(r"`[^`\n]*`", "", _FENCE.sub("", text))


def find_links(text: str) -> Iterator[str]:
    """The targets of the links and pictures of a page that are on no other site."""
    return (link for link in _LINK.findall(drop_code(text)) if "://" not in link and not link.startswith("mailto:"))


def find_anchors(text: str) -> set[str]:
    """The names by which a link can reach the headings of a page, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def fill_tables(page: str, mark: str, tables: Mapping[str, str]) -> str:
    """A page with these tables between "<!-- mark: name -->" and "<!-- end -->"; KeyError for one without a place."""
    for name, table in tables.items():
        begin, found, rest = page.partition(f"<!-- {mark}: {name} -->\n")
        if not found:
            raise KeyError(name)
        page = f"{begin}{found}\n{table}\n\n<!-- end -->{rest.partition('<!-- end -->')[2]}"
    return page
