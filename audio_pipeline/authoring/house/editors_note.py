"""Editor's note: words meant for whoever works on a text, in what listeners read or hear."""

import re
from collections.abc import Iterator, Mapping

from audio_pipeline.authoring.house.wording import Finding, wordings
from audio_pipeline.authoring.table import Table
from audio_pipeline.errors import Fault
from audio_pipeline.model import Content

_NOTE = re.compile(
    r"\b(?:TODO|FIXME|TBD|TBC|XXX)\b"
    r"|(?i:\b(?:details|title|name|year|pages?|source)s? (?:still )?to be (?:checked|confirmed|added|verified)\b"
    r"|\(?\b(?:citation needed|from (?:memory|general knowledge)|not (?:yet )?(?:checked|verified))\b\)"
    r"|\btitle in our words\b|\blorem ipsum\b|\?\?\?)"
)
_MEND = "Look it up, or leave it out; in a file of words a line that begins with > is never published"


def editors_notes(content: Content) -> Iterator[Finding]:
    """Every note in the words and in the front matter of a content."""
    for wording in wordings(content):
        if found := _NOTE.search(wording.text):
            yield Finding(wording=wording, start=found.start(), rule="editors-note", what=_what(found[0]), mend=_MEND)


def noted_references(references: Table) -> Iterator[Fault]:
    """Every reference with a note in it."""
    for number, text in _texts(references).items():
        if found := _NOTE.search(text):
            yield references.value_fault((number,), "editors-note", _what(found[0]), _MEND)


def noted_description(show: Table) -> Iterator[Fault]:
    """The show's description, if a note is in it."""
    if found := _NOTE.search(_texts(show).get("description", "")):
        yield show.value_fault(("description",), "editors-note", _what(found[0]), _MEND)


def _texts(table: Table) -> Mapping[str, str]:
    return {name: value for name, value in table.values.items() if isinstance(value, str)}


def _what(words: str) -> str:
    return f'"{words}" would be published as it stands'
