"""Helplines: which numbers are said to whom, and which are written in the show notes (pure)."""

from collections.abc import Iterable, Iterator, Mapping

from audio_pipeline.content.library import Helpline
from audio_pipeline.content.model import Content, HelplinePlaceholder, Words

ANYWHERE = ""
"""In place of a country that is not known."""

UNKNOWN_COUNTRY_LINE = (
    "Anywhere else: please call your local emergency number, or search for a crisis line where you live."
)
"""The last line of the numbers in any show notes."""


def find_countries(helplines: Iterable[Helpline], need: str) -> tuple[str, ...]:
    """The countries where something else is said than anywhere."""
    own = (each for each in helplines if each.need == need and not each.elsewhere)
    return tuple(sorted({country for each in own for country in each.countries}))


def select_sentences(helplines: Iterable[Helpline], need: str, country: str) -> str:
    """The sentences for this country; where it has none of its own, those for anywhere."""
    wanted = [each for each in helplines if each.need == need]
    own = [each.said for each in wanted if country in each.countries and not each.elsewhere]
    anywhere = [each.said for each in wanted if each.elsewhere]
    return " ".join(own or anywhere)


def group_sentences_by_country(helplines: Iterable[Helpline], need: str) -> Mapping[str, str]:
    """The sentences of every country that has any, its own alone; those for anywhere under ANYWHERE."""
    wanted = [each for each in helplines if each.need == need]
    places = sorted({country for each in wanted for country in each.countries})
    return {ANYWHERE: select_sentences(wanted, need, ANYWHERE)} | {
        place: _select_local_sentences(wanted, place) for place in places
    }


def compose_answer_text(content: Content, helplines: Iterable[Helpline], country: str) -> str:
    """The words of an answer, with the numbers of this country where the author asked for them."""
    lines = tuple(helplines)
    return " ".join(filter(None, _collect_texts(content, lines, country)))


def select_notes_lines(helplines: Iterable[Helpline], needs: Iterable[str]) -> tuple[str, ...]:
    """The lines for the show notes of a programme with these needs; none where no helpline is known."""
    wanted = frozenset(needs)
    lines = tuple(each.written for each in helplines if each.need in wanted)
    return (*lines, UNKNOWN_COUNTRY_LINE) if lines else ()


def _select_local_sentences(helplines: Iterable[Helpline], country: str) -> str:
    """What is meant for this country; of that, what is said nowhere else comes before what is."""
    here = [each for each in helplines if country in each.countries]
    alone = [each for each in here if not each.elsewhere]
    return " ".join(each.said for each in alone or here)


def _collect_texts(content: Content, helplines: tuple[Helpline, ...], country: str) -> Iterator[str]:
    for block in content.blocks:
        if isinstance(block, Words):
            yield "".join(span.text for span in block.spans).strip()
        elif isinstance(block, HelplinePlaceholder):
            yield select_sentences(helplines, block.need, country)
