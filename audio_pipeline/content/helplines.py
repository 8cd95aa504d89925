"""Helplines: the numbers that a listener in a country hears, and those in the show notes (pure)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from audio_pipeline.content.library import Helpline
from audio_pipeline.content.model import Block, Content, Heading, HelplinePlaceholder, Words

_Block = TypeVar("_Block")

ANYWHERE = ""
"""The code that stands for an unknown country."""

UNKNOWN_COUNTRY_LINE = (
    "Anywhere else: please call your local emergency number, or search for a crisis line where you live."
)
"""The last helpline of all show notes."""


def find_countries(helplines: Iterable[Helpline], need: str) -> tuple[str, ...]:
    """Return the countries that have sentences of their own for this need, in order."""
    local = (each for each in helplines if each.need == need and not each.elsewhere)
    return tuple(sorted({country for each in local for country in each.countries}))


def select_sentences(helplines: Iterable[Helpline], need: str, country: str) -> str:
    """Return the sentences of this country; if it has none, those for anywhere."""
    for_need = [each for each in helplines if each.need == need]
    local = [each.said for each in for_need if country in each.countries and not each.elsewhere]
    anywhere = [each.said for each in for_need if each.elsewhere]
    return " ".join(local or anywhere)


def group_sentences_by_country(helplines: Iterable[Helpline], need: str) -> Mapping[str, str]:
    """Return the sentences of each country that has any, by its code; those for anywhere are under ANYWHERE."""
    for_need = [each for each in helplines if each.need == need]
    countries = sorted({country for each in for_need for country in each.countries})
    return {ANYWHERE: select_sentences(for_need, need, ANYWHERE)} | {
        place: _select_local_sentences(for_need, place) for place in countries
    }


def compose_answer_text(content: Content, helplines: Iterable[Helpline], country: str, section: str = "") -> str:
    """Return the words of a section of an answer, with the numbers of this country in place of its placeholders."""
    lines = tuple(helplines)
    return " ".join(filter(None, _collect_texts(select_section(content.blocks, section), lines, country)))


def select_section(blocks: Iterable[_Block], heading: str) -> tuple[_Block, ...]:
    """Return the blocks under this heading; those before the first heading for ""."""
    selected, current = [], ""
    for block in blocks:
        if isinstance(block, Heading):
            current = block.title
        elif current == heading:
            selected.append(block)
    return tuple(selected)


def select_notes_lines(helplines: Iterable[Helpline], needs: Iterable[str]) -> tuple[str, ...]:
    """Return the show-notes lines for these needs; none if no helpline is known for them."""
    wanted = frozenset(needs)
    lines = tuple(each.written for each in helplines if each.need in wanted)
    return (*lines, UNKNOWN_COUNTRY_LINE) if lines else ()


def _select_local_sentences(helplines: Iterable[Helpline], country: str) -> str:
    """Return the sentences only this country hears; if there are none, those it shares with anywhere."""
    for_country = [each for each in helplines if country in each.countries]
    local = [each for each in for_country if not each.elsewhere]
    return " ".join(each.said for each in local or for_country)


def _collect_texts(blocks: Iterable[Block], helplines: tuple[Helpline, ...], country: str) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Words):
            yield "".join(span.text for span in block.spans).strip()
        elif isinstance(block, HelplinePlaceholder):
            yield select_sentences(helplines, block.need, country)
