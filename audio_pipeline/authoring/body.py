"""Body: the words under the front matter, as blocks in their order."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from audio_pipeline.authoring.directives import directive
from audio_pipeline.authoring.forms import Written
from audio_pipeline.authoring.markup import Run, pieces
from audio_pipeline.authoring.passage import Passage
from audio_pipeline.authoring.sentences import sentences
from audio_pipeline.errors import Fault
from audio_pipeline.model import Heading, ParagraphEnd, Words

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LONGEST_PARAGRAPH = 2_000
"""Characters. Nobody takes in more without a pause."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)

_UNHEARD = {
    "bullet_list_open": ("A list", "Write it as sentences"),
    "ordered_list_open": ("A numbered list", 'Write it as sentences: "First, …"'),
    "fence": ("A block of code", "Write it as sentences"),
    "code_block": ("An indented block", "Start the line at its left edge"),
    "hr": ("A line", "Write (pause: 5s) for a rest, or ## and a title for a new chapter"),
}
"""What CommonMark has and nobody hears."""


def body(lines: Sequence[str], path: str, first_line: int) -> list[Written | Fault]:
    """What is written, and the faults met, in the order of the file."""
    tokens = _parser().parse("\n".join(lines))
    found: list[Written | Fault] = []
    for at, token in enumerate(tokens):
        if token.level == 0 and token.map:
            text = "\n".join(lines[token.map[0] : token.map[1]])
            passage = Passage(text=text, path=path, line=first_line + token.map[0])
            found += _block(token, tokens[at + 1 : at + 2], passage)
    return found


@cache
def _parser() -> "MarkdownIt":
    """CommonMark's blocks alone: what stands inside them is read by our own markup."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").disable(["inline", "text_join", "reference"])


def _block(token: "Token", inside: Sequence["Token"], passage: Passage) -> Iterator[Written | Fault]:
    start = len(passage.text) - len(passage.text.lstrip())
    if token.type == "paragraph_open":
        yield from _paragraph(passage)
    elif token.type == "heading_open":
        yield _heading(token, inside[0].content, passage)
    elif token.type == "html_block":
        yield from _html(passage)
    elif token.type in _UNHEARD:
        what, mend = _UNHEARD[token.type]
        yield passage.fault(start, "not-for-narration", f"{what} is nothing to hear", mend)


def _paragraph(passage: Passage) -> Iterator[Written | Fault]:
    if len(passage.text) > LONGEST_PARAGRAPH:
        what = f"The paragraph has {len(passage.text)} characters, more than {LONGEST_PARAGRAPH}"
        yield Fault(passage.start, "long-paragraph", what, "Split it with empty lines")
    elif found := directive(passage):
        yield found
    else:
        yield from _words(passage)


def _words(passage: Passage) -> Iterator[Written | Fault]:
    marked, faults = pieces(passage)
    yield from faults
    said = sentences(marked, passage)
    yield from said
    if any(isinstance(block, Words) for block in said):
        yield ParagraphEnd()
    elif not faults and any(isinstance(piece, Run) and piece.span.text.strip() for piece in marked):
        yield Fault(passage.start, "nothing-to-say", "The paragraph has no words", "Write some, or take it away")


def _heading(token: "Token", written: str, passage: Passage) -> Heading | Fault:
    title = " ".join(written.split())
    if token.markup != "##":
        return Fault(passage.start, "heading-level", f'"{title}" is no chapter', f'Write "## {title}" on one line')
    if not title:
        return Fault(passage.start, "empty-heading", "The chapter has no title", 'Write it after "##"')
    return Heading(title=title, place=passage.start)


def _html(passage: Passage) -> Iterator[Fault]:
    """A comment is a note and is not heard; anything else is a fault."""
    rest = _COMMENT.sub("", passage.text).strip()
    if rest.startswith("<!--"):
        at = passage.text.rfind("<!--")
        yield passage.fault(at, "open-comment", "A comment is never closed", "Close it with -->")
    elif rest.startswith("<"):
        mend = "Write plain words and the marks of docs/authoring.md"
        yield Fault(passage.start, "raw-html", "HTML stands in the text", mend)
    elif rest:
        what = "Words stand on the line of a comment and would be lost"
        yield Fault(passage.start, "comment-beside-text", what, "Put the comment in a paragraph of its own")
