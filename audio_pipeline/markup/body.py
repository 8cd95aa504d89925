"""Body: parse the words under the front matter into blocks, in their order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from audio_pipeline.content.model import Heading, ParagraphEnd, Words
from audio_pipeline.errors import Fault
from audio_pipeline.markup.directives import parse_directive
from audio_pipeline.markup.inline import DIRECTIVE, SYMBOL_HINT, parse_inline
from audio_pipeline.markup.inline_pieces import InlinePiece, TextRun
from audio_pipeline.markup.sentences import split_sentences
from audio_pipeline.markup.source_text import SourceText
from audio_pipeline.markup.stage_directions import RULE, suggest_directive
from audio_pipeline.markup.unspeakable_symbols import find_unspeakable, find_web_addresses
from audio_pipeline.markup.variants import SourceBlock

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LONGEST_PARAGRAPH_CHARACTERS = 2_000
"""The most characters that a listener takes in without a pause."""

_COMMENT = r"(?s:<!--.*?-->)"

_TITLE_MARKUP = rf"{DIRECTIVE}[^()]*\)?|!?\[[^\]]*\]?|[*`\\]+|(?<!\w)[+_~]+(?=\w)|<[^>]*>?"
"""Directives, marks and HTML, which have no effect in a title."""

_DASHED = r"(?:[—–]|--+)(?P<words>[^—–()\[\]]+)(?:[—–]|--+)"
_STRESSED = r"(?P<sign>[*_+]{1,3})(?P<words>[^*_+()\[\]]*[^*_+()\[\].!?…])(?P=sign)"
_STRESSED_ASIDE = r"(?P<sign>[*_+]{1,3})[(\[](?P<words>[^*_+()\[\]]+)[)\]](?P=sign)"

_UNSUPPORTED_BLOCKS = {
    "bullet_list_open": ("A list", "Write it as sentences"),
    "ordered_list_open": ("A numbered list", 'Write it as sentences: "First, …"'),
    "fence": ("A block of code", "Write it as sentences"),
    "code_block": ("An indented block", "Start the line at its left edge"),
    "hr": ("A line", "Write (pause: 5s) for a rest, or ## and a title for a new chapter"),
}
"""The blocks of CommonMark that cannot be heard: the name and the hint of each."""


def parse_body(lines: Sequence[str], path: str, first_line: int) -> list[SourceBlock | Fault]:
    """Return the blocks of a body and its faults, in the order of the file."""
    tokens = _create_parser().parse("\n".join(lines))
    blocks: list[SourceBlock | Fault] = []
    for at, token in enumerate(tokens):
        if token.level == 0 and token.map:
            text = "\n".join(lines[token.map[0] : token.map[1]])
            passage = SourceText(text=text, path=path, line=first_line + token.map[0])
            blocks += _parse_block(token, tokens[at + 1 : at + 2], passage)
    return blocks


@cache
def _create_parser() -> "MarkdownIt":
    """Create a parser for CommonMark's blocks alone: our own markup reads what is inside them."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").disable(["inline", "text_join", "reference"])


def _parse_block(token: "Token", inside: Sequence["Token"], source: SourceText) -> Iterator[SourceBlock | Fault]:
    start = len(source.text) - len(source.text.lstrip())
    if token.type == "paragraph_open":
        yield from _parse_paragraph(source)
    elif token.type == "heading_open":
        yield _parse_heading(token, inside[0].content, source)
    elif token.type == "html_block":
        yield from _check_html(source)
    elif token.type == "blockquote_open":
        yield from _check_note(source)
    elif token.type in _UNSUPPORTED_BLOCKS:
        what, hint = _UNSUPPORTED_BLOCKS[token.type]
        yield source.make_fault(start, "not-for-narration", f"{what} cannot be heard", hint)


def _parse_paragraph(source: SourceText) -> Iterator[SourceBlock | Fault]:
    if len(source.text) > LONGEST_PARAGRAPH_CHARACTERS:
        what = f"The paragraph has {len(source.text)} characters, more than {LONGEST_PARAGRAPH_CHARACTERS}"
        yield Fault(source.start, "long-paragraph", what, "Split it with empty lines")
    elif block := parse_directive(source) or _find_direction(source):
        yield block
    else:
        yield from _parse_sentences(source)


def _find_direction(passage: SourceText) -> Fault | None:
    """Report a whole paragraph, between dashes or signs of stress, that is a direction to a reader."""
    for pattern, between in ((_DASHED, True), (_STRESSED, False), (_STRESSED_ASIDE, True)):
        match = re.fullmatch(pattern, passage.text.strip())
        if match and (hint := suggest_directive(match["words"], between_sentences=between)):
            return Fault(passage.start, RULE, f"{match[0]} would be read aloud", hint)
    return None


def _parse_sentences(source: SourceText) -> Iterator[SourceBlock | Fault]:
    pieces, faults = parse_inline(source)
    yield from faults
    yield from _check_symbols(pieces, source)
    blocks = split_sentences(pieces, source)
    yield from blocks
    if any(isinstance(block, Words) for block in blocks):
        yield ParagraphEnd()
    elif not faults and any(isinstance(piece, TextRun) and piece.span.text.strip() for piece in pieces):
        yield Fault(source.start, "nothing-to-say", "The paragraph has no words", "Write some, or take it away")


def _check_symbols(runs: Iterable[InlinePiece], source: SourceText) -> Iterator[Fault]:
    """Report signs and web addresses that cannot be said; words replaced as a whole are shown, not said."""
    for run in runs:
        if isinstance(run, TextRun) and not run.span.alias and not run.span.ipa:
            for at, address in find_web_addresses(run.span.text):
                what = f'"{address}" is a web address'
                yield source.make_fault(run.offset + at, "not-for-narration", what, "Say where to look in words")
            for at, sign in find_unspeakable(run.span.text):
                yield source.make_fault(
                    run.offset + at, "unspoken-symbol", f'"{sign}" would be read badly', SYMBOL_HINT
                )


def _parse_heading(token: "Token", text: str, source: SourceText) -> Heading | Fault:
    title = " ".join(text.split())
    if token.markup != "##":
        return Fault(
            source.start,
            "heading-level",
            f'The heading "{title}" is not of the ## kind',
            f'Write "## {title}" on one line',
        )
    if not any(letter.isalnum() for letter in title):
        return Fault(source.start, "empty-heading", "The chapter has no title", 'Write it after "##"')
    if marked := re.search(_TITLE_MARKUP, text):
        at = source.text.replace("\0", "\ufffd").index(text) + marked.start()  # as CommonMark writes a NUL
        what = f'"{marked[0].strip()}" in a title would be shown as it is'
        return source.make_fault(at, "marked-title", what, "Write plain words, and the rest in a paragraph of its own")
    return Heading(title=title, location=source.start)


def _check_note(source: SourceText) -> Iterator[Fault]:
    """Report words right under a note, which Markdown takes as part of it: nobody would hear them."""
    was_lost = False
    offset = 0
    for line in source.text.split("\n"):
        is_lost = not line.lstrip().startswith(">") and bool(line.strip())
        if is_lost and not was_lost:
            what = "Words stand right under a note and would be lost"
            hint = "Put an empty line before them, or > if they are part of it"
            yield source.make_fault(offset + len(line) - len(line.lstrip()), "note-beside-text", what, hint)
        was_lost = is_lost
        offset += len(line) + 1


def _check_html(source: SourceText) -> Iterator[Fault]:
    """Skip a comment, which is a note; report anything else."""
    rest = re.sub(_COMMENT, "", source.text).strip()
    if rest.startswith("<!--"):
        at = source.text.rfind("<!--")
        yield source.make_fault(at, "open-comment", "A comment is never closed", "Close it with -->")
    elif rest.startswith("<"):
        hint = "Write plain words and the marks of docs/authoring.md"
        yield Fault(source.start, "raw-html", "HTML stands in the text", hint)
    elif rest:
        what = "Words stand on the line of a comment and would be lost"
        yield Fault(source.start, "comment-beside-text", what, "Put the comment in a paragraph of its own")
