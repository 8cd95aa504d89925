"""Inline: parse a paragraph into runs of words, breaks and chimes, and find the faults of its marks."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from textwrap import shorten

from audio_pipeline.content.model import ChimeCue, Silence, Span
from audio_pipeline.errors import Fault
from audio_pipeline.markup.directives import DIRECTIVES, parse_chime
from audio_pipeline.markup.inline_marks import EMPHASIS_HINT, is_break, parse_break, parse_marks
from audio_pipeline.markup.inline_pieces import (
    InlinePiece,
    TextRun,
    append_pieces,
    apply_style,
    is_audible,
    is_one_run,
    is_replacement,
)
from audio_pipeline.markup.source_text import SourceText
from audio_pipeline.markup.stage_directions import RULE, suggest_directive


def parse_inline(source: SourceText) -> tuple[tuple[InlinePiece, ...], tuple[Fault, ...]]:
    """Return the pieces of the passage, and the faults of its marks."""
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
"""The text before the words of a new sentence."""

DIRECTIVE = rf"\(\s*(?:{'|'.join(DIRECTIVES)})\s*:"

SYMBOL_HINT = "Write what it stands for, or take it away"
_SYMBOLS = {"&": ("ampersand", 'Write "and"'), ">": ("greater-than", 'Write "more than", or what it stands for')}


@dataclass(slots=True)
class _OpenBracket:
    """A round bracket that is not closed yet, and the pieces after it; the outermost one is the whole passage."""

    offset: int
    pieces: list[InlinePiece]


class _InlineParser:
    """A parser that reads a passage once, from left to right."""

    def __init__(self, source: SourceText) -> None:
        self.source, self.text, self.offset, self.stress_end = source, source.text, 0, 0
        self.open = [_OpenBracket(0, [])]
        self.faults: list[Fault] = []

    def parse(self) -> None:
        """Read the whole passage."""
        while self.offset < len(self.text):
            match = re.compile(_SPECIAL).search(self.text, self.offset)
            self.take_text(match.start() if match else len(self.text))
            if match:
                _HANDLERS.get(match[0], _InlineParser.reject_symbol)(self)
        while len(self.open) > 1:
            self.discard_bracket()

    def take_text(self, end: int) -> None:
        """Take everything up to this offset as words without a mark."""
        if end > self.offset:
            append_pieces(self.open[-1].pieces, [TextRun(Span(text=self.text[self.offset : end]), self.offset)])
        self.offset = end

    def add_fault(self, rule: str, what: str, hint: str, *, offset: int | None = None) -> None:
        """Add a fault at the current offset, or at the given one."""
        self.faults.append(self.source.make_fault(self.offset if offset is None else offset, rule, what, hint))

    def discard_bracket(self) -> None:
        """Report that the innermost bracket is never closed, and take it as text."""
        group = self.open.pop()
        hint = 'Close it with ")" in the same paragraph, or take it away'
        self.add_fault("open-mark", '"(" is never closed', hint, offset=group.offset)
        append_pieces(self.open[-1].pieces, [TextRun(Span(text="("), group.offset), *group.pieces])

    def open_group(self) -> None:
        """Open a round bracket, which is a mark or plain text; its end decides."""
        if _match_at(DIRECTIVE, self.text, self.offset):
            hint = "Give it a paragraph of its own, with an empty line before and after it"
            self.add_fault("directive-in-text", "A directive stands among words", hint)
        self.open.append(_OpenBracket(self.offset, []))
        self.offset += 1

    def close_group(self) -> None:
        """Close a round bracket, and mark its words if square brackets follow at once."""
        if len(self.open) == 1:
            self.add_fault("open-mark", '")" closes nothing', "Take it away, or open it with (")
            return self.take_text(self.offset + 1)
        group, closed_at = self.open.pop(), self.offset
        self.offset += 1
        brackets = self.match_brackets()
        if brackets and not is_break(brackets[1]):
            return self.apply_marks(group, brackets)
        self.check_aside(closed_at + 1, self.text[group.offset + 1 : closed_at], group.offset)
        aside = [TextRun(Span(text="("), group.offset), *group.pieces, TextRun(Span(text=")"), closed_at)]
        return append_pieces(self.open[-1].pieces, aside)

    def check_aside(self, end: int, words: str, at: int) -> None:
        """Report words in round brackets that are a direction to a reader."""
        if _match_at(DIRECTIVE, self.text, at):
            return  # reported where it began
        between = bool(re.search(_BETWEEN, self.text[:at]))
        if hint := suggest_directive(words, between_sentences=between):
            self.add_fault(RULE, f"{self.text[at:end]} would be read aloud", hint, offset=at)

    def match_brackets(self) -> re.Match[str] | None:
        """Match the square brackets that open here."""
        return _match_at(_BRACKETS, self.text, self.offset) or _match_at(_ANY_BRACKETS, self.text, self.offset)

    def apply_marks(self, group: _OpenBracket, brackets: re.Match[str]) -> None:
        """Apply the marks in square brackets to the words in round ones."""
        asked = parse_marks(brackets[1], self.source.locate(self.offset))
        if isinstance(asked, Fault):
            self.faults.append(asked)
        elif not is_replacement(asked) and not any(map(is_audible, group.pieces)):
            what = f"Nothing to say stands before {brackets[0]}"
            self.add_fault("nothing-to-say", what, "Put the words into the round brackets", offset=group.offset)
        elif is_replacement(asked) and not is_one_run(group.pieces):
            what = "Words that are replaced as a whole have another mark, a break or nothing inside"
            self.add_fault("nested-mark", what, "Mark plain words only", offset=group.offset)
        else:
            group.pieces = [apply_style(piece, asked) for piece in group.pieces]
        self.offset = brackets.end()
        append_pieces(self.open[-1].pieces, group.pieces)

    def parse_brackets(self) -> None:
        """Read a break, or report what else stands in square brackets."""
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
        elif hint := suggest_directive(brackets[1], between_sentences=True):
            self.add_fault(RULE, f"{brackets[0]} would be read aloud", hint)
            self.offset = brackets.end()
        else:
            hint = (
                "Write its words without them, or (words)[mark] for a mark, or > and a note in a paragraph of its own"
            )
            self.add_fault("square-brackets", f"{brackets[0]} would be read badly", hint)
            self.offset = brackets.end()
        return None

    def take_piece(self, piece: Silence | ChimeCue | Fault, end: int) -> None:
        """Add a piece or a fault, and continue after it."""
        if isinstance(piece, Fault):
            self.faults.append(piece)
        else:
            self.open[-1].pieces.append(piece)
        self.offset = end

    def parse_exclamation(self) -> None:
        """Read a chime, report a picture, or take an exclamation mark as text."""
        if match := _match_at(_CHIME, self.text, self.offset):
            name = (match[1] or match[2] or "").replace("chime", "bowl")
            self.take_piece(parse_chime(name, self.source.locate(self.offset)), match.end())
        elif (match := _match_at(_IMAGE, self.text, self.offset)) and not is_break(match[1]):
            self.add_fault("not-for-narration", "A picture stands in the text", "Describe it in words, or leave it out")
            self.offset = match.end()
        else:
            self.take_text(self.offset + 1)

    def parse_stress(self) -> None:
        """Report words between signs of stress, once; take a plus that opens no stress as text."""
        if self.offset < self.stress_end:
            self.offset += 1
        elif match := _match_at(_STRESSED, self.text, self.offset):
            what = f"No voice can stress words, as in {shorten(match[0], 60)}"
            self.add_fault("unheard-mark", what, f"Take the signs away; {EMPHASIS_HINT}")
            self.stress_end = match.end()
            self.offset = match.end("signs")
        elif plus := _match_at(_PLUS, self.text, self.offset):
            self.take_text(plus.end())
        else:
            self.reject_symbol()

    def parse_angle(self) -> None:
        """Skip a comment; report anything else that begins with "<"."""
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
        """Report a sign, or a row of the same one, that no voice reads well."""
        braced = _match_at(_BRACED, self.text, self.offset)
        if braced and (hint := suggest_directive(braced[1], between_sentences=True)):
            self.add_fault(RULE, f"{braced[0]} would be read aloud", hint)
            self.offset = braced.end()
            return
        sign = self.text[self.offset]
        end = self.offset
        while self.text[end : end + 1] == sign:
            end += 1
        rule, hint = _SYMBOLS.get(sign, ("unspoken-symbol", SYMBOL_HINT))
        self.add_fault(rule, f'"{self.text[self.offset : end]}" would be read badly', hint)
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
