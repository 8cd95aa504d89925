"""A show of eleven very short programmes: enough of everything that a build of it needs worker processes."""

from pathlib import Path

from tests.resilience.show_toml import show_toml

_CUP = """---
id: warm-cup
kind: exercise
title: A Warm Cup
summary: A short rest with a cup.
names: [a warm cup]
published: 2026-11-23
position: 1
variants:
  friend: {title: A Warm Cup with a Friend, names: [a cup with a friend]}
  outdoors: {title: A Warm Cup Outdoors, names: [a cup outdoors]}
---
(bed: brown -16dB)

(chime: soft)

Hold something warm.

(for: friend)

Let a friend hold one.

(for: outdoors)

Feel the air.

(for: all)

(pause: 1s)

Let your shoulders drop. Breathe.

(until: 0:12)

Thank your hands.
"""

_TALK = """---
id: company-{number}
kind: benefit
title: Company {number}
summary: Why company helps.
names: [company {number}]
published: 2026-11-22
position: {number}
---
## Why

Company {number} helps. Nobody knows {number} reasons. Cup {number} is warm.

(pause: 500ms)

Hold something warm.
"""

_TALKS = range(1, 9)


def write(folder: Path) -> Path:
    """The show as files below a folder; gives the folder."""
    folder.mkdir(parents=True)
    show = show_toml(rate=1.5, sentence_pause_ms=100, longer_pause_ms=200)
    (folder / "show.toml").write_text(show, encoding="utf-8")
    (folder / "warm-cup.md").write_text(_CUP, encoding="utf-8")
    for number in _TALKS:
        (folder / f"company-{number}.md").write_text(_TALK.format(number=number), encoding="utf-8")
    return folder


def write_earlier(folder: Path) -> Path:
    """The show before an editor changed a sentence of all variants, a pause and a title, and wrote the last talk."""
    write(folder)
    (folder / f"company-{_TALKS[-1]}.md").unlink()
    _edit(folder / "warm-cup.md", "Let your shoulders drop.", "Let your shoulders sink down.")
    _edit(folder / "company-1.md", "(pause: 500ms)", "(pause: 2s)")
    _edit(folder / "company-2.md", "title: Company 2", "title: Good Company")
    return folder


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
