"""A publish puts what is named before what names it: the sound, then the pages of the site, then catalog and feed."""

from pathlib import Path

import pytest

from audio_pipeline.catalog import from_json
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.edition_store import list_edition_ids, read_edition
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.store import Blob
from tests import small_show
from tests.publish.site.watched import Watched


class Rival(Watched):
    """A store in which somebody else publishes while we send a sound."""

    def put(self, blob: Blob) -> str:
        if blob.name.endswith(".mp3") and not self.inner.has("catalog.json"):
            catalog = b'{"format": 2}'
            self.inner.put(Blob(name="catalog.json", data=catalog, content_type="application/json"))
            self.inner.put(Blob(name="index.html", data=b"theirs", content_type="text/html"))
        return super().put(blob)


def test_who_comes_second_leaves_the_pages_of_the_first_alone(built_show: Path, tmp_path: Path) -> None:
    context = small_show.workshop(built_show)
    built = from_json((built_show / "out/catalog.json").read_text("utf-8"))
    with pytest.raises(StoreError, match="somebody else published meanwhile"):
        small_show.publish_to(built, context, Rival(FolderStore(tmp_path)), "https://show.example/")
    assert (tmp_path / "index.html").read_bytes() == b"theirs"


def test_an_edition_knows_every_page_that_was_sent_as_the_store_lists_it(built_show: Path, tmp_path: Path) -> None:
    context, target = small_show.workshop(built_show), FolderStore(tmp_path)
    built = from_json((built_show / "out/catalog.json").read_text("utf-8"))
    small_show.publish_to(built, context, target, "https://show.example/")
    (edition_id,) = list_edition_ids(target)
    pages = {name: copy.etag for name, copy in read_edition(target, edition_id).files.items() if name.endswith(".html")}
    listed = {each.name: each.etag for each in target.list("") if each.name.endswith("index.html")}
    assert len(pages) > 3
    assert pages.items() >= listed.items()


def test_the_pages_come_after_the_sound_and_before_the_catalog(built_show: Path, tmp_path: Path) -> None:
    context = small_show.workshop(built_show)
    built = from_json((built_show / "out/catalog.json").read_text("utf-8"))
    target = Watched(FolderStore(tmp_path))
    small_show.publish_to(built, context, target, "https://show.example/")
    names = [each.name for each in target.put_blobs]
    last_sound = max(at for at, name in enumerate(names) if name.endswith((".mp3", ".vtt")))
    pages = [at for at, name in enumerate(names) if name.endswith("index.html")]
    assert last_sound < min(pages) <= max(pages) < names.index("site.json")
    edition = next(at for at, name in enumerate(names) if name.startswith("editions/2"))
    assert max(pages) < edition
    assert max(edition, names.index("site.json")) < names.index("catalog.json") < names.index("feed.xml")
    page = (tmp_path / "warm-hands/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://show.example/warm-hands/">' in page
