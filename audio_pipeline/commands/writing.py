"""Writing: a new file to write over, which is in order from the start."""

import json
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import click

from audio_pipeline.authoring.author_file import read_author_file
from audio_pipeline.authoring.document import Document, document
from audio_pipeline.authoring.keys import text_of
from audio_pipeline.authoring.together import together_faults
from audio_pipeline.built_in import BUILT_IN
from audio_pipeline.commands import options, places
from audio_pipeline.commands.blanks import BLANKS
from audio_pipeline.commands.content_folder import find_content_folder
from audio_pipeline.display.standing_words import DISCLAIMER
from audio_pipeline.errors import ContentError
from audio_pipeline.review import worded
from audio_pipeline.settings import ANSWERS
from audio_pipeline.stages.read import beside, files


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
    shown = _in_utf_8(" ".join(title.split()))
    identity = _identity(kind, shown)
    path = places.to_be_filled(content) / f"{kind}s" / f"{identity}.md"
    if os.path.lexists(path):
        raise _refused(shown, f"{places.shown(path)} is there already")
    known = list(_known(content))
    text = _filled(kind, identity, shown, _position(kind, known))
    if wrong := _wrong(text, places.shown(path), known, content):
        raise _refused(shown, "; ".join(wrong))
    path.parent.mkdir(parents=True, exist_ok=True)
    places.write(text.encode(), path)
    _tell(kind, path, f" --content {click.format_filename(content)}" if content != find_content_folder(None) else "")


def _in_utf_8(title: str) -> str:
    """The title, if it can be written down at all."""
    try:
        title.encode()
    except UnicodeEncodeError as broken:
        raise ContentError("it is not UTF-8 text", where="the title", mend="Type it again, in UTF-8") from broken
    return title


def _refused(title: str, why: str) -> ContentError:
    return ContentError(why, where=f'the title "{title}"', mend="Choose another title")


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


def _wrong(text: str, path: str, known: Sequence[Document], folder: Path) -> tuple[str, ...]:
    """What this title would make wrong, in the file or among the files; what is wrong in theirs is not its own."""
    written = document(text.encode(), path, {})
    together = together_faults([*known, written], list(_always_there()), ())
    lexicon = beside(folder).lexicon
    said = (fault for content in written.contents for fault in worded(content, lexicon, text))
    own = (*written.faults, *(fault for fault in together if fault.place.path == path), *said)
    return tuple(dict.fromkeys(fault.what for fault in own))


def _known(folder: Path) -> Iterator[Document]:
    """The files there are; one that cannot be opened is for "warm-recall check" to tell."""
    for path in files(folder)[0] if folder.exists() else ():
        with suppress(OSError):
            yield _read(path)


def _always_there() -> Iterator[Document]:
    """The answers no folder is without."""
    for path in files(BUILT_IN / "answers")[0]:
        answer = _read(path)
        if text_of(answer.fields, "kind") in ("medical", "crisis"):
            yield answer


def _read(path: Path) -> Document:
    return document(read_author_file(path), places.shown(path), {})


def _tell(kind: str, path: Path, where: str) -> None:
    click.echo(f"{click.format_filename(places.shown(path))} is yours: write over it.")
    click.echo(f"Then: warm-recall check{where}")
    if kind not in ANSWERS:
        click.echo(f"      warm-recall preview {path.stem}{where}")
