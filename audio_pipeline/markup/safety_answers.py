"""Safety answers: the built-in answers of kind medical and crisis, which every folder has."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.library import PROGRAMME_KINDS
from audio_pipeline.content.model import Content
from audio_pipeline.markup.author_file import display_path
from audio_pipeline.markup.content_files import find_content_files
from audio_pipeline.markup.document import Document, parse_document
from audio_pipeline.markup.fields import get_text
from audio_pipeline.markup.references import parse_references
from audio_pipeline.markup.toml import parse_toml

Parse = Callable[[bytes, str], Document]
"""Parses the bytes of a file, given its path."""

_SAFETY_KIND = rb"(?m)^kind:[ \t]*(medical|crisis)\b"


def parse_safety_answers(folder: Path, documents: Sequence[Document], parse: Parse) -> Iterator[Document]:
    """Yield the built-in safety answers, except those that one of the folder's documents with their id replaces.

    The built-in folder has them among its documents already.
    """
    if folder.resolve() == BUILTIN_CONTENT:
        return
    own = {_get_id_and_kind(document) for document in documents}
    for path in find_content_files(BUILTIN_CONTENT / "answers")[0]:
        data = path.read_bytes()
        if re.search(_SAFETY_KIND, data):
            answer = _parse_builtin_answer(parse, data, display_path(path))
            if _get_id_and_kind(answer) not in own:
                yield answer


def _parse_builtin_answer(parse: Parse, data: bytes, path: str) -> Document:
    """Parse a built-in answer; if the folder's helplines make it too long, parse it without them.

    That fault is then reported at the helplines.
    """
    answer = parse(data, path)
    return parse_document(data, path, {}) if answer.faults else answer


def _get_id_and_kind(document: Document) -> tuple[str, str]:
    return get_text(document.fields, "id"), get_text(document.fields, "kind")


def drop_missing_follow_up(answer: Content, own: Sequence[Content]) -> Content:
    """Return the answer without a follow-up that the folder does not have."""
    exists = any(each.id == answer.follow_up and each.kind in PROGRAMME_KINDS for each in own)
    return answer if exists else replace(answer, follow_up="")


def add_builtin_references(safety_answers: Sequence[Content], own: Mapping[str, str]) -> Mapping[str, str]:
    """Return the folder's references, and the built-in ones that the safety answers need."""
    if not safety_answers:
        return own
    builtin, _ = parse_references(parse_toml((BUILTIN_CONTENT / "references.toml").read_bytes(), "references.toml")[0])
    needed = {number: builtin[number] for each in safety_answers for number in each.sources if number in builtin}
    return {**needed, **own}
