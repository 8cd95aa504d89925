"""Served: the skill with the built-in content, on the clock of the dialogues."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from flask.testing import FlaskClient

from audio_pipeline.catalog import NAME, Catalog, Chapter, Release, to_json
from audio_pipeline.content.model import Content
from audio_pipeline.content.timed_text import format_podcast_chapters, format_webvtt
from skill.alexa.model import build_interaction_model
from skill.app import create_app
from skill.browser.alexa_envelope import APPLICATION_ID, USER_ID
from skill.browser.utterance_index import UtteranceIndex, build_index
from skill.playback.bookmarks.memory import MemoryBookmarks
from skill.playback.naming.vocabulary import build_vocabulary
from skill.settings import Settings
from tests.catalogs import built_in, read_built_in
from tests.dialogues.clock import Clock
from tests.dialogues.lines import BrowserLine, SignedLine
from tests.dialogues.timed_words import time_words
from tests.skill.alexa.amazon import amazon
from tests.skill.alexa.authority import CHAIN, ROOT
from tests.skill.alexa.envelopes import SKILL_ID, envelope
from tests.skill.alexa.signing import PATH, encoded, headers
from tests.vectors import compute_built_in


@dataclass(frozen=True, kw_only=True)
class BuiltIn:
    """The built-in content as it would be published, and what Alexa would know of it."""

    store: Path
    catalog: Catalog
    index: UtteranceIndex
    """What Alexa would know of it."""


@dataclass(frozen=True, kw_only=True)
class Served:
    """The skill while it is served."""

    client: FlaskClient
    content: BuiltIn
    clock: Clock
    bookmarks: MemoryBookmarks

    def connect(self, listener: str, device: str, locale: str) -> SignedLine:
        """Return the line of a device of Amazon's."""
        return SignedLine(
            client=self.client,
            index=self.content.index,
            clock=self.clock,
            locale=locale,
            user_id=f"amzn1.ask.account.{listener}",
            device_id=f"amzn1.ask.device.{listener}.{device}",
        )

    def open_page(self, locale: str) -> BrowserLine:
        """Return the page of the browser speaker, whose listener the skill does not know."""
        gone = {"type": "AlexaSkillEvent.SkillDisabled"}
        request_id = f"request.{uuid4()}"
        found = envelope(gone, user_id=USER_ID, skill_id=APPLICATION_ID, at=self.clock(), request_id=request_id)
        body = encoded(found)
        assert self.client.post("/alexa", data=body, headers=headers(body)).status_code == 200
        # The dialogue before may have been on a later day than this one, and what is newer than a forgetting stays.
        self.bookmarks.close()
        return BrowserLine(client=self.client, locale=locale)


def publish(store: Path) -> BuiltIn:
    """Put the built-in content and its question index into a folder."""
    url, index = compute_built_in()
    (store / url).parent.mkdir(parents=True)
    (store / url).write_bytes(index)
    catalog = _publish_texts(replace(built_in(), question_index_url=url), store)
    (store / NAME).write_text(to_json(catalog), encoding="utf-8")
    vocabulary = build_vocabulary(catalog.figures)
    return BuiltIn(
        store=store, catalog=catalog, index=build_index(build_interaction_model(catalog), vocabulary.of_a_person)
    )


def _publish_texts(catalog: Catalog, store: Path) -> Catalog:
    """Put chapters and a transcript of every programme where its sound would be."""
    contents = {each.id: each for each in read_built_in().programmes}
    return replace(
        catalog, releases=tuple(_put_texts(each, contents[each.content_id], store) for each in catalog.releases)
    )


def _put_texts(release: Release, content: Content, store: Path) -> Release:
    chapters, transcript = time_words(content, release.duration_ms)
    chapters_url, transcript_url = (release.url.replace(".mp3", end) for end in (".chapters.json", ".vtt"))
    (store / release.url).parent.mkdir(parents=True, exist_ok=True)
    (store / chapters_url).write_text(format_podcast_chapters(chapters), encoding="utf-8")
    (store / transcript_url).write_text(format_webvtt(transcript), encoding="utf-8")
    in_catalog = tuple(Chapter(title=each.text, start_ms=each.start_ms) for each in chapters)
    return replace(release, chapters_url=chapters_url, transcript_url=transcript_url, chapters=in_catalog)


@contextmanager
def serve(content: BuiltIn, folder: Path, *, local: bool, bookmarks: MemoryBookmarks | None = None) -> Iterator[Served]:
    """Serve the content to Alexa, or to the browser speaker."""
    clock, roots = Clock(), folder / "roots.pem"
    roots.write_bytes(ROOT.pem)
    with amazon(folder) as store_of_chains:
        store_of_chains.served[PATH] = CHAIN
        settings = Settings(
            catalog=str(content.store),
            skill_ids=(APPLICATION_ID if local else SKILL_ID,),
            audio_base_url="" if local else "https://cdn.example/recall",
            local=local,
            roots=roots,
            proxy=store_of_chains.address,
        )
        kept = bookmarks or MemoryBookmarks()
        app = create_app(settings, clock=clock, open_bookmarks=lambda _: kept)
        yield Served(client=app.test_client(), content=content, clock=clock, bookmarks=kept)
