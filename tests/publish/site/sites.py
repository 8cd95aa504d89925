"""A site of three programmes, one of them with a form of its own and one behind a gate, and of two answers."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from audio_pipeline.catalog import Release
from audio_pipeline.content.site_words import NO_SITE_WORDS, SiteLink, SiteSection, SiteWords
from audio_pipeline.content.timed_text import format_podcast_chapters, format_webvtt
from audio_pipeline.publish.site.pages import list_pages
from audio_pipeline.publish.site.site import Site
from audio_pipeline.stores.store import Blob, Store
from tests.samples import ANSWER, CATALOG, LINES, PROGRAMME, release

WORDS = SiteWords(
    headline="A quiet minute",
    welcome="Short programmes.\n\nNothing to sign up for.",
    play="hand-on-heart",
    voice="On a speaker, say:",
    say=("Alexa, open the show.",),
    ask="Alexa, play {name}.",
    about_kinds={"exercise": "Something to do."},
    links=(SiteLink(title="A directory", url="https://directory.example/show"),),
    privacy=(SiteSection(title="In an app", text="An app keeps what it likes."),),
    terms=(SiteSection(title="What this is", text="For comfort."),),
)

GATE = "For adults. Say continue, or say skip."

RELEASES = (
    *CATALOG.releases,
    replace(release("guided-recall-friend"), variant_of="guided-recall", title="Guided Recall with a Friend"),
    replace(release("small-messages", position=3), gate=GATE, title="Small Messages"),
)

CRISIS = replace(
    ANSWER,
    id="crisis_self_harm",
    kind="crisis",
    title="Talking to someone now",
    questions=("is it wrong to want to be dead", "I want to die"),
    text="You deserve to talk with a person right now.",
    follow_up="",
    sources=(),
)

SITE = Site(
    catalog=replace(
        CATALOG,
        releases=RELEASES,
        answers=(ANSWER, CRISIS),
        references={**CATALOG.references, "R2": "Bb C (2002). On another. Journal 2:2. doi:10.1000/182."},
    ),
    words=WORDS,
    helplines={"crisis": LINES},
    own_covers=frozenset(),
    base_url="https://show.example/listen/",
)

OWN_SHOW = replace(
    SITE,
    words=NO_SITE_WORDS,
    catalog=replace(SITE.catalog, show=replace(SITE.catalog.show, title="Slow Bread", description="We bake.")),
)
"""The site of another show, whose editor wrote no words for it."""


class Read(HTMLParser):
    """A page as a browser reads it: its elements with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self._inside = [""]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._inside.append(tag)

    def handle_data(self, data: str) -> None:
        if self._inside[-1] not in {"style", "script"}:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())

    @property
    def links(self) -> list[str]:
        return [each["href"] for tag, each in self.tags if tag == "a" and "href" in each]

    def meta(self, name: str) -> str:
        found = (each for tag, each in self.tags if tag == "meta" and name in (each.get("name"), each.get("property")))
        return next(found)["content"]

    def link(self, rel: str) -> dict[str, str]:
        return next(each for tag, each in self.tags if tag == "link" and each["rel"] == rel)

    @property
    def data(self) -> Any:
        """What it tells search engines."""
        return json.loads(self.html.partition('<script type="application/ld+json">')[2].partition("</script>")[0])


def page_text(name: str, site: Site = SITE) -> str:
    """The bytes at a name in the store, as text."""
    page = next(each for each in list_pages(site, ()) if each.name == name)
    texts = (PROGRAMME.transcript, PROGRAMME.chapters) if page.spoken else ((), ())
    return page.render(page.facts, texts)


def read(path: str, site: Site = SITE) -> Read:
    """The page at an address."""
    return Read(page_text(f"{path}index.html", site))


def put_words(releases: Iterable[Release], store: Store) -> tuple[Release, ...]:
    """Put the transcript and the chapters of every programme in a store; gives the releases that name them."""
    made = []
    for each in releases:
        transcript, chapters = format_webvtt(PROGRAMME.transcript), format_podcast_chapters(PROGRAMME.chapters)
        urls = {}
        for field, text, suffix in (("transcript_url", transcript, "vtt"), ("chapters_url", chapters, "chapters.json")):
            urls[field] = _put_text(f"programmes/{each.content_id}", text, suffix, store)
        made.append(replace(each, transcript_url=urls["transcript_url"], chapters_url=urls["chapters_url"]))
    return tuple(made)


def _put_text(folder: str, text: str, suffix: str, store: Store) -> str:
    name = f"{folder}/{hashlib.sha256(text.encode()).hexdigest()[:12]}.{suffix}"
    store.put(Blob(name=name, data=text.encode(), content_type="text/plain"))
    return name
