"""Faulty sentence: the spoken sentence in which a fault is, as far as the file of a programme can be read."""

import re
from dataclasses import dataclass

from audio_pipeline.errors import SourceLocation
from audio_pipeline.markup.front_matter import parse_front_matter
from audio_pipeline.markup.sentences import find_sentence_ends

_MARK = r"""(?s)!?\[(?:[^\[\]"']|"[^"]*"|'[^']*')*\]|<!--.*?-->|^\(.*\)$"""
"""What is not said: breaks and other marks, comments, and directives on a line of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenSentence:
    """A sentence of a programme."""

    content_id: str
    """The id in the front matter: variants of the programme have another one."""
    text: str


def find_faulty_sentence(source: str, location: SourceLocation) -> SpokenSentence | None:
    """Return the sentence at a location in the text of a file; None if nothing is said there."""
    lines = source.split("\n")
    front_matter = parse_front_matter(lines, location.path)
    content_id = front_matter.fields.get("id")
    if location.line < front_matter.body_line or location.line > len(lines) or not content_id or not content_id.texts:
        return None
    text = _cut_out_sentence(lines[front_matter.body_line - 1 :], location.line - front_matter.body_line, location)
    return SpokenSentence(content_id=content_id.texts[0].text, text=text) if text else None


def _cut_out_sentence(body: list[str], at: int, location: SourceLocation) -> str:
    """Return the sentence around a column of a line, which may go on over several lines of its paragraph."""
    if not body[at].strip():
        return ""
    start = next((n + 1 for n in range(at, -1, -1) if not body[n].strip()), 0)
    end = next((n for n in range(at, len(body)) if not body[n].strip()), len(body))
    passage = "\n".join(body[start:end])
    passage = re.sub(_MARK, lambda mark: " " * len(mark[0]), passage, flags=re.MULTILINE)
    offset = sum(len(line) + 1 for line in body[start:at]) + location.column - 1
    ends = find_sentence_ends(passage)
    first = max((each for each in ends if each <= offset), default=0)
    last = min((each for each in ends if each > offset), default=len(passage))
    text = " ".join(passage[first:last].split())
    return text if any(letter.isalnum() for letter in text) else ""
