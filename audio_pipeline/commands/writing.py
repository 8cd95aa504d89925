"""Writing: a new file to write over, which is in order from the start."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from audio_pipeline.authoring.document import Document, document
from audio_pipeline.authoring.house.frame import DISCLAIMER
from audio_pipeline.authoring.keys import text_of
from audio_pipeline.authoring.together import together_faults
from audio_pipeline.commands import options, places
from audio_pipeline.commands.blanks import BLANKS
from audio_pipeline.errors import ContentError, ContentFaults, Fault
from audio_pipeline.settings import ANSWERS
from audio_pipeline.stages.read import BUILT_IN


@click.command(
    epilog="\b\n"
    'Examples: warm-recall new exercise "A Warm Cup"\n'
    '          warm-recall new answer "Why a warm cup helps" --content my-words'
)
@click.argument("kind", type=click.Choice(list(BLANKS)))
@click.argument("title", metavar="TITLE")
@options.content
def new(kind: str, title: str, content: Path) -> None:
    """Write a new file that is in order from the start.

    Its id comes from the title, its position is the next free one, and notes in it say what goes where. No file is
    ever written over.
    """
    identity = _identity(kind, title)
    path = places.to_be_filled(content) / f"{kind}s" / f"{identity}.md"
    if path.exists():
        raise ContentError("this file is there already", where=places.shown(path), mend="Choose another title")
    known = [_read(each) for each in sorted(content.rglob("*.md"))]
    text = _filled(kind, identity, " ".join(title.split()), _position(kind, known))
    if faults := _faults(document(text.encode(), places.shown(path), {}), known):
        raise ContentFaults(faults)
    path.parent.mkdir(parents=True, exist_ok=True)
    places.write(text.encode(), path)
    _tell(kind, path, "" if content == BUILT_IN else f" --content {content}")


def _identity(kind: str, title: str) -> str:
    """The title in plain letters, as ids of its kind are written."""
    plain = unicodedata.normalize("NFKD", title.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    if not words:
        raise ContentError("an id cannot be made of this title", where=title, mend="Write one with letters from a to z")
    return ("_" if kind in ANSWERS else "-").join(words)


def _position(kind: str, known: Sequence[Document]) -> int:
    """The next free one of its kind."""
    alike = (text_of(each.fields, "position") for each in known if text_of(each.fields, "kind") == kind)
    return 1 + max((int(position) for position in alike if position.isdecimal()), default=0)


def _filled(kind: str, identity: str, title: str, position: int) -> str:
    """The blank of this kind; texts in quotation marks, in which YAML takes them as they are."""
    name = json.dumps(title.lower(), ensure_ascii=False)
    day = f"{datetime.now(UTC).astimezone():%Y-%m-%d}"
    shown = json.dumps(title, ensure_ascii=False)
    return BLANKS[kind].format(id=identity, title=shown, name=name, day=day, position=position, disclaimer=DISCLAIMER)


def _faults(written: Document, known: Sequence[Document]) -> tuple[Fault, ...]:
    """What this title would make wrong, in the file or among the files; theirs are not its own."""
    together = together_faults([*known, written], list(_always_there()), ())
    paths = {content.place.path for content in written.contents}
    return (*written.faults, *(fault for fault in together if fault.place.path in paths))


def _always_there() -> Iterator[Document]:
    """The answers no folder is without."""
    for path in sorted((BUILT_IN / "answers").glob("*.md")):
        answer = _read(path)
        if text_of(answer.fields, "kind") in ("medical", "crisis"):
            yield answer


def _read(path: Path) -> Document:
    return document(path.read_bytes(), places.shown(path), {})


def _tell(kind: str, path: Path, where: str) -> None:
    click.echo(f"{places.shown(path)} is yours: write over it.")
    click.echo(f"Then: warm-recall check{where}")
    if kind not in ANSWERS:
        click.echo(f"      warm-recall preview {path.stem}{where}")
