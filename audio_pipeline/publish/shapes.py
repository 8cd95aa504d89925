"""Shapes: the shapes on a cover, as masks with soft edges. Lengths are in picture widths."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    Field = NDArray[np.float32]

_EDGE_PIXELS = 2
"""The width of a soft edge."""

HAND_FROM, HAND_TO = (0.16, 0.9871), (0.995, -0.0999)
"""The directions from the middle in which the right hand's arc begins and ends; the left one is its mirror image."""

Mask = tuple[int, int, "Image"]
"""Left, top, and the density of the colour at each pixel."""


class Shape(Protocol):
    """A shape of one colour."""

    def draw_mask(self, pixels: int, density: float) -> Mask:
        """Draw its mask for a picture of this width."""


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle, or the part of it above a line."""

    x: float
    y: float
    radius: float
    above: float = 1.0

    def draw_mask(self, pixels: int, density: float) -> Mask:
        """Draw its mask for a picture of this width."""
        left, top, x, y = _find_box(self.x, self.y, self.radius, pixels)
        import numpy as np

        over = np.maximum(np.sqrt(x * x + y * y) - np.float32(self.radius), y - np.float32(self.above - self.y))
        return left, top, _draw_soft_mask(over, pixels, density)


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle drawn with a line."""

    x: float
    y: float
    radius: float
    half_width: float

    def draw_mask(self, pixels: int, density: float) -> Mask:
        """Draw its mask for a picture of this width."""
        left, top, x, y = _find_box(self.x, self.y, self.radius + self.half_width, pixels)
        import numpy as np

        over = np.abs(np.sqrt(x * x + y * y) - np.float32(self.radius)) - np.float32(self.half_width)
        return left, top, _draw_soft_mask(over, pixels, density)


@dataclass(frozen=True, slots=True)
class Arc:
    """Two hands that hold the middle: arcs with round ends, each the mirror image of the other."""

    x: float
    y: float
    radius: float
    half_width: float

    def draw_mask(self, pixels: int, density: float) -> Mask:
        """Draw their mask for a picture of this width."""
        left, top, x, y = _find_box(self.x, self.y, self.radius + self.half_width, pixels)
        import numpy as np

        x = np.abs(x)
        distance = np.sqrt(x * x + y * y)
        along = (x > np.float32(HAND_FROM[0]) * distance) & (y > np.float32(HAND_TO[1]) * distance)
        from_ends = [self._measure_distance(x, y, end) for end in (HAND_FROM, HAND_TO)]
        nearest = np.where(along, np.abs(distance - np.float32(self.radius)), np.minimum(*from_ends))
        return left, top, _draw_soft_mask(nearest - np.float32(self.half_width), pixels, density)

    def _measure_distance(self, x: "Field", y: "Field", end: tuple[float, float]) -> "Field":
        import numpy as np

        across, down = x - np.float32(self.radius * end[0]), y - np.float32(self.radius * end[1])
        far: Field = np.sqrt(across * across + down * down)
        return far


@dataclass(frozen=True, slots=True)
class Bar:
    """A level line with round ends."""

    x: float
    y: float
    half_length: float
    half_width: float

    def draw_mask(self, pixels: int, density: float) -> Mask:
        """Draw its mask for a picture of this width."""
        left, top, x, y = _find_box(self.x, self.y, self.half_length, pixels, self.half_width)
        import numpy as np

        past = np.maximum(np.abs(x) - np.float32(self.half_length - self.half_width), np.float32(0))
        return left, top, _draw_soft_mask(np.sqrt(past * past + y * y) - np.float32(self.half_width), pixels, density)


def _find_box(x: float, y: float, reach: float, pixels: int, reach_y: float = 0.0) -> "tuple[int, int, Field, Field]":
    """Return the left and top of a shape's box, and the distances of its columns and rows from the shape's middle."""
    import numpy as np

    def measure_axis(middle: float, reach: float) -> "tuple[int, Field]":
        first = max(0, int((middle - reach) * pixels) - _EDGE_PIXELS)
        past = min(pixels, int((middle + reach) * pixels) + 2 * _EDGE_PIXELS)
        steps = (np.arange(first, past, dtype=np.float32) + np.float32(0.5)) / np.float32(pixels)
        return first, steps - np.float32(middle)

    (left, across), (top, down) = measure_axis(x, reach), measure_axis(y, reach_y or reach)
    return left, top, across[None, :], down[:, None]


def _draw_soft_mask(over: "Field", pixels: int, density: float) -> "Image":
    """Draw a mask with a soft edge, given the distance of each pixel beyond the edge."""
    import numpy as np
    from PIL import Image

    share = np.clip(np.float32(1) - over * np.float32(pixels / _EDGE_PIXELS), 0, 1)
    return Image.fromarray((share * np.float32(255 * density) + np.float32(0.5)).astype(np.uint8))
