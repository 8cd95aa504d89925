"""Citations: says the references of an answer in one sentence (pure)."""

import re
from collections.abc import Mapping, Sequence

from skill import phrases

MOST_CITED = 3
"""The most references that are said; the others are in the show notes."""

_YEAR = re.compile(r"\((\d{4})\)")
_PART = re.compile(r"^\([a-z]\) ")
_AUTHOR = re.compile(r"(?P<family>.+?) [A-Z](-?[A-Z])*$")
_WORKS_END = re.compile(r"\. | \(|, ")


def cite(sources: Sequence[str], references: Mapping[str, str]) -> str:
    """Say where something comes from: "That comes from Dueren and colleagues, 2021."."""
    known = [references[each] for each in sources if each in references]
    if not known:
        return phrases.COMMON_KNOWLEDGE
    works = list(dict.fromkeys(map(name_work, known)))
    left = len(works) - MOST_CITED
    rest = [f"{left} more in the show notes"] if left > 0 else []
    *others, last = [*works[:MOST_CITED], *rest]
    return f"That comes from {'; '.join([*others, f'and {last}' if others else last])}."


def name_work(reference: str) -> str:
    """Name a work by its first author's family name and its year: "Dueren and colleagues, 2021"."""
    plain = _PART.sub("", reference)
    year = _YEAR.search(plain)
    before = plain[: year.start()].strip() if year else plain
    return ", ".join(filter(None, (_name_authors(before), year[1] if year else "")))


def _name_authors(authors: str) -> str:
    """Name the authors of "Dueren AL, Vafeiadou A, Edgar C"; the publisher if it names no person."""
    names = authors.replace(", editors", "").removesuffix(" et al.").split(", ")
    people = [match["family"] for each in names if (match := _AUTHOR.fullmatch(each.strip()))]
    if not people:
        return _name_publisher(authors)
    if "et al" in authors or len(people) > len(("one", "other")):
        return f"{people[0]} and colleagues"
    return " and ".join(people)


def _name_publisher(text: str) -> str:
    """Return the words before the title, without initials."""
    name = _WORKS_END.split(text)[0].replace(" / ", " and ")
    match = _AUTHOR.fullmatch(name)
    return match["family"] if match else name
