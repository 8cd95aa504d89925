"""Pages: all pages of a site, each at its address."""

from collections.abc import Iterable, Iterator

from audio_pipeline.publish.site.answer_pages import make_answer_pages
from audio_pipeline.publish.site.home_page import make_home_page
from audio_pipeline.publish.site.page import Page
from audio_pipeline.publish.site.plain_pages import make_gone_page, make_not_found_page, make_plain_pages
from audio_pipeline.publish.site.programme_page import make_programme_page
from audio_pipeline.publish.site.search_pages import make_search_index, make_search_page
from audio_pipeline.publish.site.site import Site
from audio_pipeline.publish.site.site_files import make_site_files

_INDEX = "index.html"


def list_pages(site: Site, published: Iterable[str]) -> tuple[Page, ...]:
    """Return all pages of the site; one that was published and is no longer there says so at its old address."""
    pages = tuple(_list_current(site))
    names = {each.name for each in pages}
    gone = sorted(name for name in published if name not in names and name.endswith(f"/{_INDEX}"))
    return (*pages, *(make_gone_page(site, name.removesuffix(_INDEX)) for name in gone))


def _list_current(site: Site) -> Iterator[Page]:
    pages = [
        make_home_page(site),
        *(make_programme_page(site, each) for each in site.catalog.releases),
        *make_answer_pages(site),
        make_search_page(site),
        *make_plain_pages(site),
    ]
    yield from pages
    yield make_not_found_page(site)
    yield make_search_index(site)
    yield from make_site_files(site, pages)
