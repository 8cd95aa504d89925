"""Table: a TOML file that knows on which line each of its keys stands."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from audio_pipeline.authoring.encoding import decoded
from audio_pipeline.errors import Fault, Place

_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A TOML file's values and its text."""

    path: str
    text: str
    values: Mapping[str, Any]

    def place(self, *keys: str | int) -> Place:
        """Where this key stands (a number: which of a list of tables); the innermost table if it is not there."""
        line = 1
        for depth, key in enumerate(keys):
            if isinstance(key, int):
                line = self._nth_line(str(keys[depth - 1]), key) or line
            else:
                line = self._line(keys[: depth + 1], line) or self._key_line(key, line) or line
        return Place(self.path, line)

    def fault(self, keys: tuple[str | int, ...], rule: str, what: str, mend: str) -> Fault:
        """Something to mend at this key."""
        return Fault(self.place(*keys), rule, what, mend)

    def _line(self, keys: tuple[str | int, ...], first: int) -> int | None:
        """The line of the [table.header] of these keys."""
        header = r"\s*\.\s*".join(_written(str(key)) for key in keys)
        return self._find(rf"\s*\[\s*{header}\s*(\]|\.)", first)

    def _key_line(self, key: str, first: int) -> int | None:
        return self._find(rf"\s*{_written(key)}\s*[=.]", first)

    def _nth_line(self, key: str, number: int) -> int | None:
        """The line of the [[header]] with this number, from 0."""
        header = re.compile(rf"\s*\[\[\s*{_written(key)}\s*\]\]")
        lines = [at for at, line in enumerate(self.text.split("\n"), 1) if header.match(line)]
        return lines[number] if number < len(lines) else None

    def _find(self, pattern: str, first: int) -> int | None:
        lines = self.text.split("\n")
        return next((at for at, line in enumerate(lines, 1) if at >= first and re.match(pattern, line)), None)


def _written(key: str) -> str:
    """A key as TOML may have it: bare or in quotes."""
    return rf"[\"']?{re.escape(key)}[\"']?"


def table(data: bytes, path: str) -> tuple[Table, list[Fault]]:
    """Read a TOML file; with faults, its values may be none."""
    text, faults = decoded(data, path)
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as broken:
        faults.append(_broken(str(broken), text, path))
        values = {}
    return Table(path=path, text=text, values=values), faults


def _broken(message: str, text: str, path: str) -> Fault:
    found = _AT.search(message)
    line, column = (found[1] or text.count("\n") + 1, found[2] or 1) if found else (1, 1)
    place = Place(path, int(line), int(column))
    mend = 'Write lines as name = "text", each name once'
    return Fault(place, "bad-toml", f"The file is not TOML ({_AT.sub('', message)})", mend)
