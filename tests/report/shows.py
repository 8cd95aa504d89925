"""The report of a small show, as somebody else reads HTML."""

import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.cli.report import render_build_report
from tests import small_show

PAGE = "report.html"


def written(home: Path, shop: BuildContext | None = None) -> Path:
    """The page of a show that was built in this folder, beside its store."""
    shop = shop or small_show.workshop(home)
    page = home / PAGE
    page.write_text(render_build_report(small_show.library(home / "show"), shop, home, "out"), encoding="utf-8")
    return page


@dataclass(frozen=True, kw_only=True)
class Panel:
    """What stands on the page of one programme."""

    sounds: tuple[str, ...]
    figures: dict[str, str]
    missed: tuple[str, ...]
    drawn: dict[str, Any]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.stack: list[str] = []
        self.panel: list[tuple[str, str]] = []
        self.panels: dict[str, list[tuple[str, str]]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        self.links += [value for name, value in attrs if name in {"src", "href"} and value]
        if tag == "tbody":
            self.panel = self.panels[str(facts["id"])] = []
        self.panel.append((f"<{tag}>", str(facts.get("src") or facts.get("class") or "")))
        self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop() != tag:
            pass
        if tag == "tbody":
            self.panel = []

    def handle_data(self, data: str) -> None:
        self.panel.append((self.stack[-1] if self.stack else "", data))


def panels(page: Path) -> dict[str, Panel]:
    """By programme, in the page's order."""
    return {name: _panel(found) for name, found in read(page).panels.items()}


def read(page: Path) -> _Reader:
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.close()
    return reader


def _panel(found: list[tuple[str, str]]) -> Panel:
    names = [text for tag, text in found if tag == "dt"]
    told = [text for tag, text in found if tag in {"dt", "dd"}]
    figures = {name: told[told.index(name) + 1] for name in names}
    (data,) = (text for tag, text in found if tag == "script")
    return Panel(
        sounds=tuple(text for tag, text in found if tag == "<audio>"),
        figures={name: re.sub(r"^[✓✗] ", "", text) for name, text in figures.items()},
        missed=tuple(name for name, text in figures.items() if text.startswith("✗")),
        drawn=json.loads(data),
    )
