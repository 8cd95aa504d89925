"""Inline pieces: runs of words, each said one way, with the breaks and chimes between them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from audio_pipeline.content.model import ChimeCue, Silence, Span


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words said one way, and the offset of their first character in the passage."""

    span: Span
    offset: int


InlinePiece = TextRun | Silence | ChimeCue


def append_pieces(known: list[InlinePiece], more: Iterable[InlinePiece]) -> None:
    """Add pieces to a list, and join runs without a mark that touch in the passage."""
    for piece in more:
        last = known[-1] if known else None
        if isinstance(piece, TextRun) and isinstance(last, TextRun) and _are_adjacent(last, piece):
            known[-1] = TextRun(Span(text=last.span.text + piece.span.text), last.offset)
        else:
            known.append(piece)


def _are_adjacent(first: TextRun, second: TextRun) -> bool:
    """Tell whether two runs have no mark and one follows the other at once."""
    is_plain = all(run.span == Span(text=run.span.text) for run in (first, second))
    return is_plain and first.offset + len(first.span.text) == second.offset


def is_replacement(marks: Mapping[str, str]) -> bool:
    """Tell whether a mark replaces its words as a whole, so that nothing can stand inside them."""
    return "ipa" in marks or "alias" in marks


def is_one_run(pieces: Sequence[InlinePiece]) -> bool:
    """Tell whether the pieces are one run of words that nothing replaces."""
    if len(pieces) != 1 or not isinstance(pieces[0], TextRun):
        return False
    span = pieces[0].span
    return bool(span.text.strip()) and not span.ipa and not span.alias


def is_audible(piece: InlinePiece) -> bool:
    """Tell whether a piece can be heard."""
    return not isinstance(piece, TextRun) or bool(piece.span.text.strip())


def apply_style(piece: InlinePiece, marks: Mapping[str, str]) -> InlinePiece:
    """Return the piece with marks around it; a mark further in wins."""
    if not isinstance(piece, TextRun):
        return piece
    new = {name: value for name, value in marks.items() if not getattr(piece.span, name)}
    return TextRun(replace(piece.span, **new), piece.offset)
