"""A show of several short programmes, two of them sharing their sound: enough work for processes and for a cluster."""

from pathlib import Path

from audio_pipeline.build.build import BuildResult, build
from audio_pipeline.build.build_context import BuildContext
from tests import small_show

FORMS = ("one", "two", "three", "four", "five", "six", "seven")

_PROGRAMME = """---
id: {form}
kind: exercise
title: Form {form}
summary: A short rest.
names: [form {form}]
published: 2026-11-23
position: {position}
length: "0:15"
sources: [R28]
variants:
  again: {{title: Form {form} again, names: [form {form} again]}}
---
(bed: pad -16dB)

Rest your hands, and count {form} breaths.

(until: 0:13)

(for: again)

Once more.

(for: others)

That was {form}.

(for: all)

(until: 0:15)
"""
"""A chunk that both forms share, and a short one of each."""


def write(folder: Path, forms: tuple[str, ...] = FORMS) -> Path:
    """The show as files below a folder; gives the folder."""
    folder.mkdir(parents=True)
    for position, form in enumerate(forms, start=1):
        (folder / f"{form}.md").write_text(_PROGRAMME.format(form=form, position=position), encoding="utf-8")
    return folder


def edit(folder: Path) -> None:
    """One sentence of one file, said in both its forms."""
    small_show.edit(folder, "two", "Rest your hands", "Rest both your hands")


def built(folder: Path, shop: BuildContext) -> BuildResult:
    return build(small_show.library(folder), shop)


def files(root: Path) -> dict[str, bytes]:
    """What a reader of a built folder can meet."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts)
    }
