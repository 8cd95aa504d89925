"""Artwork: the covers of a show and of each kind of programme, drawn by code; square and sRGB."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audio_pipeline.content.model import Content
from audio_pipeline.publish.shapes import Arc, Bar, Disc, Ring, Shape
from audio_pipeline.versions import find_version

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    Field = NDArray[np.float32]

PIXELS = 3_000
"""The largest side that Apple accepts for a cover."""

SMALL_PIXELS = 1_024
"""The side of the small cover: Alexa wants 480 for a picture and 1 024 by 640 for a background."""

RECIPE = 2
"""Must grow when the drawing changes."""

SHOW, WELCOME, BENEFIT, EXERCISE = "show", "welcome", "benefit", "exercise"

MOTIFS: Mapping[str, str] = {
    "trailer": WELCOME,
    "introduction": WELCOME,
    "benefit": BENEFIT,
    "exercise": EXERCISE,
}
"""The motif of each kind of programme."""

CREAM = (255, 246, 228)

Colour = tuple[int, int, int]
Light = tuple[Colour, float, float, float]
"""A colour, its strength in the middle, and the distances at which it begins and ends to fall off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Motif:
    """A picture: light in the background, cream shapes with their densities in front. Lengths are in picture widths."""

    word: str
    """The word under the title."""
    dark: Colour
    lights: tuple[Light, ...]
    shapes: tuple[tuple[Shape, float], ...]


SUN_Y = 0.4
"""How far below the top the middle of the shapes is."""

_GLOW = (255, 190, 110)
_PETALS = ((0.0, -1.0), (0.951057, -0.309017), (0.587785, 0.809017), (-0.587785, 0.809017), (-0.951057, -0.309017))
"""Five directions, a fifth of a turn apart."""

_MOTIFS: Mapping[str, Motif] = {
    # A small sun between two hands, and ripples going out from it.
    SHOW: Motif(
        word="",
        dark=(58, 24, 50),
        lights=(((196, 84, 58), 0.95, 0.0, 0.78), (_GLOW, 0.9, 0.02, 0.42)),
        shapes=(
            (Ring(0.5, SUN_Y, 0.27, 0.003), 0.3),
            (Ring(0.5, SUN_Y, 0.335, 0.003), 0.18),
            (Arc(0.5, SUN_Y, 0.195, 0.019), 0.9),
            (Disc(0.5, SUN_Y, 0.125), 1.0),
        ),
    ),
    # The sun comes up over still water.
    WELCOME: Motif(
        word="Welcome",
        dark=(24, 30, 74),
        lights=(((92, 92, 158), 0.95, 0.0, 0.8), ((255, 178, 120), 0.92, 0.02, 0.46)),
        shapes=(
            (Disc(0.5, SUN_Y + 0.075, 0.2, above=SUN_Y + 0.075), 1.0),
            (Bar(0.5, SUN_Y + 0.115, 0.31, 0.0115), 0.95),
            (Bar(0.5, SUN_Y + 0.17, 0.2, 0.0115), 0.75),
            (Bar(0.5, SUN_Y + 0.225, 0.105, 0.0115), 0.55),
        ),
    ),
    # Five petals around a heart: the benefits are five.
    BENEFIT: Motif(
        word="Benefits",
        dark=(56, 18, 62),
        lights=(((190, 62, 104), 0.95, 0.0, 0.78), ((255, 176, 150), 0.9, 0.02, 0.42)),
        shapes=(
            *((Disc(0.5 + 0.15 * x, SUN_Y + 0.15 * y, 0.122), 0.5) for x, y in _PETALS),
            (Disc(0.5, SUN_Y, 0.07), 1.0),
        ),
    ),
    # A breath, going out.
    EXERCISE: Motif(
        word="Exercises",
        dark=(10, 40, 52),
        lights=(((34, 116, 116), 0.95, 0.0, 0.78), ((176, 226, 190), 0.85, 0.02, 0.42)),
        shapes=(
            (Ring(0.5, SUN_Y, 0.305, 0.0075), 0.4),
            (Ring(0.5, SUN_Y, 0.235, 0.0105), 0.65),
            (Ring(0.5, SUN_Y, 0.163, 0.0135), 0.9),
            (Disc(0.5, SUN_Y, 0.095), 1.0),
        ),
    ),
}

_LIGHT_SHARE = 4
"""Soft light is drawn at a quarter of the size: it looks the same and is sixteen times less work."""

_TITLE_Y, _TITLE_HEIGHT, _TITLE_WIDTH = 0.835, 0.1, 0.84
_WORD_Y, _WORD_HEIGHT, _WORD_DENSITY = 0.925, 0.05, 0.8
_TITLE_ALONE_Y = 0.865
"""The place of a title without a word under it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """A cover as JPEG, in two sizes."""

    jpeg: bytes
    small_jpeg: bytes


def find_motif(name: str) -> Motif:
    """Return the motif of this name."""
    return _MOTIFS[name]


def cover_key(title: str, motif: str) -> str:
    """Return a name made of everything that changes the look of a cover."""
    return f"{RECIPE} {find_version('pillow')} {find_version('numpy')} {PIXELS} {SMALL_PIXELS} {motif} {title}"


def picture_key(picture: bytes) -> str:
    """Return a name made of everything that changes the look of a programme's own cover."""
    return f"{find_version('pillow')} {SMALL_PIXELS} {hashlib.sha256(picture).hexdigest()}"


def choose_cover(content: Content) -> str:
    """Return the name of a programme's cover: the path of its own picture, else the motif of its kind."""
    return content.artwork or MOTIFS[content.kind]


def make_cover(picture: bytes) -> Cover:
    """Return a programme's own picture as a cover; a JPEG keeps its bytes."""
    from PIL import Image

    with Image.open(io.BytesIO(picture)) as opened:
        small = opened.resize((SMALL_PIXELS, SMALL_PIXELS), Image.Resampling.BICUBIC)
        jpeg = picture if opened.format == "JPEG" else _encode_jpeg(opened, 88)
    return Cover(jpeg=jpeg, small_jpeg=_encode_jpeg(small, 86))


def draw_cover(title: str, motif: str) -> Cover:
    """Draw a cover, the same bytes for the same title and motif."""
    from PIL.Image import Resampling

    picture = draw_picture(title, motif, PIXELS)
    small = picture.resize((SMALL_PIXELS, SMALL_PIXELS), Resampling.BICUBIC)
    return Cover(jpeg=_encode_jpeg(picture, 88), small_jpeg=_encode_jpeg(small, 86))


def draw_picture(title: str, motif: str, pixels: int) -> "Image":
    """Return the picture with this side."""
    chosen = _MOTIFS[motif]
    picture = _draw_light(chosen, pixels)
    for shape, density in chosen.shapes:
        left, top, mask = shape.draw_mask(pixels, density)
        picture.paste(CREAM, (left, top), mask)
    _write_title(picture, " ".join(title.split()), chosen.word)
    return picture


def _encode_jpeg(picture: "Image", quality: int) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality, subsampling=0, optimize=True)
    return file.getvalue()


def _draw_light(motif: Motif, pixels: int) -> "Image":
    """Return the background: a dark colour with lights in it."""
    import numpy as np
    from PIL import Image

    # Only sums, products and roots: they are exact in IEEE 754, so every machine draws the same bytes.
    side = -(-pixels // _LIGHT_SHARE)
    steps = (np.arange(side, dtype=np.float32) + np.float32(0.5)) / np.float32(side)
    x, y = steps[None, :] - np.float32(0.5), steps[:, None] - np.float32(SUN_Y)
    distance = np.sqrt(x * x + y * y)
    light = np.empty((side, side, 3), dtype=np.float32)
    light[...] = motif.dark
    for colour, strength, start, end in motif.lights:
        share = np.float32(strength) * _calculate_falloff(distance, start, end)
        for channel, value in enumerate(colour):
            light[..., channel] += (np.float32(value) - light[..., channel]) * share
    return Image.fromarray((light + np.float32(0.5)).astype(np.uint8)).resize(
        (pixels, pixels), Image.Resampling.BICUBIC
    )


def _calculate_falloff(distance: "Field", start: float, end: float) -> "Field":
    """Return a smooth curve from 1 at start to 0 at end."""
    import numpy as np

    t: Field = np.clip((distance - np.float32(start)) / np.float32(end - start), 0, 1)
    return np.float32(1) - t * t * (np.float32(3) - np.float32(2) * t)


def _write_title(picture: "Image", title: str, word: str) -> None:
    """Write the title under the picture, as large as fits on one line, and the word under the title."""
    pixels = picture.width
    _draw_text_line(picture, title, _TITLE_Y if word else _TITLE_ALONE_Y, _TITLE_HEIGHT * pixels, 1.0)
    if word:
        _draw_text_line(picture, word, _WORD_Y, _WORD_HEIGHT * pixels, _WORD_DENSITY)


def _draw_text_line(picture: "Image", text: str, y: float, size: float, density: float) -> None:
    from PIL import Image, ImageDraw, ImageFont

    pixels = picture.width
    wide = ImageDraw.Draw(picture).textlength(text, font=ImageFont.load_default(size))
    font = ImageFont.load_default(max(1.0, size * min(1.0, _TITLE_WIDTH * pixels / max(wide, 1))))
    top, bottom = round((y - 0.08) * pixels), min(round((y + 0.08) * pixels), pixels)
    mask = Image.new("L", (pixels, bottom - top))
    ImageDraw.Draw(mask).text((pixels / 2, y * pixels - top), text, font=font, fill=round(255 * density), anchor="mm")
    picture.paste(CREAM, (0, top), mask)
