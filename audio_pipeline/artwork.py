"""Artwork: a show's cover, drawn from numbers; square, sRGB, told apart at 64 pixels."""

import io
from typing import TYPE_CHECKING

from audio_pipeline.versions import version_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.ImageDraw import ImageDraw

    Field = NDArray[np.float32]

PIXELS = 1_400
"""The smallest side Apple takes for a cover, and the largest that is quick to fetch."""

EDITION = 1
"""Grows when the drawing changes."""

DUSK, EMBER, GLOW, CREAM = (58, 24, 50), (196, 84, 58), (255, 190, 110), (255, 246, 228)

_SUN_Y, _SUN_RADIUS = 0.4, 0.125
_HANDS_RADIUS, _HANDS_HALF_WIDTH = 0.195, 0.019
_HAND_FROM, _HAND_TO = (0.16, 0.9871), (0.995, -0.0999)
"""Where the right hand's arc begins and ends, as directions from the sun; the left one is its mirror image."""
_RIPPLES = (0.27, 0.335)
_TITLE_Y, _TITLE_HEIGHT, _TITLE_WIDTH = 0.865, 0.1, 0.84


def cover_key(title: str, pixels: int = PIXELS) -> str:
    """Name a cover by everything that changes its look: a cache need not draw it twice."""
    return f"{EDITION} {version_of('pillow')} {version_of('numpy')} {pixels} {title}"


def cover(title: str, pixels: int = PIXELS) -> bytes:
    """Draw the cover as JPEG, the same bytes for the same title and size."""
    from PIL import Image, ImageDraw

    picture = Image.fromarray(_light(pixels))
    _write(ImageDraw.Draw(picture), " ".join(title.split()), pixels)
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=90, subsampling=0, optimize=True)
    return file.getvalue()


def _light(pixels: int) -> "NDArray[np.uint8]":
    """A small sun between two hands, and ripples going out from it; edges are soft over a pixel or two."""
    import numpy as np

    # Only sums, products and roots: they are exact in IEEE 754, so every machine draws the same bytes.
    steps = (np.arange(pixels, dtype=np.float32) + np.float32(0.5)) / np.float32(pixels)
    x, y = steps[None, :] - np.float32(0.5), steps[:, None] - np.float32(_SUN_Y)
    distance = np.sqrt(x * x + y * y)
    edge = 2 / pixels
    picture = np.zeros((pixels, pixels, 3), dtype=np.float32)
    _paint(picture, DUSK, np.ones_like(distance))
    _paint(picture, EMBER, 0.95 * _fall(distance, 0, 0.78))
    _paint(picture, GLOW, 0.9 * _fall(distance, 0.02, 0.42))
    for number, radius in enumerate(_RIPPLES):
        _paint(
            picture, CREAM, (0.3 - 0.12 * number) * _fall(np.abs(distance - np.float32(radius)), 0.003, 0.003 + edge)
        )
    _paint(picture, CREAM, 0.9 * _fall(_from_hands(np.abs(x), y), _HANDS_HALF_WIDTH, _HANDS_HALF_WIDTH + edge))
    _paint(picture, CREAM, _fall(distance, _SUN_RADIUS, _SUN_RADIUS + edge))
    return (picture + np.float32(0.5)).astype(np.uint8)


def _from_hands(x: "Field", y: "Field") -> "Field":
    """How far every pixel is from the nearer of the two arcs, in widths of the picture; x is without its sign."""
    import numpy as np

    distance = np.sqrt(x * x + y * y)
    along = (x > np.float32(_HAND_FROM[0]) * distance) & (y > np.float32(_HAND_TO[1]) * distance)
    ends = [
        (np.float32(_HANDS_RADIUS * across), np.float32(_HANDS_RADIUS * down))
        for across, down in (_HAND_FROM, _HAND_TO)
    ]
    from_ends = [np.sqrt((x - across) * (x - across) + (y - down) * (y - down)) for across, down in ends]
    nearest: Field = np.where(along, np.abs(distance - np.float32(_HANDS_RADIUS)), np.minimum(*from_ends))
    return nearest


def _paint(picture: "Field", colour: tuple[int, int, int], cover: "Field") -> None:
    for channel, value in enumerate(colour):
        picture[..., channel] += (value - picture[..., channel]) * cover


def _rise(distance: "Field", start: float, end: float) -> "Field":
    """From 0 at start to 1 at end, smoothly."""
    import numpy as np

    t: Field = np.clip((distance - np.float32(start)) / np.float32(end - start), 0, 1)
    return t * t * (np.float32(3) - 2 * t)


def _fall(distance: "Field", start: float, end: float) -> "Field":
    return 1 - _rise(distance, start, end)


def _write(draw: "ImageDraw", title: str, pixels: int) -> None:
    """Write the title under the sun, as large as fits on one line."""
    from PIL import ImageFont

    size = _TITLE_HEIGHT * pixels
    wide = draw.textlength(title, font=ImageFont.load_default(size))
    font = ImageFont.load_default(max(1.0, size * min(1.0, _TITLE_WIDTH * pixels / max(wide, 1))))
    draw.text((pixels / 2, _TITLE_Y * pixels), title, font=font, fill=CREAM, anchor="mm")
