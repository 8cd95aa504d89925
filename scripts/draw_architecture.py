"""Draw architecture: docs/images/architecture.svg, from the imports that the code has today.

    python scripts/draw_architecture.py            # draw it anew
    python scripts/draw_architecture.py --check    # say whether the picture is still true

A box is a room: a folder of a package, or a file beside the folders. It stands above all that it imports. An arrow is
left out where a longer way leads to the same room.
"""

import argparse
import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parent))

import measure_structure as structure

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "architecture.svg"

BOX_WIDTH, BOX_HEIGHT, GAP_X, GAP_Y, MARGIN = 176, 62, 22, 44, 30
LINE_CHARACTERS = 29
COLOURS = {"audio_pipeline": ("#fdf3e7", "#c9772b"), "skill": ("#eaf2f6", "#3b7490")}

LINE = ("markup", "script", "speech", "mix", "master", "publish")
"""The order of the rooms on one floor: these first, as words become sound; then the others by name."""

Rooms = Mapping[str, set[str]]


def main() -> int:
    """Draw the picture, or check it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="draw nothing; exit 1 if the picture is not true any more")
    asked = parser.parse_args()
    drawn = draw_picture(ROOT)
    if not asked.check:
        PICTURE.write_text(drawn, encoding="utf-8")
        return 0
    if PICTURE.is_file() and PICTURE.read_text(encoding="utf-8") == drawn:
        return 0
    print(f"{PICTURE.relative_to(ROOT)} is not true any more: run python scripts/draw_architecture.py", file=sys.stderr)
    return 1


def draw_picture(root: Path) -> str:
    """Return the SVG of both packages, one above the other."""
    parts: list[str] = []
    top, width = MARGIN, 0
    for package in structure.PACKAGES:
        trees = structure.parse_trees(root, package)
        rooms = structure.group_into_rooms(structure.find_arrows(trees), trees)
        floors = arrange_floors(rooms)
        width = max(width, *(len(each) * (BOX_WIDTH + GAP_X) for each in floors))
        parts.append(f'<text x="{MARGIN}" y="{top + 14}" class="package">{package}</text>')
        places = place_boxes(floors, top + 30)
        parts += draw_arrows(rooms, places, COLOURS[package][1])
        parts += draw_boxes(places, {room: describe_room(root / package / room) for room in rooms}, package)
        top += 30 + len(floors) * (BOX_HEIGHT + GAP_Y)
    width += 2 * MARGIN
    style = (
        "text{font-family:Georgia,serif;fill:#333}.package{font-size:17px;font-weight:bold}"
        ".name{font-size:14px;font-weight:bold}.says{font-size:10px}"
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{top}" viewBox="0 0 {width} {top}">'
    return "\n".join(
        [head, f"<style>{style}</style>", '<rect width="100%" height="100%" fill="#fff"/>', *parts, "</svg>\n"]
    )


def arrange_floors(rooms: Rooms) -> list[list[str]]:
    """Return the rooms of each floor, the top floor first."""
    heights = {room: structure.measure_height(rooms, room) for room in rooms}
    rows = ([room for room in rooms if heights[room] == floor] for floor in range(max(heights.values()), 0, -1))
    return [sorted(row, key=lambda room: (LINE.index(room) if room in LINE else -1, room)) for row in rows]


def place_boxes(floors: list[list[str]], top: int) -> dict[str, tuple[int, int]]:
    """Return the left upper corner of each room's box."""
    widest = max(map(len, floors)) * (BOX_WIDTH + GAP_X)
    places = {}
    for floor, row in enumerate(floors):
        left = MARGIN + (widest - len(row) * (BOX_WIDTH + GAP_X)) // 2
        for column, room in enumerate(row):
            places[room] = (left + column * (BOX_WIDTH + GAP_X), top + floor * (BOX_HEIGHT + GAP_Y))
    return places


def draw_arrows(rooms: Rooms, places: Mapping[str, tuple[int, int]], colour: str) -> Iterator[str]:
    """Yield a curve for each import that no longer path implies."""
    for room in sorted(rooms):
        for other in sorted(drop_detours(rooms, room)):
            (x1, y1), (x2, y2) = places[room], places[other]
            x1, x2, y1 = x1 + BOX_WIDTH // 2, x2 + BOX_WIDTH // 2, y1 + BOX_HEIGHT
            middle = (y1 + y2) // 2
            curve = f"M{x1},{y1} C{x1},{middle} {x2},{middle} {x2},{y2}"
            yield f'<path d="{curve}" fill="none" stroke="{colour}" stroke-opacity="0.45"/>'
            yield f'<path d="M{x2 - 4},{y2 - 7} L{x2},{y2} L{x2 + 4},{y2 - 7}" fill="none" stroke="{colour}"/>'


def drop_detours(rooms: Rooms, room: str) -> set[str]:
    """Return the rooms that one imports, without those it reaches through another of them."""
    return {each for each in rooms[room] if not any(each in structure.reach(rooms, other) for other in rooms[room])}


def draw_boxes(places: Mapping[str, tuple[int, int]], says: Mapping[str, str], package: str) -> Iterator[str]:
    """Yield a box with the name of each room and what it says of itself."""
    fill, edge = COLOURS[package]
    for room, (x, y) in places.items():
        yield (
            f'<rect x="{x}" y="{y}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="7" fill="{fill}" stroke="{edge}"/>'
            f'<text x="{x + 9}" y="{y + 19}" class="name">{escape(room)}</text>'
        )
        for number, line in enumerate(wrap_text(says[room])[:3]):
            yield f'<text x="{x + 9}" y="{y + 33 + 12 * number}" class="says">{escape(line)}</text>'


def describe_room(place: Path) -> str:
    """Return the first line of what a room says of itself, without its name."""
    file = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    first = (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").partition("\n")[0]
    name, colon, rest = first.partition(": ")
    return (rest if colon and len(name.split()) <= 3 else first).strip()  # noqa: PLR2004 - a name is short


def wrap_text(text: str) -> list[str]:
    """Return a text in lines that fit into a box."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= LINE_CHARACTERS:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


if __name__ == "__main__":
    sys.exit(main())
