"""Artwork: what shops for podcasts take, and what an eye can tell apart."""

import io
import time

import pytest
from PIL import Image, ImageChops, ImageStat

from audio_pipeline.content.library import PROGRAMME_KINDS
from audio_pipeline.publish.artwork import (
    BENEFIT,
    EXERCISE,
    MOTIFS,
    PIXELS,
    SHOW,
    SMALL_PIXELS,
    WELCOME,
    Cover,
    cover_key,
    draw_cover,
    draw_picture,
)

ALL = (SHOW, WELCOME, BENEFIT, EXERCISE)
TITLE = "Warm Recall"
ICON = 64
MOST_S = 2.0
"""A cover takes 0.3 s of a quiet core; nobody may make that a minute without noticing."""


@pytest.fixture(scope="module", params=ALL)
def made(request: pytest.FixtureRequest) -> Cover:
    return draw_cover(TITLE, request.param)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def shown(picture: Image.Image, side: int = ICON) -> Image.Image:
    """As an app shows it in a list."""
    return picture.convert("RGB").resize((side, side), Image.Resampling.LANCZOS)


def difference(one: Image.Image, other: Image.Image) -> float:
    """From 0 to 255, over all pixels and colours."""
    means = ImageStat.Stat(ImageChops.difference(one, other)).mean
    return sum(means) / len(means)


def test_a_cover_is_what_apple_takes(made: Cover) -> None:
    picture = opened(made.jpeg)
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (PIXELS, PIXELS))
    assert PIXELS == 3_000
    assert len(made.jpeg) < 500_000


def test_the_small_one_is_the_same_picture_and_light_enough_to_go_with_every_programme(made: Cover) -> None:
    small = opened(made.small_jpeg)
    assert (small.format, small.mode, small.size) == ("JPEG", "RGB", (SMALL_PIXELS, SMALL_PIXELS))
    assert len(made.small_jpeg) < 150_000
    assert difference(small.convert("RGB"), shown(opened(made.jpeg), SMALL_PIXELS)) < 2


def test_every_kind_of_programme_has_a_cover_and_none_is_the_shows() -> None:
    assert set(MOTIFS) == set(PROGRAMME_KINDS)
    assert set(MOTIFS.values()) == {*ALL} - {SHOW}


def test_at_64_pixels_no_cover_is_taken_for_another() -> None:
    icons = [shown(draw_picture(TITLE, motif, 512)) for motif in ALL]
    far = [difference(one, other) for at, one in enumerate(icons) for other in icons[at + 1 :]]
    assert min(far) > 20


@pytest.mark.parametrize("motif", ALL)
def test_at_64_pixels_the_middle_stands_out_from_the_dark(motif: str) -> None:
    icon = shown(draw_picture(TITLE, motif, 512)).convert("L")
    middle, corner = icon.crop((29, 23, 35, 29)), icon.crop((0, 56, 8, 64))
    assert ImageStat.Stat(middle).mean[0] - ImageStat.Stat(corner).mean[0] > 150


@pytest.mark.parametrize("motif", ALL)
def test_it_is_the_same_on_its_left_and_right(motif: str) -> None:
    picture = draw_picture("", motif, 400).crop((0, 0, 400, 300))
    assert difference(picture, picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)) < 0.5


@pytest.mark.parametrize("motif", ALL)
def test_the_title_can_be_read_against_what_is_behind_it(motif: str) -> None:
    with_title, without = (draw_picture(title, motif, 600).convert("L") for title in (TITLE, ""))
    line = (60, 480, 540, 530)
    letters = ImageChops.difference(with_title, without).crop(line)
    assert max(letters.tobytes()) > 150
    assert 0.05 < sum(value > 100 for value in letters.tobytes()) / (letters.width * letters.height) < 0.5


def test_the_same_title_and_motif_give_the_same_bytes() -> None:
    assert draw_cover(TITLE, EXERCISE) == draw_cover("  Warm\nRecall ", EXERCISE)


def test_another_title_or_motif_has_another_key() -> None:
    assert len({cover_key(title, motif) for title in (TITLE, "Cold Recall") for motif in ALL}) == 2 * len(ALL)


@pytest.mark.parametrize("title", ["", "W" * 300, "Wärme & <Nähe>", "溫暖 😀"])
def test_a_title_of_any_length_stays_inside_the_picture(title: str) -> None:
    picture = draw_picture(title, BENEFIT, 200).convert("L")
    for left in (0, 190):
        margin = picture.crop((left, 150, left + 10, 200))
        assert ImageStat.Stat(margin).extrema[0][1] < 120


def test_a_cover_is_drawn_in_a_moment() -> None:
    start_s = time.process_time()
    draw_cover(TITLE, EXERCISE)
    assert time.process_time() - start_s < MOST_S
