"""Markup: a paragraph read into runs of words, each said one way, with the breaks and chimes between them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from audio_pipeline.authoring.directives import DIRECTIVES, chime
from audio_pipeline.authoring.marks import break_, is_break, modifiers
from audio_pipeline.authoring.passage import Passage
from audio_pipeline.authoring.stage_directions import RULE, mend_of_direction
from audio_pipeline.errors import Fault
from audio_pipeline.model import Chime, Silence, Span


@dataclass(frozen=True, slots=True)
class Run:
    """Words said one way, whose first character stands at this offset of the passage."""

    span: Span
    at: int


Piece = Run | Silence | Chime


def pieces(passage: Passage) -> tuple[tuple[Piece, ...], tuple[Fault, ...]]:
    """What the passage says, and what is wrong with how it is marked."""
    reader = _Reader(passage)
    reader.read()
    return tuple(reader.open[0].pieces), tuple(reader.faults)


_SPECIAL = r"[()\[\]!+*_<>&\\`|{}~^=@#]"
_EMPHASIS = r"\++|\*+|_+"
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

_LEVELS = {1: "moderate", 2: "strong"}

IN_WORDS = "Write what it stands for, or take it away"
_SYMBOLS = {"&": ("ampersand", 'Write "and"'), ">": ("greater-than", 'Write "more than", or what it stands for')}


@dataclass(slots=True)
class _Open:
    """A bracket or emphasis that is not closed yet; the outermost has no mark."""

    mark: str
    at: int
    pieces: list[Piece]


class _Reader:
    """Reads a passage from left to right, once."""

    def __init__(self, passage: Passage) -> None:
        self.passage, self.text, self.at = passage, passage.text, 0
        self.open = [_Open("", 0, [])]
        self.faults: list[Fault] = []

    def read(self) -> None:
        """Read it all."""
        while self.at < len(self.text):
            found = re.compile(_SPECIAL).search(self.text, self.at)
            self.say(found.start() if found else len(self.text))
            if found:
                _READ.get(found[0], _Reader.symbol)(self)
        while len(self.open) > 1:
            self.give_up()

    def say(self, end: int) -> None:
        """Take everything up to here as plain words."""
        if end > self.at:
            _add(self.open[-1].pieces, [Run(Span(text=self.text[self.at : end]), self.at)])
        self.at = end

    def wrong(self, rule: str, what: str, mend: str, *, at: int | None = None) -> None:
        """Note a fault, here or where it began."""
        self.faults.append(self.passage.fault(self.at if at is None else at, rule, what, mend))

    def give_up(self) -> None:
        """The innermost mark is never closed: it was no mark."""
        group = self.open.pop()
        mend = f'Close it with "{group.mark.replace("(", ")")}" in the same paragraph, or take it away'
        self.wrong("open-mark", f'"{group.mark}" is never closed', mend, at=group.at)
        _add(self.open[-1].pieces, [Run(Span(text=group.mark), group.at), *group.pieces])

    def round_open(self) -> None:
        """Open a group: only its end shows whether it is marked or a plain aside."""
        if _match(DIRECTIVE, self.text, self.at):
            mend = "Give it a paragraph of its own, with an empty line before and after it"
            self.wrong("directive-in-text", "A directive stands among words", mend)
        self.open.append(_Open("(", self.at, []))
        self.at += 1

    def round_close(self) -> None:
        """Close a group, and mark its words if square brackets follow at once."""
        if all(group.mark != "(" for group in self.open):
            self.wrong("open-mark", '")" closes nothing', "Take it away, or open it with (")
            return self.say(self.at + 1)
        while self.open[-1].mark != "(":
            self.give_up()
        group, closed_at = self.open.pop(), self.at
        self.at += 1
        brackets = self.brackets()
        if brackets and not is_break(brackets[1]):
            return self.marked(group, brackets)
        self.acted(closed_at + 1, self.text[group.at + 1 : closed_at], group.at)
        aside = [Run(Span(text="("), group.at), *group.pieces, Run(Span(text=")"), closed_at)]
        return _add(self.open[-1].pieces, aside)

    def acted(self, end: int, words: str, at: int) -> None:
        """Note a plain aside that is no words to be heard, but a direction to a reader."""
        if _match(DIRECTIVE, self.text, at):
            return  # told where it began
        between = bool(re.search(_BETWEEN, self.text[:at]))
        if mend := mend_of_direction(words, between_sentences=between):
            self.wrong(RULE, f"{self.text[at:end]} would be read aloud", mend, at=at)

    def brackets(self) -> re.Match[str] | None:
        """The square brackets that open here."""
        return _match(_BRACKETS, self.text, self.at) or _match(_ANY_BRACKETS, self.text, self.at)

    def marked(self, group: _Open, brackets: re.Match[str]) -> None:
        """Say the group's words as the brackets ask."""
        asked = modifiers(brackets[1], self.passage.place(self.at))
        if isinstance(asked, Fault):
            self.faults.append(asked)
        elif not _replaced(asked) and not any(map(_is_something, group.pieces)):
            what = f"Nothing to say stands before {brackets[0]}"
            self.wrong("nothing-to-say", what, "Put the words into the round brackets", at=group.at)
        elif _replaced(asked) and not _is_one_run(group.pieces):
            what = "Words that are replaced as a whole have another mark, a break or nothing inside"
            self.wrong("nested-mark", what, "Mark plain words only", at=group.at)
        else:
            group.pieces = [_styled(piece, asked) for piece in group.pieces]
        self.at = brackets.end()
        _add(self.open[-1].pieces, group.pieces)

    def square(self) -> None:
        """A break, or a fault."""
        brackets = self.brackets()
        if not brackets:
            self.wrong("open-mark", f'"{self.text[self.at]}" stands alone', "Write [2s], or take it away")
            return self.say(self.at + 1)
        if is_break(brackets[1]):
            pause = break_(brackets[1], self.passage.place(self.at))
            self.take(pause, brackets.end())
        elif link := _match(_LINK_END, self.text, brackets.end()):
            self.wrong("not-for-narration", "A link stands in the text", "Say where to look in words")
            self.at = link.end()
        elif mend := _told_to_do(brackets[1]):
            self.wrong(RULE, f"{brackets[0]} would be read aloud", mend)
            self.at = brackets.end()
        else:
            mend = (
                "Write its words without them, or (words)[mark] for a mark, or > and a note in a paragraph of its own"
            )
            self.wrong("square-brackets", f"{brackets[0]} would be read badly", mend)
            self.at = brackets.end()
        return None

    def take(self, found: Silence | Chime | Fault, end: int) -> None:
        """Keep what stood here and go on after it."""
        if isinstance(found, Fault):
            self.faults.append(found)
        else:
            self.open[-1].pieces.append(found)
        self.at = end

    def exclamation(self) -> None:
        """A chime, a picture, or just an exclamation."""
        if found := _match(_CHIME, self.text, self.at):
            name = (found[1] or found[2] or "").replace("chime", "bowl")
            self.take(chime(name, self.passage.place(self.at)), found.end())
        elif (found := _match(_IMAGE, self.text, self.at)) and not is_break(found[1]):
            self.wrong("not-for-narration", "A picture stands in the text", "Describe it in words, or leave it out")
            self.at = found.end()
        else:
            self.say(self.at + 1)

    def emphasis(self) -> None:
        """One or two of + * _ around words, or three for both; a sign that touches no words is just a sign."""
        signs = _signs(self.text, self.at)
        before = self.text[self.at - 1 : self.at] or " "
        after = self.text[self.at + len(signs) :][:1] or " "
        closed = self.closed_by(signs) if not before.isspace() and not after.isalnum() else None
        opened = signs[:1] if len(signs) == sum(_LEVELS) else signs
        if closed:
            self.close_emphasis(closed)
        elif len(opened) in _LEVELS and not after.isspace() and not before.isalnum():
            self.open.append(_Open(opened, self.at, []))
            self.at += len(opened)
        elif signs[0] == "+" and len(signs) in _LEVELS:
            self.say(self.at + len(signs))
        else:
            self.symbol()

    def closed_by(self, signs: str) -> str | None:
        """The emphasis that these signs, or the first of them, may close."""
        within = [group.mark for group in self.open]
        within = within[max((i for i, each in enumerate(within) if each == "("), default=0) + 1 :]
        return signs if signs in within else next((each for each in reversed(within) if signs.startswith(each)), None)

    def close_emphasis(self, mark: str) -> None:
        """Say the words since this mark was opened with emphasis."""
        while self.open[-1].mark != mark:
            self.give_up()
        group = self.open.pop()
        asked = {"emphasis": _LEVELS[len(mark)]}
        self.at += len(mark)
        _add(self.open[-1].pieces, [_styled(piece, asked) for piece in group.pieces])

    def angle(self) -> None:
        """A comment is a note; anything else is a fault."""
        if comment := _match(_COMMENT, self.text, self.at):
            self.at = comment.end()
        elif self.text.startswith("<!--", self.at):
            self.wrong("open-comment", "A comment is never closed", "Close it with --> before the paragraph ends")
            self.at = len(self.text)
        elif tag := _match(_TAG, self.text, self.at):
            self.wrong("raw-html", f"{tag[0]} is HTML", "Write plain words and the marks of docs/authoring.md")
            self.at = tag.end()
        else:
            self.wrong("less-than", '"<" would be read badly', 'Write "less than", or what it stands for')
            self.say(self.at + 1)

    def symbol(self) -> None:
        """A sign, or a row of the same one, that no voice reads well."""
        if (braced := _match(_BRACED, self.text, self.at)) and (mend := _told_to_do(braced[1])):
            self.wrong(RULE, f"{braced[0]} would be read aloud", mend)
            self.at = braced.end()
            return
        sign = self.text[self.at]
        end = self.at
        while self.text[end : end + 1] == sign:
            end += 1
        rule, mend = _SYMBOLS.get(sign, ("unspoken-symbol", IN_WORDS))
        self.wrong(rule, f'"{self.text[self.at : end]}" would be read badly', mend)
        self.say(end)


_READ: Mapping[str, Callable[[_Reader], None]] = {
    "(": _Reader.round_open,
    ")": _Reader.round_close,
    "[": _Reader.square,
    "]": _Reader.square,
    "!": _Reader.exclamation,
    "+": _Reader.emphasis,
    "*": _Reader.emphasis,
    "_": _Reader.emphasis,
    "<": _Reader.angle,
}


def _told_to_do(words: str) -> str:
    """How to write a direction that stands in brackets in which words never stand."""
    return mend_of_direction(words, between_sentences=True)


def _match(pattern: str, text: str, at: int) -> re.Match[str] | None:
    return re.compile(pattern).match(text, at)


def _signs(text: str, at: int) -> str:
    """The signs of emphasis that stand here in a row."""
    found = _match(_EMPHASIS, text, at)
    return found[0] if found else ""


def _add(known: list[Piece], more: Iterable[Piece]) -> None:
    """Put pieces after those before, joining plain words that touch in the passage."""
    for piece in more:
        last = known[-1] if known else None
        if isinstance(piece, Run) and isinstance(last, Run) and _touch(last, piece):
            known[-1] = Run(Span(text=last.span.text + piece.span.text), last.at)
        else:
            known.append(piece)


def _touch(first: Run, second: Run) -> bool:
    """Whether two runs are plain and one follows the other at once."""
    return first.at + len(first.span.text) == second.at and _is_plain(first.span) and _is_plain(second.span)


def _is_plain(span: Span) -> bool:
    return span == Span(text=span.text)


def _replaced(asked: Mapping[str, str]) -> bool:
    """Whether a mark replaces words as a whole, so that nothing can stand inside them."""
    return "ipa" in asked or "said" in asked


def _is_one_run(group: list[Piece]) -> bool:
    if len(group) != 1 or not isinstance(group[0], Run):
        return False
    span = group[0].span
    return bool(span.text.strip()) and not span.ipa and not span.said


def _is_something(piece: Piece) -> bool:
    """Whether there is anything to hear."""
    return not isinstance(piece, Run) or bool(piece.span.text.strip())


def _styled(piece: Piece, asked: Mapping[str, str]) -> Piece:
    """The piece with a mark around it; a mark further in wins."""
    if not isinstance(piece, Run):
        return piece
    fresh = {name: value for name, value in asked.items() if not getattr(piece.span, name)}
    return Run(replace(piece.span, **fresh), piece.at)
