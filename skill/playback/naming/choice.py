"""Choice: what a want turns into: a programme, one question, or an honest no."""

from dataclasses import dataclass

from audio_pipeline.catalog import Figure, Release


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The Release a listener means, and whether that is certain."""

    release: Release | None
    """The Release; None if no programme is like what was asked for."""
    why_not: str = ""
    """The words said before the Release is only offered, or why there is none; empty if it is played."""
    question: str = ""
    """The question that offers the Release; empty: the usual one."""
    others: tuple[Release, ...] = ()
    """The programmes that may be offered after the Release, the best first."""
    keeps_others: bool = False
    """True if another one is taken from the others alone, also when none is left."""
    figures: tuple[Figure, ...] = ()
    """The figures that were named and that the Release has no form for."""
    queue: tuple[Release, ...] = ()
    """The programmes that play after the Release, and then nothing does; empty: what usually follows it."""
    remark: str = ""
    """The words said after the title of a Release that is played."""

    @property
    def is_something(self) -> bool:
        """True if the words may name a programme, or ask for a length or a figure that there may be."""
        return self.release is not None or bool(self.why_not)

    @property
    def is_certain(self) -> bool:
        """True if the Release is played, not only offered."""
        return self.release is not None and not self.why_not
