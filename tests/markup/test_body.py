"""The words under the front matter: what is written is what is heard, or there is a fault."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.content.model import Heading, Words
from audio_pipeline.errors import Fault
from audio_pipeline.markup.body import parse_body
from audio_pipeline.markup.variants import SourceBlock

LINES = st.sampled_from(
    ["{}", "{} {}.", "   {}, {}", "    {}", "## {}", "### {}", "{}\n---", "> note", ">", "  > note", "> > note",
     "> - note", "> ```", "> <!-- note", "<!-- note -->", "<!-- note", "note -->", "<!-- note --> {}", "- {}", "1. {}",
     "```", "*{}*", "(bed: pad)", "(pause: 2s)", "[2s] {}", '({})[rate:"slow"]', "<b>{}", "[{}]: {}", "[{}][{}]",
     "{} <!-- note --> {}", "{}\\", "***", "", "", ""],
)  # fmt: skip
"""Lines with a place for each word that is to be heard; "note" is not."""


def written(lines: list[str]) -> tuple[str, list[str]]:
    """The text, with another word at each place, and those that are to be heard."""
    text = "\n".join(lines)
    for at in range(text.count("{}")):
        text = text.replace("{}", f"w{at}x", 1)
    without_notes = "\n".join("" if line.lstrip().startswith(">") else line for line in text.split("\n"))
    return text, re.findall(r"w\d+x", re.sub(r"(?s)<!--.*?-->", "", without_notes))


def heard(found: list[SourceBlock | Fault]) -> list[str]:
    """Every word that is said or shown."""
    blocks = [each for each in found if isinstance(each, Words | Heading)]
    texts = (each.title if isinstance(each, Heading) else "".join(span.text for span in each.spans) for each in blocks)
    return re.findall(r"w\d+x|note", "\n".join(texts))


@given(lines=st.lists(LINES, max_size=10))
@settings(max_examples=400, deadline=None)
def test_no_word_is_lost_without_a_fault(lines: list[str]) -> None:
    text, words = written(lines)
    found = parse_body(text.split("\n"), "a.md", 1)
    if not any(isinstance(each, Fault) for each in found):
        assert heard(found) == words


@given(paragraphs=st.lists(LINES, max_size=10))
@settings(max_examples=200, deadline=None)
def test_no_word_of_a_paragraph_is_lost_without_a_fault(paragraphs: list[str]) -> None:
    text, words = written([line for each in paragraphs for line in (each, "")])
    found = parse_body(text.split("\n"), "a.md", 1)
    if not any(isinstance(each, Fault) for each in found):
        assert heard(found) == words
