"""New: write a new content file from a template, which passes the check from the start."""

import json
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from importlib import resources
from pathlib import Path

import click

from audio_pipeline.cli import options, paths
from audio_pipeline.cli.content_folder import find_content_folder
from audio_pipeline.content.boilerplate import DISCLAIMER
from audio_pipeline.content.library import ANSWER_KINDS
from audio_pipeline.errors import ContentError
from audio_pipeline.lint.run import lint_wording
from audio_pipeline.markup.author_file import display_path, read_author_file
from audio_pipeline.markup.content_files import find_content_files, read_toml_files
from audio_pipeline.markup.cross_file import check_across_files
from audio_pipeline.markup.document import Document, parse_document
from audio_pipeline.markup.fields import get_text
from audio_pipeline.markup.safety_answers import parse_safety_answers
from audio_pipeline.stores.atomic_write import write_atomically

TEMPLATES = resources.files("audio_pipeline.cli") / "templates"
"""The folder with a Markdown template for each kind."""

KINDS = ("exercise", "benefit", "answer")


@click.command(
    epilog="\b\n"
    'Examples: warm-recall new exercise "A Warm Cup"\n'
    '          warm-recall new answer "Why a warm cup helps" --content my-words'
)
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("title", metavar="TITLE")
@options.content
def new(kind: str, title: str, content: Path) -> None:
    """Write a new file, with a title and an example text to replace.

    The file passes the check from the start. Its id comes from the title, its position is the next free one, and notes
    in it explain each part. An existing file is never overwritten.
    """
    title = _check_utf_8(" ".join(title.split()))
    content_id = _make_id(kind, title)
    path = paths.resolve_folder(content) / f"{kind}s" / f"{content_id}.md"
    if os.path.lexists(path):
        raise _make_title_error(title, f"{display_path(path)} exists already")
    documents = list(_read_documents(content))
    text = _fill_template(kind, content_id, title, _find_next_position(kind, documents))
    if problems := _find_problems(text, display_path(path), documents, content):
        raise _make_title_error(title, "; ".join(problems))
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, text.encode())
    _print_next_steps(
        kind, path, f" --content {click.format_filename(content)}" if content != find_content_folder(None) else ""
    )


def _check_utf_8(title: str) -> str:
    """Return the title; ContentError if it cannot be written as UTF-8."""
    try:
        title.encode()
    except UnicodeEncodeError as error:
        raise ContentError("it is not UTF-8 text", where="the title", hint="Type it again, in UTF-8") from error
    return title


def _make_title_error(title: str, why: str) -> ContentError:
    return ContentError(why, where=f'the title "{title}"', hint="Choose another title")


def _make_id(kind: str, title: str) -> str:
    """Return the title in lower-case ASCII letters and digits, joined as in the ids of this kind."""
    plain = unicodedata.normalize("NFKD", title.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    if not words:
        raise ContentError("this title gives no id", where=title, hint="Choose one with letters from a to z")
    return ("_" if kind in ANSWER_KINDS else "-").join(words)


def _find_next_position(kind: str, documents: Sequence[Document]) -> int:
    """Return the number after the last position of this kind."""
    positions = (get_text(each.fields, "position") for each in documents if get_text(each.fields, "kind") == kind)
    return 1 + max((int(position) for position in positions if position.isdecimal()), default=0)


def _fill_template(kind: str, content_id: str, title: str, position: int) -> str:
    """Return the template of this kind with its fields filled in."""
    # YAML reads a JSON string as it is, whatever characters are in it.
    return (
        (TEMPLATES / f"{kind}.md")
        .read_text(encoding="utf-8")
        .format(
            id=content_id,
            title=json.dumps(title, ensure_ascii=False),
            name=json.dumps(title.lower(), ensure_ascii=False),
            day=f"{datetime.now(UTC).astimezone():%Y-%m-%d}",
            position=position,
            disclaimer=DISCLAIMER,
        )
    )


def _find_problems(text: str, path: str, documents: Sequence[Document], folder: Path) -> tuple[str, ...]:
    """Return what would be wrong in the new file, or between it and the other files."""
    document, tables = parse_document(text.encode(), path, {}), read_toml_files(folder)
    safety_answers = list(parse_safety_answers(folder, documents, partial(parse_document, helpline_texts={})))
    across_files = check_across_files([*documents, document], safety_answers, (), tables.figures)
    wording = (fault for content in document.contents for fault in lint_wording(content, tables.lexicon, text))
    faults = (*document.faults, *(fault for fault in across_files if fault.location.path == path), *wording)
    return tuple(dict.fromkeys(fault.what for fault in faults))


def _read_documents(folder: Path) -> Iterator[Document]:
    """Yield the content files; one that cannot be opened is skipped, since “warm-recall check” reports it."""
    for path in find_content_files(folder)[0] if folder.exists() else ():
        with suppress(OSError):
            yield parse_document(read_author_file(path), display_path(path), {})


def _print_next_steps(kind: str, path: Path, content_option: str) -> None:
    click.echo(f"{click.format_filename(display_path(path))} is written: replace its text with yours.")
    click.echo(f"Then: warm-recall check{content_option}")
    if kind not in ANSWER_KINDS:
        click.echo(f"      warm-recall preview {path.stem}{content_option}")
