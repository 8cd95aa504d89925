"""Answer pages: a page for each question with its answer, and the list of them all."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from audio_pipeline.catalog import Answer
from audio_pipeline.publish.artwork import SHOW
from audio_pipeline.publish.cover_svg import draw_cover_svg
from audio_pipeline.publish.site.page import Head, Page, format_length, make_html_page
from audio_pipeline.publish.site.site import ANSWERS, Site, find_answer_path, find_file, find_programme_path
from audio_pipeline.publish.site.structured_data import describe_question
from audio_pipeline.publish.text_links import link_reference

_ASKS = re.compile(
    r"(what|why|how|who|where|when|which|can|could|does|do|did|is|are|am|was|should|will|would|may|has|have)('s|s)?\b",
    re.IGNORECASE,
)
"""How a question begins."""

_LONGEST_HEADLINE = 70

_GROUPS = (("crisis", "In a hard moment"), ("answer", "Questions and answers"), ("medical", "Questions for a doctor"))
"""The kinds of answers in the order of the list, and their headings."""


def make_answer_pages(site: Site) -> Iterator[Page]:
    """Make the list of all answers, and a page for each; none if there are no answers."""
    if site.catalog.answers:
        yield _make_list(site)
        yield from (_make_answer_page(site, each) for each in site.catalog.answers)


def make_question_links(site: Site, answers: Iterable[Answer]) -> list[dict[str, str]]:
    """Return the facts of links to answers."""
    return [{"path": find_answer_path(each.id), "title": make_headline(site, each)} for each in answers]


def make_headline(site: Site, answer: Answer) -> str:
    """Return the question that an answer stands under: the site's own, or the first that is put as one, or its title.

    A crisis answer stands under its title: nobody's despair is a headline.
    """
    if answer.id in site.words.headlines:
        return site.words.headlines[answer.id]
    asked = (each for each in answer.questions if _ASKS.match(each) and len(each) <= _LONGEST_HEADLINE)
    question = "" if answer.kind == "crisis" else next(asked, "")
    return f"{question[0].upper()}{question[1:]}?" if question else answer.title


def _make_list(site: Site) -> Page:
    title, show = "Questions and answers", site.catalog.show
    groups = [_make_group(site, kind, heading) for kind, heading in _GROUPS]
    return make_html_page(
        site,
        ANSWERS,
        "site_answers.html",
        Head(title=title, description=f"{title} from {show.title}.", image=_find_show_cover(site)),
        heading=title,
        groups=[each for each in groups if each["links"]],
    )


def _make_group(site: Site, kind: str, heading: str) -> dict[str, Any]:
    answers = sorted((each for each in site.catalog.answers if each.kind == kind), key=lambda each: each.title)
    return {"kind": kind, "heading": heading, "links": make_question_links(site, answers)}


def _make_answer_page(site: Site, answer: Answer) -> Page:
    headline = make_headline(site, answer)
    references, follow_up = site.catalog.references, site.catalog.of_content(answer.follow_up)
    return make_html_page(
        site,
        find_answer_path(answer.id),
        "site_answer.html",
        Head(
            title=headline,
            description=answer.text,
            image=_find_show_cover(site),
            kind="article",
            data=(describe_question(headline, answer.text),),
        ),
        heading=headline,
        short_title=answer.title if answer.title != headline else "",
        paragraphs=[each for each in (answer.text, answer.more) if each],
        is_crisis=answer.kind == "crisis",
        cover=draw_cover_svg(SHOW),
        follow_up={
            "path": find_programme_path(follow_up.content_id),
            "title": follow_up.title,
            "length": format_length(follow_up.duration_ms),
        }
        if follow_up
        else None,
        sources=[
            [[piece.text, piece.url] for piece in link_reference(references[number])]
            for number in answer.sources
            if number in references
        ],
    )


def _find_show_cover(site: Site) -> str:
    return find_file("artwork", site.catalog.show.artwork_url) if site.catalog.show.artwork_url else ""
