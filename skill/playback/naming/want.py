"""Want: what a listener wants to hear, as one value, whether slots or free words told it (pure)."""

from dataclasses import dataclass
from enum import Enum

from audio_pipeline.catalog import Release


class Wish(Enum):
    """A wish that is about what was heard or offered before, or about nothing in particular."""

    ANOTHER = "another"
    SHORTER = "shorter"
    LONGER = "longer"
    THE_SAME_AGAIN = "the same again"
    NEW = "new"
    A_SURPRISE = "a surprise"


ALL = 1_000
"""The number of programmes that stands for all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """What a listener wants to hear; an empty field was not asked for."""

    name: str = ""
    """The listener's words for a programme: a title, a kind, a number, and also with whom and how long."""
    matched_id: str = ""
    """The content id or kind that the assistant matched with the name, perhaps by near spelling."""
    kind: str = ""
    """"exercise" or "benefit"."""
    figure: str = ""
    """The words for whom to bring to mind: "grandmother", "dead dog"."""
    length_ms: int | None = None
    needs: tuple[str, ...] = ()
    """The content ids of the programmes for a need, the best first."""
    without_touch: bool = False
    eyes_open: bool = False
    voice: str = ""
    """In whose voice it shall be: "man", "woman", or "another" than the usual one."""
    wish: Wish | None = None
    number: int = 1
    """How many programmes shall play one after another; ALL for every one."""

    @property
    def needs_situation(self) -> bool:
        """True if what is chosen depends on what was offered and heard before."""
        return self.wish is not None or self.eyes_open or bool(self.voice)

    @property
    def text(self) -> str:
        """All that was asked for, except the wish and the manner, in words."""
        length = f"{self.length_ms // 1_000} second" if self.length_ms is not None else ""
        what = " ".join(filter(None, (length, self.name, _WORD_OF_KIND.get(self.kind, ""))))
        if not self.figure:
            return what
        return f"{what} with my {self.figure}" if what else f"remembering my {self.figure}"


NOTHING_WANTED = Want()


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What was offered and heard before a listener asks."""

    programmes: tuple[Release, ...] = ()
    """The programmes for a need: the one that was offered last, then the others, the best first."""
    offered: Release | None = None
    """The programme that is on offer."""
    playing: Release | None = None
    last_played: Release | None = None
    heard: frozenset[str] = frozenset()
    """The content ids of what the listener has heard."""
    at_ms: int = 0
    """The time, by which a surprise is chosen."""


NOTHING_BEFORE = Situation()

_WORD_OF_KIND = {"exercise": "exercise", "benefit": "talk"}
