"""A writer of Releases, with a made-up cover and one helpline; and a reader of what is published."""

import hashlib

from audio_pipeline.catalog import NAME, Catalog, from_json
from audio_pipeline.content.helplines import UNKNOWN_COUNTRY_LINE
from audio_pipeline.content.library import Helpline
from audio_pipeline.publish.artwork import EXERCISE, Cover
from audio_pipeline.publish.covers import put_covers
from audio_pipeline.publish.publish_plan import list_files
from audio_pipeline.publish.release_writer import ReleaseWriter
from audio_pipeline.stores.store import Store
from tests.samples import CATALOG

COVERS = {EXERCISE: Cover(jpeg=b"a picture", small_jpeg=b"a small picture")}

HELPLINE = Helpline(
    countries=("GB",), need="crisis", said="Call one one six, one two three.", written="UK: 116 123.", elsewhere=False
)

NOTES_LINES = (HELPLINE.written, UNKNOWN_COUNTRY_LINE)
"""The lines on the page of a programme that has a need for this helpline."""


def release_writer(store: Store) -> ReleaseWriter:
    return ReleaseWriter(
        show=CATALOG.show,
        references=CATALOG.references,
        helplines=(HELPLINE,),
        cover_urls=put_covers(COVERS, store),
        store=store,
    )


def read_whole(store: Store, public_url: str) -> Catalog:
    """What a listener has: a catalog with every file it names, each with the bytes that it is named by."""
    stored = store.get(NAME)
    assert stored
    there = from_json(stored.data.decode())
    for url in list_files(there):
        file = store.get(url.removeprefix(public_url))
        assert file, url
        assert hashlib.sha256(file.data).hexdigest()[:12] in url.rpartition("/")[2].split(".")
    return there
