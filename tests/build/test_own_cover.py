"""A cover of a programme's own: it is in the store, the feed and the sound, and a new picture makes a new one."""

import io
import re
from pathlib import Path

import mutagen.id3
from PIL import Image

from audio_pipeline.build.build import BuildResult, build
from audio_pipeline.publish.artwork import make_cover
from tests import small_show


def picture(colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (1_400, 1_400), colour).save(file, "JPEG")
    return file.getvalue()


def built(root: Path) -> BuildResult:
    return build(small_show.library(root / "show"), small_show.workshop(root))


def test_a_programme_has_its_own_cover_everywhere(tmp_path: Path) -> None:
    folder = small_show.write(tmp_path / "show")
    small_show.edit(folder, "warm-hands", "position: 1\n", "position: 1\nartwork: hands.jpg\n")
    (folder / "hands.jpg").write_bytes(picture("teal"))
    (company, hands) = sorted(built(tmp_path).catalog.releases, key=lambda each: each.content_id)
    out = tmp_path / "out"
    assert (out / hands.artwork_url).read_bytes() == picture("teal")
    assert hands.artwork_small_url != company.artwork_small_url
    (front,) = mutagen.id3.ID3(io.BytesIO((out / hands.url).read_bytes())).getall("APIC")
    assert front.data == make_cover(picture("teal")).small_jpeg == (out / hands.artwork_small_url).read_bytes()
    assert f'<img src="../{hands.artwork_small_url}"' in (out / "warm-hands/index.html").read_text()
    assert "<img" not in (out / "company/index.html").read_text()
    assert hands.artwork_url in re.findall(r'itunes:image href="[^"]*(artwork/[^"]+)"', (out / "feed.xml").read_text())

    (folder / "hands.jpg").write_bytes(picture("navy"))
    again = built(tmp_path)
    assert {job.content.id: job.reasons for job in again.plan.jobs} == {"company": (), "warm-hands": ("cover changed",)}
    assert again.new_chunks == 0
