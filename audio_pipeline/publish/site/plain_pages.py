"""Plain pages: privacy, terms, and the pages that say that a programme is gone, or that nothing was there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from audio_pipeline.content.site_words import SiteSection
from audio_pipeline.publish.site.legal_words import list_privacy_sections, list_terms_sections
from audio_pipeline.publish.site.page import Head, Page, make_html_page, split_paragraphs
from audio_pipeline.publish.site.site import HOME, NOT_FOUND, PRIVACY, TERMS, Site


def make_plain_pages(site: Site) -> Iterator[Page]:
    """Make the page on privacy and that of the terms."""
    yield _make_text_page(site, PRIVACY, "Privacy", list_privacy_sections(site))
    yield _make_text_page(site, TERMS, "Terms", list_terms_sections(site))


def make_gone_page(site: Site, path: str) -> Page:
    """Make the page that stands where a page was which the site no longer has."""
    head = Head(title="No longer here", description="What was here has been taken away.", is_listed=False)
    return make_html_page(site, path, "site_gone.html", head, heading="This is no longer here")


def make_not_found_page(site: Site) -> Page:
    """Make the page that a server shows at every address that has none: its links begin at the root of the server."""
    head = Head(title="No page here", description="There is no page at this address.", is_listed=False)
    page = make_html_page(site, HOME, "site_not_found.html", head, heading="There is no page here")
    root = urlsplit(site.base_url).path or "/"
    return replace(page, name=NOT_FOUND, facts={**page.facts, "path": NOT_FOUND, "address": "", "root": root})


def _make_text_page(site: Site, path: str, title: str, sections: Iterable[SiteSection]) -> Page:
    return make_html_page(
        site,
        path,
        "site_text.html",
        Head(title=title, description=f"{title}: {site.catalog.show.title}."),
        heading=title,
        sections=[[each.title, split_paragraphs(each.text)] for each in sections],
    )
