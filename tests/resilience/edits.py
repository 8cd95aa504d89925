"""Edits: what an author may do to a show, as values that can be drawn at random, and read when they break something.

Whatever number a `sheet`, an `at` or a `to` is, it names something there: it counts round.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from tests.resilience.written import PAUSES, SENTENCES, Sheet, Written

MOST_SHEETS, MOST_BLOCKS = 3, 5
"""A show stays small enough to be built many times."""

Blocks = tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """Other words in the place of these, or a pause."""

    sheet: int
    at: int
    block: str

    def __call__(self, show: Written) -> Written:
        return _blocks(show, self.sheet, lambda blocks: _with(_without(blocks, self.at), self.at, self.block))


@dataclass(frozen=True)
class Insert:
    """One sentence or pause more."""

    sheet: int
    at: int
    block: str

    def __call__(self, show: Written) -> Written:
        return _blocks(show, self.sheet, lambda blocks: _with(blocks, self.at, self.block)[:MOST_BLOCKS])


@dataclass(frozen=True)
class Delete:
    """One less; the last one stays."""

    sheet: int
    at: int

    def __call__(self, show: Written) -> Written:
        return _blocks(show, self.sheet, lambda blocks: _without(blocks, self.at) or blocks)


@dataclass(frozen=True)
class Move:
    """The same sentence elsewhere."""

    sheet: int
    at: int
    to: int

    def __call__(self, show: Written) -> Written:
        return _blocks(
            show,
            self.sheet,
            lambda blocks: _with(_without(blocks, self.at), self.to, blocks[self.at % len(blocks)]),
        )


@dataclass(frozen=True)
class Set:
    """Something of a whole programme: its bed, voice, title, chapter, anchor, variants, or the folder of its file."""

    sheet: int
    name: str
    value: Any

    def __call__(self, show: Written) -> Written:
        return _sheet(show, self.sheet, lambda sheet: replace(sheet, **{self.name: self.value}))


@dataclass(frozen=True)
class SetShow:
    """Something of the whole show: the lexicon, or how long it pauses."""

    name: str
    value: Any

    def __call__(self, show: Written) -> Written:
        return replace(show, **{self.name: self.value})


@dataclass(frozen=True)
class Add:
    """A programme that begins as a copy of another one."""

    id: str
    sheet: int

    def __call__(self, show: Written) -> Written:
        if len(show.sheets) == MOST_SHEETS or self.id in {each.id for each in show.sheets}:
            return show
        return replace(show, sheets=(*show.sheets, replace(show.sheets[self.sheet % len(show.sheets)], id=self.id)))


@dataclass(frozen=True)
class Remove:
    """A programme less; the last one stays."""

    sheet: int

    def __call__(self, show: Written) -> Written:
        gone = self.sheet % len(show.sheets)
        return replace(show, sheets=show.sheets[:gone] + show.sheets[gone + 1 :] or show.sheets)


Edit = Change | Insert | Delete | Move | Set | SetShow | Add | Remove


def _sheet(show: Written, number: int, of: Callable[[Sheet], Sheet]) -> Written:
    at = number % len(show.sheets)
    return replace(show, sheets=(*show.sheets[:at], of(show.sheets[at]), *show.sheets[at + 1 :]))


def _blocks(show: Written, number: int, of: Callable[[Blocks], Blocks]) -> Written:
    return _sheet(show, number, lambda sheet: replace(sheet, blocks=of(sheet.blocks)))


def _without(blocks: Blocks, at: int) -> Blocks:
    at %= len(blocks)
    return blocks[:at] + blocks[at + 1 :]


def _with(blocks: Blocks, at: int, block: str) -> Blocks:
    at %= len(blocks) + 1
    return (*blocks[:at], block, *blocks[at:])


# --- drawn at random ------------------------------------------------------------------------------------------

_NUMBER = st.integers(0, 5)
_BLOCK = st.sampled_from(SENTENCES + PAUSES)
_OF_A_SHEET: Mapping[str, Sequence[Any]] = {
    "bed": ("none", "pad -16dB", "pad -20dB", "brown -16dB"),
    "voice": ("tone", "other tone"),
    "last_name": ("Time", "Hour"),
    "chapter": ("Begin", "Start"),
    "until_s": (0, 13, 15),
    "variants": ((), ("friend",), ("pet",), ("friend", "pet"), ("pet", "friend")),
    "shelf": ("first", "last", "first/of-all"),
}
_OF_THE_SHOW: Mapping[str, Sequence[Any]] = {
    "sayings": ((), (("tea", "mint tea"),), (("tea", "green tea"), ("hands", "own two hands"))),
    "sentence_pause_ms": (200, 350),
}


EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(Change, _NUMBER, _NUMBER, _BLOCK),
    st.builds(Insert, _NUMBER, _NUMBER, _BLOCK),
    st.builds(Delete, _NUMBER, _NUMBER),
    st.builds(Move, _NUMBER, _NUMBER, _NUMBER),
    st.builds(Add, st.sampled_from(["milk", "bread", "tea"]), _NUMBER),
    st.builds(Remove, _NUMBER),
    *(st.builds(Set, _NUMBER, st.just(name), st.sampled_from(values)) for name, values in _OF_A_SHEET.items()),
    *(st.builds(SetShow, st.just(name), st.sampled_from(values)) for name, values in _OF_THE_SHOW.items()),
)
"""Any one edit."""
