"""Site files: what a site has beside its pages: the sitemap, a word for robots, and the icon (pure)."""

from collections.abc import Iterable, Iterator
from html import escape

from audio_pipeline.publish.artwork import SHOW
from audio_pipeline.publish.cover_svg import draw_cover_svg
from audio_pipeline.publish.release_files import TimedTexts
from audio_pipeline.publish.site.page import Facts, Page
from audio_pipeline.publish.site.site import Site

ICON, SITEMAP, ROBOTS = "icon.svg", "sitemap.xml", "robots.txt"


def make_site_files(site: Site, pages: Iterable[Page]) -> Iterator[Page]:
    """Make the icon and, for a site with an address, the list of the pages that are to be found."""
    yield Page(name=ICON, facts={"svg": draw_cover_svg(SHOW)}, render=_render_icon, content_type="image/svg+xml")
    if site.base_url:
        addresses = [each.facts["address"] for each in pages if each.facts.get("is_listed")]
        yield Page(name=SITEMAP, facts={"urls": addresses}, render=_render_sitemap, content_type="application/xml")
        sitemap = site.make_url(SITEMAP)
        yield Page(name=ROBOTS, facts={"sitemap": sitemap}, render=_render_robots, content_type="text/plain")


def _render_icon(facts: Facts, _texts: TimedTexts) -> str:
    return str(facts["svg"]) + "\n"


def _render_sitemap(facts: Facts, _texts: TimedTexts) -> str:
    urls = "".join(f" <url><loc>{escape(each)}</loc></url>\n" for each in facts["urls"])
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{start}{urls}</urlset>\n"


def _render_robots(facts: Facts, _texts: TimedTexts) -> str:
    return f"User-agent: *\nAllow: /\nSitemap: {facts['sitemap']}\n"
