"""New: a new file to write over, which is in order from the start."""

import json
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import click

from audio_pipeline.cli import options, paths
from audio_pipeline.cli.content_folder import find_content_folder
from audio_pipeline.cli.templates import TEMPLATES
from audio_pipeline.content.boilerplate import DISCLAIMER
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.library import ANSWER_KINDS
from audio_pipeline.errors import ContentError
from audio_pipeline.lint.run import lint_wording
from audio_pipeline.markup.author_file import read_author_file
from audio_pipeline.markup.cross_file import check_across_files
from audio_pipeline.markup.document import Document, parse_document
from audio_pipeline.markup.fields import get_text
from audio_pipeline.markup.read import find_content_files, read_toml_files
from audio_pipeline.stores.atomic_write import write_atomically


@click.command(
    epilog="\b\n"
    'Examples: warm-recall new exercise "A Warm Cup"\n'
    '          warm-recall new answer "Why a warm cup helps" --content my-words'
)
@click.argument("kind", type=click.Choice(list(TEMPLATES)))
@click.argument("title", metavar="TITLE")
@options.content
def new(kind: str, title: str, content: Path) -> None:
    """Write a new file that is in order from the start.

    Its id comes from the title, its position is the next free one, and notes in it say what goes where. No file is
    ever written over.
    """
    shown = _check_utf_8(" ".join(title.split()))
    identity = _make_id(kind, shown)
    path = paths.resolve_folder(content) / f"{kind}s" / f"{identity}.md"
    if os.path.lexists(path):
        raise _make_title_error(shown, f"{paths.display_path(path)} is there already")
    known = list(_read_documents(content))
    text = _fill_template(kind, identity, shown, _find_next_position(kind, known))
    if wrong := _find_problems(text, paths.display_path(path), known, content):
        raise _make_title_error(shown, "; ".join(wrong))
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, text.encode())
    _print_next_steps(
        kind, path, f" --content {click.format_filename(content)}" if content != find_content_folder(None) else ""
    )


def _check_utf_8(title: str) -> str:
    """The title, if it can be written down at all."""
    try:
        title.encode()
    except UnicodeEncodeError as broken:
        raise ContentError("it is not UTF-8 text", where="the title", hint="Type it again, in UTF-8") from broken
    return title


def _make_title_error(title: str, why: str) -> ContentError:
    return ContentError(why, where=f'the title "{title}"', hint="Choose another title")


def _make_id(kind: str, title: str) -> str:
    """The title in plain letters, as ids of its kind are written."""
    plain = unicodedata.normalize("NFKD", title.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    if not words:
        raise ContentError("an id cannot be made of this title", where=title, hint="Write one with letters from a to z")
    return ("_" if kind in ANSWER_KINDS else "-").join(words)


def _find_next_position(kind: str, documents: Sequence[Document]) -> int:
    """The next free one of its kind."""
    alike = (get_text(each.fields, "position") for each in documents if get_text(each.fields, "kind") == kind)
    return 1 + max((int(position) for position in alike if position.isdecimal()), default=0)


def _fill_template(kind: str, content_id: str, title: str, position: int) -> str:
    """The blank of this kind; texts in quotation marks, in which YAML takes them as they are."""
    name = json.dumps(title.lower(), ensure_ascii=False)
    day = f"{datetime.now(UTC).astimezone():%Y-%m-%d}"
    shown = json.dumps(title, ensure_ascii=False)
    return TEMPLATES[kind].format(
        id=content_id, title=shown, name=name, day=day, position=position, disclaimer=DISCLAIMER
    )


def _find_problems(text: str, path: str, documents: Sequence[Document], folder: Path) -> tuple[str, ...]:
    """What this title would make wrong, in the file or among the files; what is wrong in theirs is not its own."""
    written = parse_document(text.encode(), path, {})
    together = check_across_files([*documents, written], list(_read_safety_answers()), ())
    lexicon = read_toml_files(folder).lexicon
    said = (fault for content in written.contents for fault in lint_wording(content, lexicon, text))
    own = (*written.faults, *(fault for fault in together if fault.location.path == path), *said)
    return tuple(dict.fromkeys(fault.what for fault in own))


def _read_documents(folder: Path) -> Iterator[Document]:
    """The files there are; one that cannot be opened is for "warm-recall check" to tell."""
    for path in find_content_files(folder)[0] if folder.exists() else ():
        with suppress(OSError):
            yield _read_document(path)


def _read_safety_answers() -> Iterator[Document]:
    """The answers no folder is without."""
    for path in find_content_files(BUILTIN_CONTENT / "answers")[0]:
        answer = _read_document(path)
        if get_text(answer.fields, "kind") in ("medical", "crisis"):
            yield answer


def _read_document(path: Path) -> Document:
    return parse_document(read_author_file(path), paths.display_path(path), {})


def _print_next_steps(kind: str, path: Path, content_option: str) -> None:
    click.echo(f"{click.format_filename(paths.display_path(path))} is yours: write over it.")
    click.echo(f"Then: warm-recall check{content_option}")
    if kind not in ANSWER_KINDS:
        click.echo(f"      warm-recall preview {path.stem}{content_option}")
