"""A small show that may be published, and what to change in it so that it may not."""

from collections.abc import Mapping
from pathlib import Path

from audio_pipeline.content.library import Library
from audio_pipeline.errors import Fault
from audio_pipeline.lint.run import lint_library
from audio_pipeline.markup.read import read_content
from tests.markup.small_folder import REFERENCES, SHOW

EXERCISE = """\
---
id: tea
kind: exercise
title: Tea
summary: A cup of tea, and a minute for it.
names: [tea]
published: 2026-11-23
position: 1
length: "1:00"
access: Cold tea will do.
sources: [R1]
---
(bed: pad)

## Sit

Here is a cup of tea. Not while driving,
eyes as you like, stop any time.

Hold the cup.

(until: 0:30)

## End

Look around. Talk with someone you trust.

(until: 1:00)
"""

DESCENDING = (
    EXERCISE.replace("access:", "manner: descend\naccess:")
    .replace('"1:00"', '"2:40"')
    .replace("(until: 1:00)", "(until: 2:40)")
)
"""It grows softer and slower, and its bed is alone at the end."""

BENEFIT = """\
---
id: warmth
kind: benefit
title: Warmth
summary: What a cup can do.
names: [warmth]
published: 2026-11-23
position: 1
sources: [R1]
---
## A cup

A cup is a small thing.

This is for comfort and curiosity. It isn't medical or psychological treatment. If you're struggling, \
please talk with a professional, or someone you trust.
"""

ANSWER = """\
---
id: why_tea
kind: answer
title: Why tea
questions: [why tea, does tea cure anxiety]
sources: [R2]
---
It is warm.
"""

LEXICON = """\
[words.tea]
ipa = "tiː"
"""

TEA, WARMTH, WHY = "exercises/tea.md", "benefits/warmth.md", "answers/why_tea.md"
CLEAN: Mapping[str, str] = {
    "show.toml": SHOW,
    "references.toml": REFERENCES,
    "lexicon.toml": LEXICON,
    TEA: EXERCISE,
    WARMTH: BENEFIT,
    WHY: ANSWER,
}


def library(folder: Path, files: Mapping[str, str] | None = None) -> Library:
    """The show, with these files in it or in place of its own; it has no fault."""
    for name, text in {**CLEAN, **(files or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    draft = read_content(folder)
    assert draft.library, draft.faults
    return draft.library


def found(folder: Path, files: Mapping[str, str] | None = None) -> list[tuple[str, str, int, int]]:
    """Rule, file, line and column of everything that must not be published."""
    return [
        (each.rule, file_of(each, folder), each.location.line, each.location.column) for each in faults(folder, files)
    ]


def faults(folder: Path, files: Mapping[str, str] | None = None) -> tuple[Fault, ...]:
    """Everything that must not be published."""
    return lint_library(library(folder, files))


def file_of(fault: Fault, folder: Path) -> str:
    """The file a fault is in, as seen from the folder."""
    return str(Path(fault.location.path).relative_to(folder))


def tea(old: str, new: str) -> dict[str, str]:
    """The exercise with one part of it changed."""
    assert old in EXERCISE, old
    return {TEA: EXERCISE.replace(old, new, 1)}


def warmth(old: str, new: str) -> dict[str, str]:
    """The benefit with one part of it changed."""
    assert old in BENEFIT, old
    return {WARMTH: BENEFIT.replace(old, new, 1)}


def why(words: str) -> dict[str, str]:
    """The answer with other words, which stand on line 8."""
    return {WHY: ANSWER.replace("It is warm.", words)}
