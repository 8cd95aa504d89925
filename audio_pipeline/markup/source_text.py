"""Source text: a part of an author's file, with its location."""

from dataclasses import dataclass

from audio_pipeline.errors import Fault, SourceLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """Whole lines of a file, as they are written."""

    text: str
    path: str
    line: int
    """The line of its first character, from 1."""

    def locate(self, offset: int) -> SourceLocation:
        """Return the location in the file of the character at this offset."""
        line_start = self.text.rfind("\n", 0, offset) + 1
        return SourceLocation(self.path, self.line + self.text.count("\n", 0, offset), offset - line_start + 1)

    def make_fault(self, offset: int, rule: str, what: str, hint: str) -> Fault:
        """Make a fault at this offset."""
        return Fault(self.locate(offset), rule, what, hint)

    @property
    def start(self) -> SourceLocation:
        """Return the location of its first visible character."""
        return self.locate(len(self.text) - len(self.text.lstrip()))
