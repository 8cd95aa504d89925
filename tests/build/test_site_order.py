"""A publish puts what is named before what names it: the sound, then the pages of the site, then catalog and feed."""

from pathlib import Path

from audio_pipeline.build.build import publish_to
from audio_pipeline.catalog import from_json
from audio_pipeline.stores.folder import FolderStore
from tests import small_show
from tests.publish.site.watched import Watched


def test_the_pages_come_after_the_sound_and_before_the_catalog(built_show: Path, tmp_path: Path) -> None:
    context = small_show.workshop(built_show)
    built = from_json((built_show / "out/catalog.json").read_text("utf-8"))
    target = Watched(FolderStore(tmp_path))
    publish_to(built, context, target, "https://show.example/")
    names = [each.name for each in target.put_blobs]
    last_sound = max(at for at, name in enumerate(names) if name.endswith((".mp3", ".vtt")))
    pages = [at for at, name in enumerate(names) if name.endswith("index.html")]
    assert last_sound < min(pages) <= max(pages) < names.index("site.json")
    assert names[-3:] == ["site.json", "catalog.json", "feed.xml"]
    page = (tmp_path / "warm-hands/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://show.example/warm-hands/">' in page
