"""Editors: each with words, a build folder and a cache of their own, who publish to a place they share."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from audio_pipeline.__main__ import BACKENDS, cli
from audio_pipeline.catalog import Catalog, from_json
from audio_pipeline.content.boilerplate import DISCLAIMER
from audio_pipeline.errors import PipelineError
from tests.markup.small_folder import REFERENCES, SHOW
from tests.vectors import put_vectors

TALK = """---
id: {name}
kind: benefit
title: About {name}
summary: What a {name} can do.
names: [about {name}]
published: 2026-11-23
position: {position}
---
## One

A {name} is a small thing.

{disclaimer}
"""
ANSWER = "---\nid: why_{name}\nkind: answer\ntitle: Why a {name}\nquestions: [why a {name}]\n---\nIt is warm.\n"
CUPS = ("cup", "bowl", "spoon")
PUBLIC = "https://a.example.org/w/"


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody who writes, at a desk of their own."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "words"

    def write(self, *names: str) -> None:
        """A talk and an answer for each name."""
        self.content.mkdir(parents=True, exist_ok=True)
        put_vectors(self.root / "cache")
        (self.content / "show.toml").write_text(SHOW.replace('"sine"', '"tone"'), encoding="utf-8")
        (self.content / "references.toml").write_text(REFERENCES, encoding="utf-8")
        (self.content / "lexicon.toml").write_text("", encoding="utf-8")
        self._write_talks(names, 1)

    def add(self, *names: str) -> None:
        """One more of each."""
        self._write_talks(names, 1 + len(CUPS))

    def _write_talks(self, names: tuple[str, ...], first: int) -> None:
        for position, name in enumerate(names, start=first):
            talk = TALK.format(name=name, position=position, disclaimer=DISCLAIMER)
            (self.content / f"{name}.md").write_text(talk, encoding="utf-8")
            (self.content / f"why_{name}.md").write_text(ANSWER.format(name=name.replace("-", "_")), encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.content / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def drop(self, *names: str) -> None:
        for name in names:
            (self.content / f"{name}.md").unlink()

    def take(self, other: "Editor", name: str) -> None:
        """Have the file as somebody else has it, as after a pull."""
        shutil.copy(other.content / name, self.content / name)

    def words(self, target: Path | str, *options: str, public_url: str = PUBLIC) -> list[str]:
        """What they type, behind the name of the program."""
        to = target if isinstance(target, str) else f"folder:{target}"
        places = ("--content", self.content, "--out", self.root / "out", "--cache", self.root / "cache")
        return [
            *("publish", *map(str, places), "--engine", "tone", "--jobs", "1"),
            *("--to", to, "--public-url", public_url, *options),
        ]

    def build(self) -> Result:
        words = self.words("folder:nowhere")
        return CliRunner().invoke(cli, ["build", *words[1 : words.index("--to")]], obj=BACKENDS)

    def publish(self, target: Path | str, *options: str, public_url: str = PUBLIC) -> Result:
        return CliRunner().invoke(cli, self.words(target, *options, public_url=public_url), obj=BACKENDS)


def clone(editor: Editor, root: Path) -> Editor:
    """Somebody with the same words, who never built or published: their cache only saves drawing and speaking."""
    shutil.copytree(editor.content, root / "words")
    shutil.copytree(editor.root / "cache", root / "cache", ignore=shutil.ignore_patterns("published"))
    return Editor(root)


def succeeded(done: Result) -> Result:
    assert done.exit_code == 0, (done.output, done.exception)
    return done


def refused(done: Result) -> str:
    """What the command said; it ended with an error a person can act on."""
    assert isinstance(done.exception, PipelineError), (done.output, done.exception)
    return str(done.exception)


def catalog(target: Path) -> Catalog:
    return from_json((target / "catalog.json").read_text(encoding="utf-8"))


def guids(target: Path) -> list[str]:
    """Of the show, then of each episode."""
    return re.findall(r"guid[^>]*>([^<]+)</", (target / "feed.xml").read_text(encoding="utf-8"))


def everything(target: Path) -> dict[str, bytes]:
    return {str(path.relative_to(target)): path.read_bytes() for path in target.rglob("*") if path.is_file()}
