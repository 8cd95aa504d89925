"""Draw the icons of the Alexa skill and of the browser speaker, from the picture of the show's cover."""

import sys
from collections.abc import Mapping
from pathlib import Path

from audio_pipeline.publish.artwork import SHOW, draw_picture

FOLDER = Path(__file__).parents[1] / "infra/skill-package/assets/images"
SIDES = {"small_icon.png": 108, "large_icon.png": 512}
"""The sides that Amazon asks for, in pixels."""

PAGE_FOLDER = Path(__file__).parents[1] / "skill/browser/static"
PAGE_SIDES = {"icon-192.png": 192, "icon-512.png": 512}
"""The sides that browsers ask for before they offer to install a page."""

DRAWN_PIXELS = 1_536
"""The side of the picture before it is made smaller, so that its edges are smooth."""
_LEFT, _TOP, _SIDE = 0.14, 0.04, 0.72
"""The part of the cover that the icon shows, in picture widths: the sun, the hands and the ripples."""


def main(folder: Path, sides: Mapping[str, int]) -> None:
    """Draw icons with these sides into this folder."""
    from PIL.Image import Resampling

    cover = draw_picture(" ", SHOW, DRAWN_PIXELS)
    left, top, side = (round(share * DRAWN_PIXELS) for share in (_LEFT, _TOP, _SIDE))
    sun = cover.crop((left, top, left + side, top + side))
    folder.mkdir(parents=True, exist_ok=True)
    for name, pixels in sides.items():
        sun.resize((pixels, pixels), Resampling.LANCZOS).save(folder / name, "PNG", optimize=True)
        print(folder / name)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]), SIDES)
    else:
        main(FOLDER, SIDES)
        main(PAGE_FOLDER, PAGE_SIDES)
