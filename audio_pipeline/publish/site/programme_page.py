"""Programme page: a programme at its own address, with its sound, its words and everything that belongs to it."""

from dataclasses import replace
from typing import Any

from audio_pipeline.catalog import Release
from audio_pipeline.content.timed_text import group_by_chapter, make_cues
from audio_pipeline.publish.artwork import MOTIFS
from audio_pipeline.publish.cover_svg import draw_cover_svg
from audio_pipeline.publish.release_files import TimedTexts
from audio_pipeline.publish.site.answer_pages import make_question_links
from audio_pipeline.publish.site.page import Facts, Head, Page, format_length, make_html_page, make_pieces, render_page
from audio_pipeline.publish.site.site import Site, find_file, find_programme_file, find_programme_path
from audio_pipeline.publish.site.structured_data import describe_episode
from audio_pipeline.publish.text_links import link_helpline, link_reference


def make_programme_page(site: Site, release: Release) -> Page:
    """Make the page of a programme, which search engines leave out if it is behind a gate."""
    sound = find_programme_file(release, release.url)
    head = Head(
        title=release.title,
        description=release.summary,
        image=find_file("artwork", release.artwork_small_url) if release.artwork_small_url else "",
        kind="music.song",
        data=(describe_episode(site, release),),
        is_listed=not release.gate,
        sound="" if release.gate else sound,
    )
    page = make_html_page(
        site,
        find_programme_path(release.content_id),
        "site_programme.html",
        head,
        heading=release.title,
        cover="" if release.content_id in site.own_covers else draw_cover_svg(MOTIFS[release.kind]),
        length=format_length(release.duration_ms),
        sound=sound,
        transcript_file=find_programme_file(release, release.transcript_url),
        chapters_file=find_programme_file(release, release.chapters_url),
        picture=find_file("artwork", release.artwork_small_url) if release.artwork_small_url else "",
        gate=release.gate,
        access=release.access,
        ask=_make_ask(site, release),
        forms=[make_programme_link(each) for each in site.list_forms(release)],
        questions=make_question_links(site, site.list_questions(release)),
        own_helplines=[make_pieces(link_helpline(line)) for line in release.helplines],
        sources=list_sources(site, release.sources),
        next_one=_find_next(site, release),
    )
    return replace(page, render=_render_with_words, spoken=release)


def make_programme_link(release: Release) -> dict[str, str]:
    """Return the facts of a link to a programme."""
    return {
        "path": find_programme_path(release.content_id),
        "title": release.title,
        "about": f"{release.in_short[:1].upper()}{release.in_short[1:]}." if release.in_short else release.summary,
        "length": format_length(release.duration_ms),
    }


def list_sources(site: Site, numbers: tuple[str, ...]) -> list[list[list[str]]]:
    """Return the references with these numbers, each in pieces that lead to it."""
    references = site.catalog.references
    return [make_pieces(link_reference(references[number])) for number in numbers if number in references]


def _make_ask(site: Site, release: Release) -> str:
    return site.words.ask.replace("{name}", release.names[0]) if release.names else ""


def _find_next(site: Site, release: Release) -> dict[str, str] | None:
    """Return the programme that follows in the list; None after the last one, and after one that is not listed."""
    listed = site.listed
    after = listed[listed.index(release) + 1 :] if release in listed else ()
    return make_programme_link(after[0]) if after else None


def _render_with_words(facts: Facts, texts: TimedTexts) -> str:
    transcript, chapters = texts
    words: dict[str, Any] = {"sentences_by_chapter": group_by_chapter(make_cues(transcript), chapters)}
    return render_page({**facts, **words}, texts)
