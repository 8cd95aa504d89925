"""Errors: faults in the content and errors of the pipeline; each says what is wrong, where, and how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class SourceLocation:
    """A position in an author's file; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One mistake in an author's file."""

    location: SourceLocation
    rule: str
    what: str
    hint: str

    def __str__(self) -> str:
        return f"{self.location}: {self.what}. {self.hint}. [{self.rule}]"


class PipelineError(Exception):
    """An error that the command prints in one line, without a traceback: what is wrong, where, and how to mend it."""

    def __init__(self, what: str, *, where: str, hint: str) -> None:
        super().__init__(f"{where}: {what}. {hint}.")
        self.what, self.where, self.hint = what, where, hint

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild_error, (type(self), self.what, self.where, self.hint))


def _rebuild_error(kind: type[PipelineError], what: str, where: str, hint: str) -> PipelineError:
    """Make the error again after pickling, which does not pass keyword-only arguments."""
    return kind(what, where=where, hint=hint)


class ContentError(PipelineError):
    """Content that cannot be made into sound."""


class EngineError(PipelineError):
    """A failure of a voice engine."""


class StoreError(PipelineError):
    """A store that cannot be read or written."""


class ContentFaults(Exception):  # noqa: N818 - it carries many faults, each an error of its own
    """All faults of the content together; never empty."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in sorted(faults)))
        self.faults = tuple(sorted(faults))
