"""Table: a TOML file that knows on which line each of its keys stands."""

import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from audio_pipeline.authoring.encoding import decoded
from audio_pipeline.errors import Fault, Place

_AT = r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A TOML file's values and its text."""

    path: str
    text: str
    values: Mapping[str, Any]

    def place(self, *keys: str | int) -> Place:
        """Where this key stands (a number: which of a list of tables); the innermost table if it is not there."""
        return self._spot(keys)[0]

    def value_place(self, *keys: str | int) -> Place:
        """Where what is said for this key begins; the key itself if it has a line of its own."""
        return self._spot(keys)[1]

    def fault(self, keys: tuple[str | int, ...], rule: str, what: str, mend: str) -> Fault:
        """Something to mend at this key."""
        return Fault(self.place(*keys), rule, what, mend)

    def value_fault(self, keys: tuple[str | int, ...], rule: str, what: str, mend: str) -> Fault:
        """Something to mend in what is said for this key."""
        return Fault(self.value_place(*keys), rule, what, mend)

    def _spot(self, keys: tuple[str | int, ...]) -> tuple[Place, Place]:
        """The place of a key, and of its value."""
        number = 1
        for depth, key in enumerate(keys):
            if isinstance(key, int):
                number = self._nth_line(str(keys[depth - 1]), key) or number
            else:
                number = self._line(keys[: depth + 1], number) or self._key_line(key, number) or number
        line = self.text.split("\n")[number - 1]
        found = re.search(rf"(?<![\w-]){_written(str(keys[-1]))}(?![\w-])(\s*=\s*)?", line) if keys else None
        if not found:
            return Place(self.path, number), Place(self.path, number)
        after = found.end() if found[1] else found.start()
        return Place(self.path, number, found.start() + 1), Place(self.path, number, after + 1)

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
    except ValueError:  # Python reads no whole number of so many digits
        faults.append(_too_long(text, path))
        values = {}
    return Table(path=path, text=text, values=values), faults


def _too_long(text: str, path: str) -> Fault:
    found = re.search(rf"[0-9_]{{{sys.get_int_max_str_digits()},}}", text)
    before = text[: found.start()] if found else ""
    place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    return Fault(place, "bad-toml", "A number has more digits than anybody can read", "Write a shorter one")


def _broken(message: str, text: str, path: str) -> Fault:
    found = re.search(_AT, message)
    line, column = (found[1] or text.count("\n") + 1, found[2] or 1) if found else (1, 1)
    place = Place(path, int(line), int(column))
    mend = 'Write lines as name = "text", each name once'
    return Fault(place, "bad-toml", f"The file is not TOML ({re.sub(_AT, '', message)})", mend)
