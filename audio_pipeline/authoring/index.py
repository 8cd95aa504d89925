"""Index: what was parsed before, by the bytes it was parsed from. Losing it costs time, never correctness.

Only the SHA-256 of a file's bytes says that it is unchanged: to read a file takes a few microseconds longer than to
ask for its time stamp, and a time stamp may lie. What was parsed by other code, or with other helplines at hand, is as
good as unknown. A file with a fault is never kept, so that every fault is found anew.
"""

import functools
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any, get_args

from audio_pipeline.authoring.document import Document, document
from audio_pipeline.authoring.front_matter import Entry, Field
from audio_pipeline.errors import Place
from audio_pipeline.model import Block, Content, Span
from audio_pipeline.versions import version_of

_KINDS = {kind.__name__: kind for kind in (Document, Field, Entry, Content, Span, *get_args(Block))}
_KIND = ""
"""The key under which an object says what it is."""

_DIGEST_LETTERS = 64
_THEN = "\t"
"""Between the blocks and the rest: no JSON has one inside."""


class Index:
    """Files as they were parsed. Those that are asked for are what is worth keeping for the next time."""

    def __init__(self, kept: bytes | None, said_anywhere: Mapping[str, str]) -> None:
        self._said_anywhere = said_anywhere
        self._head = json.dumps([_parsers(), said_anywhere], sort_keys=True)
        head, *lines = (kept or b"").decode(errors="replace").split("\n")
        self._known = {line[:_DIGEST_LETTERS]: line for line in lines} if head == self._head else {}
        self._asked: dict[str, str] = {}
        self._is_whole = True

    def document(self, data: bytes, path: str) -> Document:
        """One file, read."""
        digest = hashlib.sha256(data).hexdigest()
        line = self._asked.get(digest) or self._known.get(digest)
        if line:
            self._asked[digest] = line
            return _read(line[_DIGEST_LETTERS:], path)
        found = document(data, path, self._said_anywhere)
        self._is_whole &= not found.faults
        written = _written(found)
        # What would not come back the same, whatever the reason, is parsed again each time.
        if not found.faults and _read(written, path) == found:
            self._asked[digest] = digest + written
        return found

    @property
    def news(self) -> bytes | None:
        """What is to be kept from now on; None if it is kept already, or a file had a fault: that is mended first."""
        if not self._is_whole or self._asked.keys() == self._known.keys():
            return None
        return "\n".join([self._head, *self._asked.values()]).encode()


def _written(found: Document) -> str:
    """Every block once, in however many forms it is heard; then the rest, which names them by their numbers."""
    blocks = {id(block): block for content in found.contents for block in content.blocks}
    numbers = {block: number for number, block in enumerate(blocks)}
    both = [_plain(block, {}) for block in blocks.values()], _plain(found, numbers)
    return _THEN.join(json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in both)


def _plain(value: Any, numbers: Mapping[int, int]) -> Any:
    """A value as JSON has it; the path of a place is left out, for it is that of the file wherever it is next time."""
    if id(value) in numbers:
        return numbers[id(value)]
    if isinstance(value, Place):
        return [value.line, value.column]
    if is_dataclass(value):
        said = {each.name: getattr(value, each.name) for each in fields(value) if not _is_usual(value, each)}
        return {_KIND: type(value).__name__, **{name: _plain(each, numbers) for name, each in said.items()}}
    if isinstance(value, Mapping):
        return {name: _plain(each, numbers) for name, each in value.items()}
    return [_plain(each, numbers) for each in value] if isinstance(value, tuple) else value


def _is_usual(value: Any, field: Any) -> bool:
    """Whether it need not be said."""
    return field.default is not MISSING and getattr(value, field.name) == field.default


def _read(text: str, path: str) -> Document:
    first, _, second = text.partition(_THEN)
    blocks: list[Block] = json.loads(first, object_hook=functools.partial(_object, path, ()))
    found: Document = json.loads(second, object_hook=functools.partial(_object, path, blocks))
    return found


def _object(path: str, blocks: Sequence[Block], found: dict[str, Any]) -> object:
    """What a JSON object stands for; one that does not say is a mapping."""
    kind = found.pop(_KIND, None)
    if kind is None:
        return found
    if "place" in found:
        found["place"] = Place(path, *found["place"])
    for name, value in found.items():
        if type(value) is list:
            found[name] = tuple(value)
    if kind == Content.__name__:
        found["blocks"] = tuple(blocks[number] for number in found["blocks"])
    return _KINDS[kind](**found)


@functools.cache
def _parsers() -> str:
    """Names all code that has a say in what a file becomes."""
    own = Path(__file__).parent
    sources = [*sorted(own.glob("*.py")), *(own.parent / name for name in ("errors.py", "model.py", "settings.py"))]
    written = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    return f"{written} {sys.version} {version_of('markdown-it-py')} {version_of('pyyaml')}"
