"""TOML: parse a TOML file, and find the line of each key."""

import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from audio_pipeline.errors import Fault, SourceLocation
from audio_pipeline.markup.encoding import decode_text

_POSITION = r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)"


@dataclass(frozen=True, slots=True, kw_only=True)
class TomlFile:
    """A TOML file's values and its text."""

    path: str
    text: str
    values: Mapping[str, Any]

    def locate(self, *keys: str | int) -> SourceLocation:
        """Return the location of a key (a number: which of a list of tables); else that of the innermost table."""
        return self._locate_key_and_value(keys)[0]

    def locate_value(self, *keys: str | int) -> SourceLocation:
        """Return the location of a key's value; the key's own if it has a line to itself."""
        return self._locate_key_and_value(keys)[1]

    def make_fault(self, keys: tuple[str | int, ...], rule: str, what: str, hint: str) -> Fault:
        """Make a fault at this key."""
        return Fault(self.locate(*keys), rule, what, hint)

    def make_value_fault(self, keys: tuple[str | int, ...], rule: str, what: str, hint: str) -> Fault:
        """Make a fault at the value of this key."""
        return Fault(self.locate_value(*keys), rule, what, hint)

    def _locate_key_and_value(self, keys: tuple[str | int, ...]) -> tuple[SourceLocation, SourceLocation]:
        """Return the locations of a key and of its value."""
        number = 1
        for depth, key in enumerate(keys):
            if isinstance(key, int):
                number = self._find_nth_header(str(keys[depth - 1]), key) or number
            else:
                number = self._find_header(keys[: depth + 1], number) or self._find_key(key, number) or number
        line = self.text.split("\n")[number - 1]
        match = re.search(rf"(?<![\w-]){_build_key_pattern(str(keys[-1]))}(?![\w-])(\s*=\s*)?", line) if keys else None
        if not match:
            return SourceLocation(self.path, number), SourceLocation(self.path, number)
        after = match.end() if match[1] else match.start()
        return SourceLocation(self.path, number, match.start() + 1), SourceLocation(self.path, number, after + 1)

    def _find_header(self, keys: tuple[str | int, ...], first: int) -> int | None:
        """Find the line of the [table.header] of these keys."""
        header = r"\s*\.\s*".join(_build_key_pattern(str(key)) for key in keys)
        return self._find_line(rf"\s*\[\s*{header}\s*(\]|\.)", first)

    def _find_key(self, key: str, first: int) -> int | None:
        return self._find_line(rf"\s*{_build_key_pattern(key)}\s*[=.]", first)

    def _find_nth_header(self, key: str, number: int) -> int | None:
        """Find the line of the [[header]] with this number, from 0."""
        header = re.compile(rf"\s*\[\[[^\]]*?(?<![\w-]){_build_key_pattern(key)}\s*\]\]")
        lines = [at for at, line in enumerate(self.text.split("\n"), 1) if header.match(line)]
        return lines[number] if number < len(lines) else None

    def _find_line(self, pattern: str, first: int) -> int | None:
        lines = self.text.split("\n")
        return next((at for at, line in enumerate(lines, 1) if at >= first and re.match(pattern, line)), None)


def _build_key_pattern(key: str) -> str:
    """Build a pattern for a key as TOML may have it: bare or in quotes."""
    return rf"[\"']?{re.escape(key)}[\"']?"


def parse_toml(data: bytes, path: str) -> tuple[TomlFile, list[Fault]]:
    """Read a TOML file; with faults, its values may be none."""
    text, faults = decode_text(data, path)
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as broken:
        faults.append(_make_syntax_fault(str(broken), text, path))
        values = {}
    except ValueError:  # Python reads no whole number of so many digits
        faults.append(_make_digits_fault(text, path))
        values = {}
    return TomlFile(path=path, text=text, values=values), faults


def _make_digits_fault(text: str, path: str) -> Fault:
    match = re.search(rf"[0-9_]{{{sys.get_int_max_str_digits()},}}", text)
    before = text[: match.start()] if match else ""
    place = SourceLocation(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    return Fault(place, "bad-toml", "A number has more digits than anybody can read", "Write a shorter one")


def _make_syntax_fault(message: str, text: str, path: str) -> Fault:
    match = re.search(_POSITION, message)
    line, column = (match[1] or text.count("\n") + 1, match[2] or 1) if match else (1, 1)
    place = SourceLocation(path, int(line), int(column))
    hint = 'Write lines as name = "text", each name once'
    return Fault(place, "bad-toml", f"The file is not TOML ({re.sub(_POSITION, '', message)})", hint)
