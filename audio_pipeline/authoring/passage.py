"""Passage: a stretch of an author's file that knows where it stands."""

from dataclasses import dataclass

from audio_pipeline.errors import Fault, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Whole lines of a file, just as written."""

    text: str
    path: str
    line: int
    """Of its first character; lines count from 1."""

    def place(self, offset: int) -> Place:
        """Where the character at this offset stands in the file."""
        line_start = self.text.rfind("\n", 0, offset) + 1
        return Place(self.path, self.line + self.text.count("\n", 0, offset), offset - line_start + 1)

    def fault(self, offset: int, rule: str, what: str, mend: str) -> Fault:
        """Something to mend at this offset."""
        return Fault(self.place(offset), rule, what, mend)

    @property
    def start(self) -> Place:
        """Where its first visible character stands."""
        return self.place(len(self.text) - len(self.text.lstrip()))
