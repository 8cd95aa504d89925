"""Cover SVG: the picture of a cover without its words, as SVG, for pages."""

from functools import cache, singledispatch

from audio_pipeline.publish.artwork import CREAM, SUN_Y, Colour, Light, find_motif
from audio_pipeline.publish.shapes import HAND_FROM, HAND_TO, Arc, Bar, Disc, Ring, Shape

_SIDE = 100
"""The side of the picture in its own units."""

_STOPS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""The places along a light's falloff that are given: between them the browser draws straight lines."""

_MIDDLE = 50
"""The middle of the square, on which the shapes of a picture without words are centred."""


@cache
def draw_cover_svg(motif: str) -> str:
    """Return the picture of a motif as an <svg> element, whose gradients are named after the motif."""
    chosen = find_motif(motif)
    gradients = "".join(_draw_gradient(f"{motif}-{at}", light) for at, light in enumerate(chosen.lights))
    lit = "".join(f'<rect width="100" height="100" fill="url(#{motif}-{at})"/>' for at in range(len(chosen.lights)))
    shapes = "".join(f'<g opacity="{density:g}">{_draw_shape(shape)}</g>' for shape, density in chosen.shapes)
    cream = _format_colour(CREAM)
    down = _MIDDLE - _SIDE * SUN_Y
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE} {_SIDE}" aria-hidden="true">'
        f"<defs>{gradients}</defs>"
        f'<rect width="100" height="100" fill="{_format_colour(chosen.dark)}"/>{lit}'
        f'<g fill="{cream}" stroke="{cream}" stroke-width="0" transform="translate(0 {down:g})">{shapes}</g></svg>'
    )


def _draw_gradient(name: str, light: Light) -> str:
    colour, strength, start, end = light
    stops = "".join(
        f'<stop offset="{start + (end - start) * at:.3g}" stop-color="{_format_colour(colour)}" '
        f'stop-opacity="{strength * (1 - at * at * (3 - 2 * at)):.3g}"/>'
        for at in _STOPS
    )
    place = f'gradientUnits="userSpaceOnUse" cx="{_MIDDLE}" cy="{_MIDDLE}" r="{_SIDE}"'
    return f'<radialGradient id="{name}" {place}>{stops}</radialGradient>'


def _format_colour(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


@singledispatch
def _draw_shape(shape: Shape) -> str:
    raise NotImplementedError(type(shape).__name__)


@_draw_shape.register
def _(shape: Disc) -> str:
    if shape.above >= 1:
        return f'<circle cx="{_scale(shape.x)}" cy="{_scale(shape.y)}" r="{_scale(shape.radius)}"/>'
    across = (shape.radius**2 - (shape.above - shape.y) ** 2) ** 0.5
    left, right, y = _scale(shape.x - across), _scale(shape.x + across), _scale(shape.above)
    is_large = int(shape.above > shape.y)
    return f'<path d="M{left} {y}A{_scale(shape.radius)} {_scale(shape.radius)} 0 {is_large} 1 {right} {y}z"/>'


@_draw_shape.register
def _(shape: Ring) -> str:
    return (
        f'<circle cx="{_scale(shape.x)}" cy="{_scale(shape.y)}" r="{_scale(shape.radius)}" fill="none" '
        f'stroke-width="{_scale(2 * shape.half_width)}"/>'
    )


@_draw_shape.register
def _(shape: Bar) -> str:
    left, top = _scale(shape.x - shape.half_length), _scale(shape.y - shape.half_width)
    return (
        f'<rect x="{left}" y="{top}" width="{_scale(2 * shape.half_length)}" height="{_scale(2 * shape.half_width)}" '
        f'rx="{_scale(shape.half_width)}"/>'
    )


@_draw_shape.register
def _(shape: Arc) -> str:
    def find_point(side: int, direction: tuple[float, float]) -> str:
        return f"{_scale(shape.x + side * shape.radius * direction[0])} {_scale(shape.y + shape.radius * direction[1])}"

    radius = _scale(shape.radius)
    arcs = "".join(
        f"M{find_point(side, HAND_FROM)}A{radius} {radius} 0 0 {sweep} {find_point(side, HAND_TO)}"
        for side, sweep in ((1, 0), (-1, 1))
    )
    return f'<path d="{arcs}" fill="none" stroke-linecap="round" stroke-width="{_scale(2 * shape.half_width)}"/>'


def _scale(length: float) -> str:
    return f"{length * _SIDE:.4g}"
