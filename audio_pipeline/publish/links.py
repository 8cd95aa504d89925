"""Links: the addresses that a text names by a DOI, a PubMed number or as they are (pure)."""

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import quote

_NAMED = re.compile(
    r"(?P<url>https?://[^\s\"<>]+)"
    r"|\bdoi:\s?(?P<doi>10\.[0-9]{4,9}/[^\s\"<>]+)"
    r"|\b(?P<pmc>PMC[0-9]+)\b"
    r"|\bPMID:?\s(?P<pmid>[0-9]+)\b",
    re.IGNORECASE,
)

_ADDRESSES = {
    "url": "{}",
    "doi": "https://doi.org/{}",
    "pmc": "https://www.ncbi.nlm.nih.gov/pmc/articles/{}/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
}


def split_links(text: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a text, each with the address that it names; empty for words that name none."""
    end = 0
    for match in _NAMED.finditer(text):
        kind = match.lastgroup or "url"
        name = _strip_punctuation(match[kind])
        past = match.start(kind) + len(name)
        yield text[end : match.start()], ""
        yield text[match.start() : past], _ADDRESSES[kind].format(quote(name, safe="%/:=&?~#+!$,;'@()*[]"))
        end = past
    yield text[end:], ""


def link_text(text: str) -> str:
    """Return a text as HTML, in which every address that it names is a link."""
    parts = ((escape(part, quote=False), escape(address)) for part, address in split_links(text) if part)
    return "".join(f'<a href="{address}">{part}</a>' if address else part for part, address in parts)


def _strip_punctuation(name: str) -> str:
    """Return a name without the signs of the sentence around it; a bracket that was opened in it stays."""
    while name and (name[-1] in ".,;:!?'”’" or (name[-1] == ")" and name.count("(") < name.count(")"))):
        name = name[:-1]
    return name
