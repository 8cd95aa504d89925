"""Pictures: a cover of a programme's own is published as it is if Apple takes it, and refused if not."""

import io
from pathlib import Path

import pytest
from PIL import Image

from audio_pipeline.errors import ContentFaults
from audio_pipeline.publish.artwork import SMALL_PIXELS, choose_cover, make_cover
from tests.markup.small_folder import programme, read, write


def picture(width: int = 1_400, height: int = 1_400, mode: str = "RGB", format_: str = "JPEG") -> bytes:
    file = io.BytesIO()
    Image.new(mode, (width, height)).save(file, format_)
    return file.getvalue()


def with_cover(folder: Path, data: bytes) -> Path:
    write(folder, programme("position: 1", "position: 1\nartwork: covers/tea.jpg"))
    (folder / "covers").mkdir()
    (folder / "covers" / "tea.jpg").write_bytes(data)
    return folder


def test_a_programme_has_the_cover_that_it_names(tmp_path: Path) -> None:
    library = read(with_cover(tmp_path, picture()))
    (tea,) = (each for each in library.programmes if each.id == "tea")
    assert library.pictures == {"covers/tea.jpg": picture()}
    assert choose_cover(tea) == "covers/tea.jpg"


@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
def test_a_cover_is_a_jpeg_with_a_small_one_beside_it(format_: str) -> None:
    cover = make_cover(picture(format_=format_))
    assert (cover.jpeg == picture()) == (format_ == "JPEG")
    sizes = [Image.open(io.BytesIO(data)).size for data in (cover.jpeg, cover.small_jpeg)]
    assert sizes == [(1_400, 1_400), (SMALL_PIXELS, SMALL_PIXELS)]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (picture(1_399, 1_399), "1399 by 1399 pixels"),
        (picture(3_001, 3_001), "3001 by 3001 pixels"),
        (picture(1_400, 1_401), "1400 by 1401 pixels"),
        (picture(mode="L"), "the colours L"),
        (picture(mode="CMYK"), "the colours CMYK"),
        (picture(mode="RGBA", format_="PNG"), "the colours RGBA"),
        (picture(format_="GIF"), "is no JPEG or PNG"),
        (picture()[:900], "is no JPEG or PNG"),
        (b"", "is no JPEG or PNG"),
        (b"\0" * 2_000_001, "larger than 2 MB"),
    ],
)
def test_a_cover_that_apple_does_not_take_is_refused_with_the_reason(tmp_path: Path, data: bytes, told: str) -> None:
    with pytest.raises(ContentFaults) as refusal:
        read(with_cover(tmp_path, data))
    (fault,) = refusal.value.faults
    assert (fault.rule, fault.location.line) == ("bad-artwork", 9)
    assert told in fault.what
