"""Inline: a paragraph read into runs of words, each said one way, with the breaks and chimes between them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from textwrap import shorten

from audio_pipeline.content.model import ChimeCue, Silence, Span
from audio_pipeline.errors import Fault
from audio_pipeline.markup.directives import DIRECTIVES, parse_chime
from audio_pipeline.markup.inline_marks import EMPHASIS_HINT, is_break, parse_break, parse_marks
from audio_pipeline.markup.source_text import SourceText
from audio_pipeline.markup.stage_directions import RULE, suggest_directive


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words said one way, whose first character stands at this offset of the passage."""

    span: Span
    offset: int


InlinePiece = TextRun | Silence | ChimeCue


def parse_inline(source: SourceText) -> tuple[tuple[InlinePiece, ...], tuple[Fault, ...]]:
    """What the passage says, and what is wrong with how it is marked."""
    reader = _InlineParser(source)
    reader.parse()
    return tuple(reader.open[0].pieces), tuple(reader.faults)


_SPECIAL = r"[()\[\]!+*_<>&\\`|{}~^=@#]"
_STRESSED = r"(?<![^\W_])(?P<signs>(?P<sign>[*_+])(?P=sign){0,2})(?!(?P=sign))\S(?s:.*?\S)??(?P=signs)(?P=sign)*(?!\w)"
_PLUS = r"(?<=[^\W_])\+{1,2}(?!\+)|\+{1,2}(?=\s|\Z)"
_BRACKETS = r"""\[((?:[^\[\]"']|"[^"]*"|'[^']*')*)\]"""
_ANY_BRACKETS = r"\[([^\[\]]*)\]"
_CHIME = r"""!\[\s*(?:"([^"]*)"|'([^']*)')\s*\]"""
_IMAGE = r"!\[([^\]]*)\]\([^)]*\)"
_LINK_END = r"\([^)]*\)"
_COMMENT = r"(?s:<!--.*?-->)"
_TAG = r"</?[A-Za-z!?][^>]*>"
_BRACED = r"\{([^{}]*)\}"
_BETWEEN = r"""(?:\A|[.!?…:;)\]}—–]["'”’»]*)[\s*_+]*\Z"""
"""What stands before the words of a new sentence."""

DIRECTIVE = rf"\(\s*(?:{'|'.join(DIRECTIVES)})\s*:"

SYMBOL_HINT = "Write what it stands for, or take it away"
_SYMBOLS = {"&": ("ampersand", 'Write "and"'), ">": ("greater-than", 'Write "more than", or what it stands for')}


@dataclass(slots=True)
class _OpenMark:
    """A bracket that is not closed yet; the outermost has no mark."""

    mark: str
    offset: int
    pieces: list[InlinePiece]


class _InlineParser:
    """Reads a passage from left to right, once."""

    def __init__(self, source: SourceText) -> None:
        self.source, self.text, self.offset, self.stress_end = source, source.text, 0, 0
        self.open = [_OpenMark("", 0, [])]
        self.faults: list[Fault] = []

    def parse(self) -> None:
        """Read it all."""
        while self.offset < len(self.text):
            found = re.compile(_SPECIAL).search(self.text, self.offset)
            self.take_text(found.start() if found else len(self.text))
            if found:
                _HANDLERS.get(found[0], _InlineParser.reject_symbol)(self)
        while len(self.open) > 1:
            self.discard_mark()

    def take_text(self, end: int) -> None:
        """Take everything up to here as plain words."""
        if end > self.offset:
            _append_pieces(self.open[-1].pieces, [TextRun(Span(text=self.text[self.offset : end]), self.offset)])
        self.offset = end

    def add_fault(self, rule: str, what: str, hint: str, *, offset: int | None = None) -> None:
        """Note a fault, here or where it began."""
        self.faults.append(self.source.make_fault(self.offset if offset is None else offset, rule, what, hint))

    def discard_mark(self) -> None:
        """The innermost mark is never closed: it was no mark."""
        group = self.open.pop()
        mend = f'Close it with "{group.mark.replace("(", ")")}" in the same paragraph, or take it away'
        self.add_fault("open-mark", f'"{group.mark}" is never closed', mend, offset=group.offset)
        _append_pieces(self.open[-1].pieces, [TextRun(Span(text=group.mark), group.offset), *group.pieces])

    def open_group(self) -> None:
        """Open a group: only its end shows whether it is marked or a plain aside."""
        if _match_at(DIRECTIVE, self.text, self.offset):
            mend = "Give it a paragraph of its own, with an empty line before and after it"
            self.add_fault("directive-in-text", "A directive stands among words", mend)
        self.open.append(_OpenMark("(", self.offset, []))
        self.offset += 1

    def close_group(self) -> None:
        """Close a group, and mark its words if square brackets follow at once."""
        if all(group.mark != "(" for group in self.open):
            self.add_fault("open-mark", '")" closes nothing', "Take it away, or open it with (")
            return self.take_text(self.offset + 1)
        while self.open[-1].mark != "(":
            self.discard_mark()
        group, closed_at = self.open.pop(), self.offset
        self.offset += 1
        brackets = self.match_brackets()
        if brackets and not is_break(brackets[1]):
            return self.apply_marks(group, brackets)
        self.check_aside(closed_at + 1, self.text[group.offset + 1 : closed_at], group.offset)
        aside = [TextRun(Span(text="("), group.offset), *group.pieces, TextRun(Span(text=")"), closed_at)]
        return _append_pieces(self.open[-1].pieces, aside)

    def check_aside(self, end: int, words: str, at: int) -> None:
        """Note a plain aside that is no words to be heard, but a direction to a reader."""
        if _match_at(DIRECTIVE, self.text, at):
            return  # told where it began
        between = bool(re.search(_BETWEEN, self.text[:at]))
        if mend := suggest_directive(words, between_sentences=between):
            self.add_fault(RULE, f"{self.text[at:end]} would be read aloud", mend, offset=at)

    def match_brackets(self) -> re.Match[str] | None:
        """The square brackets that open here."""
        return _match_at(_BRACKETS, self.text, self.offset) or _match_at(_ANY_BRACKETS, self.text, self.offset)

    def apply_marks(self, group: _OpenMark, brackets: re.Match[str]) -> None:
        """Say the group's words as the brackets ask."""
        asked = parse_marks(brackets[1], self.source.locate(self.offset))
        if isinstance(asked, Fault):
            self.faults.append(asked)
        elif not _is_replacement(asked) and not any(map(_is_audible, group.pieces)):
            what = f"Nothing to say stands before {brackets[0]}"
            self.add_fault("nothing-to-say", what, "Put the words into the round brackets", offset=group.offset)
        elif _is_replacement(asked) and not _is_one_run(group.pieces):
            what = "Words that are replaced as a whole have another mark, a break or nothing inside"
            self.add_fault("nested-mark", what, "Mark plain words only", offset=group.offset)
        else:
            group.pieces = [_apply_style(piece, asked) for piece in group.pieces]
        self.offset = brackets.end()
        _append_pieces(self.open[-1].pieces, group.pieces)

    def parse_brackets(self) -> None:
        """A break, or a fault."""
        brackets = self.match_brackets()
        if not brackets:
            self.add_fault("open-mark", f'"{self.text[self.offset]}" stands alone', "Write [2s], or take it away")
            return self.take_text(self.offset + 1)
        if is_break(brackets[1]):
            pause = parse_break(brackets[1], self.source.locate(self.offset))
            self.take_piece(pause, brackets.end())
        elif link := _match_at(_LINK_END, self.text, brackets.end()):
            self.add_fault("not-for-narration", "A link stands in the text", "Say where to look in words")
            self.offset = link.end()
        elif mend := suggest_directive(brackets[1], between_sentences=True):
            self.add_fault(RULE, f"{brackets[0]} would be read aloud", mend)
            self.offset = brackets.end()
        else:
            mend = (
                "Write its words without them, or (words)[mark] for a mark, or > and a note in a paragraph of its own"
            )
            self.add_fault("square-brackets", f"{brackets[0]} would be read badly", mend)
            self.offset = brackets.end()
        return None

    def take_piece(self, piece: Silence | ChimeCue | Fault, end: int) -> None:
        """Keep what stood here and go on after it."""
        if isinstance(piece, Fault):
            self.faults.append(piece)
        else:
            self.open[-1].pieces.append(piece)
        self.offset = end

    def parse_exclamation(self) -> None:
        """A chime, a picture, or just an exclamation."""
        if found := _match_at(_CHIME, self.text, self.offset):
            name = (found[1] or found[2] or "").replace("chime", "bowl")
            self.take_piece(parse_chime(name, self.source.locate(self.offset)), found.end())
        elif (found := _match_at(_IMAGE, self.text, self.offset)) and not is_break(found[1]):
            self.add_fault("not-for-narration", "A picture stands in the text", "Describe it in words, or leave it out")
            self.offset = found.end()
        else:
            self.take_text(self.offset + 1)

    def parse_stress(self) -> None:
        """Report words in signs of stress, once; a plus that touches no words on its inside is a plus."""
        if self.offset < self.stress_end:
            self.offset += 1
        elif found := _match_at(_STRESSED, self.text, self.offset):
            what = f"No voice can stress words, as in {shorten(found[0], 60)}"
            self.add_fault("unheard-mark", what, f"Take the signs away; {EMPHASIS_HINT}")
            self.stress_end = found.end()
            self.offset = found.end("signs")
        elif plus := _match_at(_PLUS, self.text, self.offset):
            self.take_text(plus.end())
        else:
            self.reject_symbol()

    def parse_angle(self) -> None:
        """A comment is a note; anything else is a fault."""
        if comment := _match_at(_COMMENT, self.text, self.offset):
            self.offset = comment.end()
        elif self.text.startswith("<!--", self.offset):
            self.add_fault("open-comment", "A comment is never closed", "Close it with --> before the paragraph ends")
            self.offset = len(self.text)
        elif tag := _match_at(_TAG, self.text, self.offset):
            self.add_fault("raw-html", f"{tag[0]} is HTML", "Write plain words and the marks of docs/authoring.md")
            self.offset = tag.end()
        else:
            self.add_fault("less-than", '"<" would be read badly', 'Write "less than", or what it stands for')
            self.take_text(self.offset + 1)

    def reject_symbol(self) -> None:
        """A sign, or a row of the same one, that no voice reads well."""
        braced = _match_at(_BRACED, self.text, self.offset)
        if braced and (mend := suggest_directive(braced[1], between_sentences=True)):
            self.add_fault(RULE, f"{braced[0]} would be read aloud", mend)
            self.offset = braced.end()
            return
        sign = self.text[self.offset]
        end = self.offset
        while self.text[end : end + 1] == sign:
            end += 1
        rule, mend = _SYMBOLS.get(sign, ("unspoken-symbol", SYMBOL_HINT))
        self.add_fault(rule, f'"{self.text[self.offset : end]}" would be read badly', mend)
        self.take_text(end)


_HANDLERS: Mapping[str, Callable[[_InlineParser], None]] = {
    "(": _InlineParser.open_group,
    ")": _InlineParser.close_group,
    "[": _InlineParser.parse_brackets,
    "]": _InlineParser.parse_brackets,
    "!": _InlineParser.parse_exclamation,
    "+": _InlineParser.parse_stress,
    "*": _InlineParser.parse_stress,
    "_": _InlineParser.parse_stress,
    "<": _InlineParser.parse_angle,
}


def _match_at(pattern: str, text: str, offset: int) -> re.Match[str] | None:
    return re.compile(pattern).match(text, offset)


def _append_pieces(known: list[InlinePiece], more: Iterable[InlinePiece]) -> None:
    """Put pieces after those before, joining plain words that touch in the passage."""
    for piece in more:
        last = known[-1] if known else None
        if isinstance(piece, TextRun) and isinstance(last, TextRun) and _are_adjacent(last, piece):
            known[-1] = TextRun(Span(text=last.span.text + piece.span.text), last.offset)
        else:
            known.append(piece)


def _are_adjacent(first: TextRun, second: TextRun) -> bool:
    """Whether two runs are plain and one follows the other at once."""
    return first.offset + len(first.span.text) == second.offset and _is_plain(first.span) and _is_plain(second.span)


def _is_plain(span: Span) -> bool:
    return span == Span(text=span.text)


def _is_replacement(marks: Mapping[str, str]) -> bool:
    """Whether a mark replaces words as a whole, so that nothing can stand inside them."""
    return "ipa" in marks or "alias" in marks


def _is_one_run(group: list[InlinePiece]) -> bool:
    if len(group) != 1 or not isinstance(group[0], TextRun):
        return False
    span = group[0].span
    return bool(span.text.strip()) and not span.ipa and not span.alias


def _is_audible(piece: InlinePiece) -> bool:
    """Whether there is anything to hear."""
    return not isinstance(piece, TextRun) or bool(piece.span.text.strip())


def _apply_style(piece: InlinePiece, marks: Mapping[str, str]) -> InlinePiece:
    """The piece with a mark around it; a mark further in wins."""
    if not isinstance(piece, TextRun):
        return piece
    fresh = {name: value for name, value in marks.items() if not getattr(piece.span, name)}
    return TextRun(replace(piece.span, **fresh), piece.offset)
