"""Search pages: a list of everything that a script narrows down, and the index that it reads."""

import json
import re
import unicodedata
from collections.abc import Iterable

from audio_pipeline.catalog import Answer, Release
from audio_pipeline.publish.release_files import TimedTexts
from audio_pipeline.publish.site.answer_pages import make_headline, make_question_links
from audio_pipeline.publish.site.page import Facts, Head, Page, make_html_page
from audio_pipeline.publish.site.programme_page import make_programme_link
from audio_pipeline.publish.site.site import SEARCH, Site, find_answer_path, find_programme_path

INDEX = "search.json"

_MOST_WORDS = 50
"""The words that the index has of an entry: enough for how people ask, and small enough to fetch on a phone."""

_COMMON = frozenset(
    """
    a about after all am an and any are as at be been but by can could did do does doing don for from get got had
    has have having he her him his how i if in into is it its just like ll me mine more most my no not now of off on
    one or our out over re s she should so some such t than that the their them then there these they this those to
    too up us ve very was we were what when where which while who why will with would you your
    """.split()  # noqa: SIM905 - as a list, it would be hard to read
)
"""Words that are in so many entries that they tell nothing."""


def make_search_page(site: Site) -> Page:
    """Make the page with a list of everything, which is a plain list without a script."""
    show = site.catalog.show
    return make_html_page(
        site,
        SEARCH,
        "site_search.html",
        Head(title="Search", description=f"Everything in {show.title}, to look through or to search."),
        heading="Search",
        index=INDEX,
        programmes=[make_programme_link(each) for each in site.listed],
        questions=make_question_links(site, sorted(site.catalog.answers, key=lambda each: each.title)),
    )


def make_search_index(site: Site) -> Page:
    """Make the index: of each page its address, its title, what it is, and its words in the order of their weight."""
    open_ones = [each for each in site.catalog.releases if not each.gate]
    entries = [*map(_index_programme, open_ones), *(_index_answer(site, each) for each in site.catalog.answers)]
    return Page(name=INDEX, facts={"entries": entries}, render=_render_index, content_type="application/json")


def _index_programme(release: Release) -> list[str]:
    """Return the entry of a programme; a form of another one is found by whom it is called after."""
    texts = release.names if release.variant_of else (release.summary, release.in_short, *release.needs)
    return [
        find_programme_path(release.content_id),
        release.title,
        release.kind,
        _collect_words((release.title, *texts)),
    ]


def _index_answer(site: Site, answer: Answer) -> list[str]:
    return [
        find_answer_path(answer.id),
        make_headline(site, answer),
        answer.kind,
        _collect_words((answer.title, answer.short_name, *answer.questions)),
    ]


def _collect_words(texts: Iterable[str]) -> str:
    """Return the words of some texts that tell something, each once, as the script reads them."""
    plain = unicodedata.normalize("NFKD", " ".join(texts).lower())
    found = re.findall("[a-z0-9]+", plain.replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", ""))
    return " ".join([word for word in dict.fromkeys(found) if word not in _COMMON][:_MOST_WORDS])


def _render_index(facts: Facts, _texts: TimedTexts) -> str:
    return json.dumps(facts["entries"], ensure_ascii=False, separators=(",", ":")) + "\n"
