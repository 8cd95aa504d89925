"""Plain pages: privacy, terms, and the page that says that a programme is gone."""

from collections.abc import Iterable, Iterator

from audio_pipeline.content.site_words import SiteSection
from audio_pipeline.publish.site.page import Head, Page, make_html_page, split_paragraphs
from audio_pipeline.publish.site.site import PRIVACY, TERMS, Site

_THIS_SITE = SiteSection(
    title="On this site",
    text=(
        "These pages set no cookies, count no visits and load nothing from anybody else. The words you search for "
        "stay in your browser. Your place in a programme isn't kept.\n\n"
        "Like every web server, the one that sends you these pages and the sound sees the address of your connection, "
        "and whoever runs it may keep a log of that for a while."
    ),
)
"""True of every site that is made here."""


def make_plain_pages(site: Site) -> Iterator[Page]:
    """Make the page on privacy and, if there are words for it, that of the terms."""
    yield _make_text_page(site, PRIVACY, "Privacy", (_THIS_SITE, *site.words.privacy))
    if site.words.terms:
        yield _make_text_page(site, TERMS, "Terms", site.words.terms)


def make_gone_page(site: Site, path: str) -> Page:
    """Make the page that stands where a page was which the site no longer has."""
    head = Head(title="No longer here", description="What was here has been taken away.", is_listed=False)
    return make_html_page(site, path, "site_gone.html", head, heading="This is no longer here")


def _make_text_page(site: Site, path: str, title: str, sections: Iterable[SiteSection]) -> Page:
    return make_html_page(
        site,
        path,
        "site_text.html",
        Head(title=title, description=f"{title}: {site.catalog.show.title}."),
        heading=title,
        sections=[[each.title, split_paragraphs(each.text)] for each in sections],
    )
