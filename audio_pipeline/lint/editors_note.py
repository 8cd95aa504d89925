"""Editor's note: find an editor's notes to themselves in the texts that listeners read or hear."""

import re
from collections.abc import Iterator, Mapping

from audio_pipeline.content.model import Content
from audio_pipeline.errors import Fault
from audio_pipeline.lint.sentences import LintFinding, collect_sentences
from audio_pipeline.markup.toml import TomlFile

_NOTE = re.compile(
    r"\b(?:TODO|FIXME|TBD|TBC|XXX)\b"
    r"|(?i:\b(?:details|title|name|year|pages?|source)s? (?:still )?to be (?:checked|confirmed|added|verified)\b"
    r"|\(?\b(?:citation needed|from (?:memory|general knowledge)|not (?:yet )?(?:checked|verified))\b\)"
    r"|\btitle in our words\b|\blorem ipsum\b|\?\?\?)"
)
_MEND = "Look it up, or leave it out; in a file of words a line that begins with > is never published"


def find_editor_notes(content: Content) -> Iterator[LintFinding]:
    """Yield every note in the words and in the front matter of a content."""
    for wording in collect_sentences(content):
        if match := _NOTE.search(wording.text):
            yield LintFinding(
                sentence=wording, start=match.start(), rule="editors-note", what=_describe_note(match[0]), hint=_MEND
            )


def check_references(references: TomlFile) -> Iterator[Fault]:
    """Report every reference with a note in it."""
    for number, text in _collect_texts(references).items():
        if match := _NOTE.search(text):
            yield references.make_value_fault((number,), "editors-note", _describe_note(match[0]), _MEND)


def check_description(show: TomlFile) -> Iterator[Fault]:
    """Report the show's description if a note is in it."""
    if match := _NOTE.search(_collect_texts(show).get("description", "")):
        yield show.make_value_fault(("description",), "editors-note", _describe_note(match[0]), _MEND)


def _collect_texts(table: TomlFile) -> Mapping[str, str]:
    return {name: value for name, value in table.values.items() if isinstance(value, str)}


def _describe_note(words: str) -> str:
    return f'"{words}" would be published as it stands'
