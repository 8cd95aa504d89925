"""Source: where in an author's file the words of a Finding stand, marks and line breaks notwithstanding."""

import re

from audio_pipeline.authoring.house.wording import Finding
from audio_pipeline.errors import Fault, Place

_MARK = r"""(?s)!?\[(?:[^\[\]"']|"[^"]*"|'[^']*')*\]|<!--.*?-->"""


def placed(finding: Finding, source: str) -> Fault:
    """The fault, at the very word; where the word is not written so, at its sentence."""
    place = _place(finding, source) or finding.wording.place
    return Fault(place, finding.rule, finding.what, finding.mend)


def _place(finding: Finding, source: str) -> Place | None:
    wording = finding.wording
    if wording.key:
        start, lead = 0, wording.key + wording.before
        end = source.find("\n---", 1) if source.startswith("---") else 0
        stretch = source[: max(end, 0)]
    else:
        start, lead = _offset(source, wording.place), ""
        stretch = re.sub(_MARK, lambda mark: " " * len(mark[0]), source[start:])
    letters = [at for at, letter in enumerate(stretch) if letter.isalnum()]
    first = "".join(stretch[at] for at in letters).find(_letters(lead + wording.text))
    wanted = first + len(_letters(lead + wording.text[: finding.start]))
    if first < 0 or wanted >= len(letters):
        return None
    at = start + letters[wanted]
    return Place(wording.place.path, source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at))


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _offset(source: str, place: Place) -> int:
    """The offset of a place in the text of its file."""
    lines = source.split("\n")[: place.line - 1]
    return sum(len(line) + 1 for line in lines) + place.column - 1


def key_place(source: str, file: Place, key: str) -> Place:
    """Where a key of the front matter stands; the file if it is not there."""
    for number, line in enumerate(source.split("\n"), 1):
        if line.startswith(f"{key}:"):
            return Place(file.path, number)
    return file
