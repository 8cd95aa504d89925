"""A small clean content folder, and what to change in it to break it."""

from collections.abc import Mapping
from pathlib import Path

from audio_pipeline.content.library import Library
from audio_pipeline.errors import ContentFaults
from audio_pipeline.markup.document import Document, parse_document
from audio_pipeline.markup.read import read_content

SHOW = """\
title = "Quiet"
author = "A. Author"
description = "Small rests."
language = "en-US"
website = ""
email = ""
category = "Arts"
subcategory = ""
public_url = ""
engine = "tone"
adult = false

[pace.talk]
voice = "sine"
rate = 1.0
sentence_pause_ms = 300
paragraph_pause_ms = 600
chapter_pause_ms = 900

[pace.exercise]
voice = "sine"
rate = 0.8
sentence_pause_ms = 400
paragraph_pause_ms = 800
chapter_pause_ms = 1200
"""

LEXICON = """\
[words.oxytocin]
ipa = "ˌɑːksɪtoʊsɪn"
say = "ok-sih-TOH-sin"
"""

REFERENCES = """\
R1 = "Hill, A. (2020). On rest."
R2 = "Hill, B. (2021). On tea."
"""

HELPLINES = """\
[[helpline]]
countries = ["US"]
need = "crisis"
said = "In the United States, call nine eight eight."
written = "United States: 988."
elsewhere = true
confirmed = true
"""

PROGRAMME = """\
---
id: tea
kind: exercise
title: Tea
summary: A cup of tea.
names: [tea, the tea exercise]
published: 2026-11-23
position: 1
length: "1:00"
sources: [R1]
---
(bed: pad)

## Sit

Hold the cup. Feel its warmth.

(until: 0:30)

Drink.
"""

VARIANTS = """\
variants:
  friend: {title: Tea with a Friend, names: [tea with a friend]}
  pet:
    title: Tea with a Pet
    names: [tea with a pet]
    summary: A cup of tea and a cat.
    helplines: [home]
    sources: [R2]
"""

IN_FORMS = PROGRAMME.replace("---\n(bed", f"{VARIANTS}---\n(bed").replace(
    "Drink.\n", "(for: friend)\n\nPour two.\n\n(for: pet)\n\nMind the cat.\n\n(for: all)\n\nDrink.\n"
)
"""The programme, with two variants, the words of each on lines 30 and 34."""

ANSWER = """\
---
id: why_tea
kind: answer
title: Why tea
questions:
  - why tea
  - what is tea for
follow_up: tea
sources: [R2]
---
It is warm.
"""

CLEAN: Mapping[str, str] = {
    "show.toml": SHOW,
    "lexicon.toml": LEXICON,
    "references.toml": REFERENCES,
    "helplines.toml": HELPLINES,
    "exercises/tea.md": PROGRAMME,
    "answers/why_tea.md": ANSWER,
}


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The clean folder with these files in it, or in place of its own."""
    for name, text in {**CLEAN, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def read(folder: Path) -> Library:
    """The Library of a folder; ContentFaults has all that is wrong, engines aside."""
    draft = read_content(folder)
    if not draft.library:
        raise ContentFaults(draft.faults)
    return draft.library


def document_of(text: str, path: str = "tea.md") -> Document:
    """One file, read by itself."""
    return parse_document(text.encode(), path, {"crisis": "Call one two three."})


def programme(old: str = "", new: str = "") -> dict[str, str | bytes]:
    """The programme with one part of it changed."""
    assert old in PROGRAMME, old
    return {"exercises/tea.md": PROGRAMME.replace(old, new, 1)}


def said(words: str) -> dict[str, str | bytes]:
    """The programme with other words for its last one, which stands on line 20."""
    return programme("Drink.\n", words)


def answer(old: str, new: str) -> dict[str, str | bytes]:
    """The answer with one part of it changed."""
    assert old in ANSWER, old
    return {"answers/why_tea.md": ANSWER.replace(old, new, 1)}


def in_forms(old: str = "", new: str = "") -> dict[str, str | bytes]:
    """The programme with variants, and with one part of it changed."""
    assert old in IN_FORMS, old
    return {"exercises/tea.md": IN_FORMS.replace(old, new, 1)}


def helplines(old: str, new: str) -> dict[str, str | bytes]:
    """The helplines with one part of them changed."""
    assert old in HELPLINES, old
    return {"helplines.toml": HELPLINES.replace(old, new, 1)}


def show(old: str, new: str) -> dict[str, str | bytes]:
    """The settings with one part of them changed."""
    assert old in SHOW, old
    return {"show.toml": SHOW.replace(old, new, 1)}


def other_voice(text: str) -> dict[str, str | bytes]:
    """The settings with another voice, whose table begins on line 27."""
    return {"show.toml": f"{SHOW}\n[[other_voices]]\n{text}\n"}


def podcast(text: str) -> dict[str, str | bytes]:
    """The settings with a table [podcast], or with tables below it."""
    return {"show.toml": f"{SHOW}{'' if text.startswith('[') else f'[podcast]{chr(10)}'}{text}\n"}
