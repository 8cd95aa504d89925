"""Text links: find what can be followed in a plain line: a study, a website, a number to call or to write to (pure)."""

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPiece:
    """A part of a line."""

    text: str
    url: str = ""
    """Where it leads; empty: nowhere."""


_DOI = re.compile(r"\b(?:doi:\s*)?(?P<doi>10\.\d{4,9}/[^\s;,]*[^\s;,.)\]])", re.IGNORECASE)
_PMC = re.compile(r"\bPMC\d+\b")
_PMID = re.compile(r"\bPMID (?P<pmid>\d+)\b")
_SITE = re.compile(
    r"\b(?:https?://)?(?P<site>(?:[a-z0-9-]+\.)+(?:org|com|net|edu|gov|info|uk|ie|ca|au|nz|eu)(?:/[^\s;,]*[^\s;,.)\]])?)\b"
)
_TO_WRITE = re.compile(r"(?<= to )(?P<write>\d{3,7})\b")
_TO_CALL = re.compile(r"(?<![\w-])(?P<call>\+?\d{1,5}(?:[ -]\d{2,4}){1,4}|\d{3,7})(?![\w-])")

_MAKE_URL: dict[str, Callable[[str], str]] = {
    "doi": lambda doi: f"https://doi.org/{doi}",
    "pmc": lambda number: f"https://pmc.ncbi.nlm.nih.gov/articles/{number}/",
    "pmid": lambda number: f"https://pubmed.ncbi.nlm.nih.gov/{number}/",
    "site": lambda address: f"https://{address}",
    "write": lambda number: f"sms:{number}",
    "call": lambda number: "tel:" + re.sub(r"[ -]", "", number),
}

_IN_REFERENCE = re.compile(f"{_DOI.pattern}|(?P<pmc>{_PMC.pattern})|{_PMID.pattern}|{_SITE.pattern}", re.IGNORECASE)
_IN_HELPLINE = re.compile(f"{_SITE.pattern}|{_TO_WRITE.pattern}|{_TO_CALL.pattern}")


@functools.cache
def link_reference(text: str) -> tuple[TextPiece, ...]:
    """Return a reference in pieces: its DOI, its number in PubMed and a website lead there."""
    return tuple(_divide(text, _IN_REFERENCE))


@functools.cache
def link_helpline(text: str) -> tuple[TextPiece, ...]:
    """Return a helpline in pieces: its website, its number and the number of its text messages lead there."""
    return tuple(_divide(text, _IN_HELPLINE))


def _divide(text: str, pattern: re.Pattern[str]) -> Iterator[TextPiece]:
    end = 0
    for match in pattern.finditer(text):
        if match.start() > end:
            yield TextPiece(text=text[end : match.start()])
        name, value = next((name, value) for name, value in match.groupdict().items() if value)
        yield TextPiece(text=match[0], url=_MAKE_URL[name](value))
        end = match.end()
    if end < len(text):
        yield TextPiece(text=text[end:])
