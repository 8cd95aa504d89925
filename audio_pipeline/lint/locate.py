"""Locate: find the words of a LintFinding in the author's file, across marks and line breaks."""

import re

from audio_pipeline.errors import Fault, SourceLocation
from audio_pipeline.lint.sentences import LintFinding

_MARK = r"""(?s)!?\[(?:[^\[\]"']|"[^"]*"|'[^']*')*\]|<!--.*?-->"""


def locate_finding(finding: LintFinding, source: str) -> Fault:
    """Return the fault at the word itself, or at its sentence if the file has the word in another form."""
    place = _find_location(finding, source) or finding.sentence.location
    return Fault(place, finding.rule, finding.what, finding.hint)


def _find_location(finding: LintFinding, source: str) -> SourceLocation | None:
    sentence = finding.sentence
    if sentence.key:
        start, lead = 0, sentence.key + sentence.before
        end = source.find("\n---", 1) if source.startswith("---") else 0
        searched = source[: max(end, 0)]
    else:
        start, lead = _location_to_offset(source, sentence.location), ""
        searched = re.sub(_MARK, lambda mark: " " * len(mark[0]), source[start:])
    letters = [at for at, letter in enumerate(searched) if letter.isalnum()]
    first = "".join(searched[at] for at in letters).find(_keep_letters(lead + sentence.text))
    n_letters_before = first + len(_keep_letters(lead + sentence.text[: finding.start]))
    if first < 0 or n_letters_before >= len(letters):
        return None
    at = start + letters[n_letters_before]
    return SourceLocation(sentence.location.path, source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at))


def _keep_letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _location_to_offset(source: str, location: SourceLocation) -> int:
    """Return the offset of a location in the text of its file."""
    lines = source.split("\n")[: location.line - 1]
    return sum(len(line) + 1 for line in lines) + location.column - 1


def locate_key(source: str, file: SourceLocation, key: str) -> SourceLocation:
    """Return the location of a key of the front matter; the start of the file if it is not there."""
    for number, line in enumerate(source.split("\n"), 1):
        if line.startswith(f"{key}:"):
            return SourceLocation(file.path, number)
    return file
