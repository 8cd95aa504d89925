"""Body: the words under the front matter, as blocks in their order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from audio_pipeline.authoring.directives import directive
from audio_pipeline.authoring.forms import Written
from audio_pipeline.authoring.markup import DIRECTIVE, IN_WORDS, Piece, Run, pieces
from audio_pipeline.authoring.passage import Passage
from audio_pipeline.authoring.sentences import sentences
from audio_pipeline.authoring.signs import addresses, unread
from audio_pipeline.authoring.stage_directions import RULE, mend_of_direction
from audio_pipeline.errors import Fault
from audio_pipeline.model import Heading, ParagraphEnd, Words

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LONGEST_PARAGRAPH = 2_000
"""Characters. Nobody takes in more without a pause."""

_COMMENT = r"(?s:<!--.*?-->)"

_MARKED = rf"{DIRECTIVE}[^()]*\)?|!?\[[^\]]*\]?|[*`\\]+|(?<!\w)[+_~]+(?=\w)|<[^>]*>?"
"""What is a directive, a mark or HTML among words, and nothing at all in a title."""

_DASHED = r"(?:[—–]|--+)(?P<words>[^—–()\[\]]+)(?:[—–]|--+)"
_STRESSED = r"(?P<sign>[*_+]{1,3})(?P<words>[^*_+()\[\]]*[^*_+()\[\].!?…])(?P=sign)"

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
    elif token.type == "blockquote_open":
        yield from _lost(passage)
    elif token.type in _UNHEARD:
        what, mend = _UNHEARD[token.type]
        yield passage.fault(start, "not-for-narration", f"{what} is nothing to hear", mend)


def _paragraph(passage: Passage) -> Iterator[Written | Fault]:
    if len(passage.text) > LONGEST_PARAGRAPH:
        what = f"The paragraph has {len(passage.text)} characters, more than {LONGEST_PARAGRAPH}"
        yield Fault(passage.start, "long-paragraph", what, "Split it with empty lines")
    elif found := directive(passage) or _acted(passage):
        yield found
    else:
        yield from _words(passage)


def _acted(passage: Passage) -> Fault | None:
    """A direction to a reader that is a whole paragraph, between dashes or in stress that no stop ends."""
    for pattern, between in ((_DASHED, True), (_STRESSED, False)):
        found = re.fullmatch(pattern, passage.text.strip())
        if found and (mend := mend_of_direction(found["words"], between_sentences=between)):
            return Fault(passage.start, RULE, f"{found[0]} would be read aloud", mend)
    return None


def _words(passage: Passage) -> Iterator[Written | Fault]:
    marked, faults = pieces(passage)
    yield from faults
    yield from _signs_among(marked, passage)
    said = sentences(marked, passage)
    yield from said
    if any(isinstance(block, Words) for block in said):
        yield ParagraphEnd()
    elif not faults and any(isinstance(piece, Run) and piece.span.text.strip() for piece in marked):
        yield Fault(passage.start, "nothing-to-say", "The paragraph has no words", "Write some, or take it away")


def _signs_among(runs: Iterable[Piece], passage: Passage) -> Iterator[Fault]:
    """What stands among the words and cannot be said as it is; words that are replaced as a whole are only shown."""
    for run in runs:
        if isinstance(run, Run) and not run.span.said and not run.span.ipa:
            for at, address in addresses(run.span.text):
                what = f'"{address}" is a web address'
                yield passage.fault(run.at + at, "not-for-narration", what, "Say where to look in words")
            for at, sign in unread(run.span.text):
                yield passage.fault(run.at + at, "unspoken-symbol", f'"{sign}" would be read badly', IN_WORDS)


def _heading(token: "Token", written: str, passage: Passage) -> Heading | Fault:
    title = " ".join(written.split())
    if token.markup != "##":
        return Fault(passage.start, "heading-level", f'"{title}" is no chapter', f'Write "## {title}" on one line')
    if not any(letter.isalnum() for letter in title):
        return Fault(passage.start, "empty-heading", "The chapter has no title", 'Write it after "##"')
    if marked := re.search(_MARKED, written):
        at = passage.text.replace("\0", "\ufffd").index(written) + marked.start()  # as CommonMark writes a NUL
        what = f'"{marked[0].strip()}" in a title would be shown as it is'
        return passage.fault(at, "marked-title", what, "Write plain words, and the rest in a paragraph of its own")
    return Heading(title=title, place=passage.start)


def _lost(passage: Passage) -> Iterator[Fault]:
    """Words right under a note, which Markdown takes for a part of it: nobody would hear them."""
    was_lost = False
    offset = 0
    for line in passage.text.split("\n"):
        is_lost = not line.lstrip().startswith(">") and bool(line.strip())
        if is_lost and not was_lost:
            what = "Words stand right under a note and would be lost"
            mend = "Put an empty line before them, or > if they are part of it"
            yield passage.fault(offset + len(line) - len(line.lstrip()), "note-beside-text", what, mend)
        was_lost = is_lost
        offset += len(line) + 1


def _html(passage: Passage) -> Iterator[Fault]:
    """A comment is a note and is not heard; anything else is a fault."""
    rest = re.sub(_COMMENT, "", passage.text).strip()
    if rest.startswith("<!--"):
        at = passage.text.rfind("<!--")
        yield passage.fault(at, "open-comment", "A comment is never closed", "Close it with -->")
    elif rest.startswith("<"):
        mend = "Write plain words and the marks of docs/authoring.md"
        yield Fault(passage.start, "raw-html", "HTML stands in the text", mend)
    elif rest:
        what = "Words stand on the line of a comment and would be lost"
        yield Fault(passage.start, "comment-beside-text", what, "Put the comment in a paragraph of its own")
