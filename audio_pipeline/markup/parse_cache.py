"""Parse cache: parsed files, by the bytes of each file. Losing it costs time, never correctness.

A file is unchanged if the SHA-256 of its bytes is the same; time stamps are not used, because they can be wrong. Files
that other code parsed, or that were parsed with other helplines, are parsed again. If a file has a fault, the cache is
not saved.
"""

import functools
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any, get_args

from audio_pipeline.content.model import Block, Content, Span
from audio_pipeline.errors import SourceLocation
from audio_pipeline.markup.document import Document, parse_document
from audio_pipeline.markup.front_matter import Field, LocatedText
from audio_pipeline.versions import find_version

_TYPES = {kind.__name__: kind for kind in (Document, Field, LocatedText, Content, Span, *get_args(Block))}
_TYPE_KEY = ""
"""The key for the type of an object."""

_DIGEST_LETTERS = 64
_SEPARATOR = "\t"
"""The separator between the blocks and the rest; JSON never contains it."""


class ParseCache:
    """Parsed files; those that were used since the cache was opened are saved."""

    def __init__(self, saved: bytes | None, helpline_texts: Mapping[str, str]) -> None:
        self._helpline_texts = helpline_texts
        self._head = json.dumps([_hash_parsers(), helpline_texts], sort_keys=True)
        head, *lines = (saved or b"").decode(errors="replace").split("\n")
        self._saved_lines = {line[:_DIGEST_LETTERS]: line for line in lines} if head == self._head else {}
        self._used_lines: dict[str, str] = {}
        self._all_valid = True

    def parse(self, data: bytes, path: str) -> Document:
        """Return a file's Document, from the cache or parsed now."""
        digest = hashlib.sha256(data).hexdigest()
        line = self._used_lines.get(digest) or self._saved_lines.get(digest)
        if line:
            self._used_lines[digest] = line
            return _deserialise(line[_DIGEST_LETTERS:], path)
        document = parse_document(data, path, self._helpline_texts)
        self._all_valid &= not document.faults
        written = _serialise(document)
        # What would not come back the same, whatever the reason, is parsed again each time.
        if not document.faults and _deserialise(written, path) == document:
            self._used_lines[digest] = digest + written
        return document

    @property
    def bytes_to_save(self) -> bytes | None:
        """Return the bytes to save; None if nothing is new or a file has a fault."""
        if not self._all_valid or self._used_lines.keys() == self._saved_lines.keys():
            return None
        return "\n".join([self._head, *self._used_lines.values()]).encode()


def _serialise(document: Document) -> str:
    """Write every block once, however many variants share it; then the rest, with the blocks as numbers."""
    blocks = {id(block): block for content in document.contents for block in content.blocks}
    numbers = {block: number for number, block in enumerate(blocks)}
    both = [_to_json_value(block, {}) for block in blocks.values()], _to_json_value(document, numbers)
    return _SEPARATOR.join(json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in both)


def _to_json_value(value: Any, numbers: Mapping[int, int]) -> Any:
    """Convert a value to JSON; paths are left out, since a file may be elsewhere when it is read back."""
    if id(value) in numbers:
        return numbers[id(value)]
    if isinstance(value, SourceLocation):
        return [value.line, value.column]
    if is_dataclass(value):
        stored_fields = {each.name: getattr(value, each.name) for each in fields(value) if not _is_default(value, each)}
        return {
            _TYPE_KEY: type(value).__name__,
            **{name: _to_json_value(each, numbers) for name, each in stored_fields.items()},
        }
    if isinstance(value, Mapping):
        return {name: _to_json_value(each, numbers) for name, each in value.items()}
    return [_to_json_value(each, numbers) for each in value] if isinstance(value, tuple) else value


def _is_default(value: Any, field: Any) -> bool:
    """Tell whether a field has its default value, which is not written."""
    return field.default is not MISSING and getattr(value, field.name) == field.default


def _deserialise(text: str, path: str) -> Document:
    first, _, second = text.partition(_SEPARATOR)
    blocks: list[Block] = json.loads(first, object_hook=functools.partial(_decode_object, path, ()))
    document: Document = json.loads(second, object_hook=functools.partial(_decode_object, path, blocks))
    return document


def _decode_object(path: str, blocks: Sequence[Block], values: dict[str, Any]) -> object:
    """Build a value from a JSON object; an object without a type is a mapping."""
    kind = values.pop(_TYPE_KEY, None)
    if kind is None:
        return values
    if "location" in values:
        values["location"] = SourceLocation(path, *values["location"])
    for name, value in values.items():
        if type(value) is list:
            values[name] = tuple(value)
    if kind == Content.__name__:
        values["blocks"] = tuple(blocks[number] for number in values["blocks"])
    return _TYPES[kind](**values)


@functools.cache
def _hash_parsers() -> str:
    """Hash all code and versions that the result of parsing depends on."""
    folder = Path(__file__).parent
    sources = [
        *sorted(folder.glob("*.py")),
        *(folder.parent / name for name in ("errors.py", "content/model.py", "content/library.py")),
    ]
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    return f"{digest} {sys.version} {find_version('markdown-it-py')} {find_version('pyyaml')}"
