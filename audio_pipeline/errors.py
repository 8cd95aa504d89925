"""What can go wrong in the line, and how each fault says what, where and how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file an author wrote; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing an author can mend."""

    place: Place
    rule: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}. {self.mend}. [{self.rule}]"


class PipelineError(Exception):
    """What went wrong, where, and how to mend it: shown to the person as it is, without a traceback."""

    def __init__(self, what: str, *, where: str, mend: str) -> None:
        super().__init__(f"{where}: {what}. {mend}.")
        self.what, self.where, self.mend = what, where, mend

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuilt, (type(self), self.what, self.where, self.mend))


def _rebuilt(kind: type[PipelineError], what: str, where: str, mend: str) -> PipelineError:
    """A worker process hands its error back whole: keyword-only arguments do not pickle by themselves."""
    return kind(what, where=where, mend=mend)


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
