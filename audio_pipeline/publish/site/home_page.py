"""Home page: what the show is, one button to play it, and every way to hear it."""

from typing import Any

from audio_pipeline.catalog import Release
from audio_pipeline.publish.artwork import BENEFIT, EXERCISE, MOTIFS, SHOW, WELCOME
from audio_pipeline.publish.cover_svg import draw_cover_svg
from audio_pipeline.publish.site.answer_pages import make_question_links
from audio_pipeline.publish.site.page import Head, Page, format_length, make_html_page, split_paragraphs
from audio_pipeline.publish.site.programme_page import make_programme_link
from audio_pipeline.publish.site.site import HOME, Site, find_file, find_programme_file, find_programme_path
from audio_pipeline.publish.site.structured_data import describe_series
from audio_pipeline.publish.site.subscribe import make_app_links

_HEADINGS = {WELCOME: "Welcome", BENEFIT: "Short talks", EXERCISE: "Exercises"}
"""The heading over the programmes that share a cover."""

_MOST_QUESTIONS = 6


def make_home_page(site: Site) -> Page:
    """Make the home page."""
    show, words, first = site.catalog.show, site.words, site.played_first
    return make_html_page(
        site,
        HOME,
        "site_home.html",
        Head(
            title="",
            description=show.description,
            image=find_file("artwork", show.artwork_url) if show.artwork_url else "",
            data=(describe_series(site),),
        ),
        headline=words.headline or show.title,
        welcome=split_paragraphs(words.welcome or show.description),
        cover=draw_cover_svg(SHOW),
        first=_make_first(first) if first else None,
        voice=words.voice,
        say=list(words.say),
        groups=[_make_group(site, motif) for motif in _HEADINGS if _list_under(site, motif)],
        questions=make_question_links(site, site.list_questions(first)[:_MOST_QUESTIONS]) if first else [],
        answers_count=len(site.catalog.answers),
        links=[[each.title, each.url] for each in words.links],
        apps=make_app_links(site),
    )


def _list_under(site: Site, motif: str) -> tuple[Release, ...]:
    return tuple(each for each in site.listed if MOTIFS[each.kind] == motif)


def _make_group(site: Site, motif: str) -> dict[str, Any]:
    releases = _list_under(site, motif)
    about = (site.words.about_kinds.get(kind, "") for kind in dict.fromkeys(each.kind for each in releases))
    return {
        "heading": _HEADINGS[motif],
        "about": " ".join(filter(None, about)),
        "cover": draw_cover_svg(motif),
        "programmes": [make_programme_link(each) for each in releases],
    }


def _make_first(release: Release) -> dict[str, str]:
    return {
        "path": find_programme_path(release.content_id),
        "title": release.title,
        "length": format_length(release.duration_ms),
        "sound": find_programme_file(release, release.url),
    }
