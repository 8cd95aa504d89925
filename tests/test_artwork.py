"""Artwork: what shops for podcasts take, and what an eye can tell apart."""

import io

import pytest
from PIL import Image, ImageStat

from audio_pipeline.artwork import PIXELS, cover, cover_key


@pytest.fixture(scope="module")
def jpeg() -> bytes:
    return cover("Warm Recall")


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_cover_is_what_apple_takes(jpeg: bytes) -> None:
    picture = opened(jpeg)
    assert (picture.format, picture.mode) == ("JPEG", "RGB")
    assert picture.size == (PIXELS, PIXELS)
    assert 1_400 <= PIXELS <= 3_000
    assert len(jpeg) < 300_000


def test_a_smaller_cover_is_the_same_picture(jpeg: bytes) -> None:
    small = opened(cover("Warm Recall", 300))
    shrunk = opened(jpeg).resize((300, 300), Image.Resampling.LANCZOS)
    difference = sum(abs(a - b) for a, b in zip(small.tobytes(), shrunk.tobytes(), strict=True)) / (300 * 300 * 3)
    assert small.size == (300, 300)
    assert difference < 3


def test_at_64_pixels_the_sun_stands_out_from_the_dark() -> None:
    icon = opened(cover("Warm Recall", 64)).convert("L")
    sun, corner = icon.crop((28, 22, 36, 30)), icon.crop((0, 56, 8, 64))
    assert ImageStat.Stat(sun).mean[0] - ImageStat.Stat(corner).mean[0] > 150


def test_the_same_title_and_size_give_the_same_bytes(jpeg: bytes) -> None:
    assert cover("Warm Recall") == jpeg
    assert cover("  Warm\nRecall ") == jpeg


def test_another_title_gives_another_picture_and_another_key(jpeg: bytes) -> None:
    assert cover("Cold Recall") != jpeg
    assert len({cover_key("Warm Recall"), cover_key("Cold Recall"), cover_key("Warm Recall", 300)}) == 3


@pytest.mark.parametrize("title", ["", "W" * 300, "Wärme & <Nähe>", "溫暖 😀"])
def test_a_title_of_any_length_stays_inside_the_picture(title: str) -> None:
    picture = opened(cover(title, 200)).convert("L")
    for left in (0, 190):
        margin = picture.crop((left, 150, left + 10, 200))
        assert ImageStat.Stat(margin).extrema[0][1] < 120
