"""Page: a page of the site, known by all the facts on it, and the frame that all pages have."""

import functools
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from audio_pipeline.catalog import Release
from audio_pipeline.content import boilerplate
from audio_pipeline.publish.html_template import render_html
from audio_pipeline.publish.release_files import FEED, TimedTexts
from audio_pipeline.publish.site.site import Site
from audio_pipeline.publish.text_links import TextPiece, link_helpline

HTML = "text/html; charset=utf-8"

Facts = Mapping[str, Any]
"""What is on a page, as JSON holds it."""

_TEMPLATES = "audio_pipeline.publish"
"""The package whose folder "templates" has the templates of the site, beside that of show notes."""

_KEY_CHARACTERS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, or another file at a stable address."""

    name: str
    """Its name in the store."""
    facts: Facts
    render: Callable[[Facts, TimedTexts], str]
    content_type: str = HTML
    spoken: Release | None = None
    """The programme whose transcript and chapters are on it; None: there are none."""

    @property
    def key(self) -> str:
        """Return a hash of everything that is on the page, and of the code that makes it."""
        data = json.dumps([_hash_code(), self.name, self.content_type, self.facts], sort_keys=True)
        return hashlib.sha256(data.encode()).hexdigest()[:_KEY_CHARACTERS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of a page says of it to browsers, to search engines and to whoever shares it."""

    title: str
    """Its own title; empty: that of the show alone."""
    description: str
    image: str = ""
    """The name in the store of the picture that is shown with a link to it."""
    kind: str = "website"
    """What it is for Open Graph."""
    data: tuple[Mapping[str, Any], ...] = ()
    """What it is about, for search engines: JSON-LD."""
    is_listed: bool = True
    """False if search engines are asked to leave it out."""
    sound: str = ""
    """The name in the store of the sound that it is about."""


def make_html_page(site: Site, path: str, template: str, head: Head, **facts: Any) -> Page:
    """Make the page at an address from a template, with the frame that all pages have."""
    return Page(
        name=f"{path}index.html",
        facts={**_make_frame(site, path, head), "template_name": template, **facts},
        render=render_page,
    )


def render_page(facts: Facts, texts: TimedTexts) -> str:
    """Return a page as HTML."""
    transcript, chapters = texts
    values = {**facts, "boilerplate": boilerplate, "transcript": transcript, "chapters": chapters}
    return render_html(_TEMPLATES, facts["template_name"], **values)


def make_pieces(pieces: tuple[TextPiece, ...]) -> list[list[str]]:
    """Return the pieces of a line as facts: the text of each, and where it leads."""
    return [[each.text, each.url] for each in pieces]


def split_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, which have an empty line between them."""
    return [part for part in map(str.strip, text.split("\n\n")) if part]


def format_length(ms: int) -> str:
    """Return a length as a listener reads it: "5 minutes", "1½ minutes", "30 seconds"."""
    minutes, halves = divmod(round(ms / 30_000), 2)
    if not minutes:
        return f"{round(ms / 1000)} seconds"
    return "1 minute" if (minutes, halves) == (1, 0) else f"{minutes}{'½' * halves} minutes"


def _make_frame(site: Site, path: str, head: Head) -> dict[str, Any]:
    show = site.catalog.show
    return {
        "language": show.language,
        "show_title": show.title,
        "title": f"{head.title} · {show.title}" if head.title else show.title,
        "description": head.description,
        "kind": head.kind,
        "data": head.data,
        "is_listed": head.is_listed,
        "root": "../" * path.count("/"),
        "path": path,
        "feed": FEED,
        "address": site.make_url(path),
        "image": site.make_url(head.image) if head.image else "",
        "audio": site.make_url(head.sound) if head.sound else "",
        "email": show.email,
        "has_answers": bool(site.catalog.answers),
        "helplines": [make_pieces(link_helpline(line)) for lines in site.helplines.values() for line in lines],
    }


@functools.cache
def _hash_code() -> str:
    """Return a hash of the code and the templates that pages are made by, so that a change of them renews the pages."""
    packages = (__package__, _TEMPLATES)
    files = [file for name in packages for file in resources.files(name).iterdir() if file.is_file()]
    files += resources.files(_TEMPLATES).joinpath("templates").iterdir()
    hashes = sorted(f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}" for file in files)
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest()
