"""What can go wrong in the line, and how each fault says what, where and how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class SourceLocation:
    """A spot in a file an author wrote; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing an author can mend."""

    location: SourceLocation
    rule: str
    what: str
    hint: str

    def __str__(self) -> str:
        return f"{self.location}: {self.what}. {self.hint}. [{self.rule}]"


class PipelineError(Exception):
    """What went wrong, where, and how to mend it: shown to the person as it is, without a traceback."""

    def __init__(self, what: str, *, where: str, hint: str) -> None:
        super().__init__(f"{where}: {what}. {hint}.")
        self.what, self.where, self.hint = what, where, hint

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild_error, (type(self), self.what, self.where, self.hint))


def _rebuild_error(kind: type[PipelineError], what: str, where: str, hint: str) -> PipelineError:
    """A worker process hands its error back whole: keyword-only arguments do not pickle by themselves."""
    return kind(what, where=where, hint=hint)


class ContentError(PipelineError):
    """The words cannot be made into sound as they stand."""


class EngineError(PipelineError):
    """A voice could not speak."""


class StoreError(PipelineError):
    """A store could not be read or written."""


class ContentFaults(Exception):  # noqa: N818 - it carries many faults, each an error of its own
    """Everything wrong with the content, found in one go; never empty."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in sorted(faults)))
        self.faults = tuple(sorted(faults))
