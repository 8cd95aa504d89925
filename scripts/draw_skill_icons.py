"""Draw the two icons of the Alexa skill, from the picture of the show's cover."""

import sys
from pathlib import Path

from audio_pipeline.publish.artwork import SHOW, draw_picture

FOLDER = Path(__file__).parents[1] / "infra/skill-package/assets/images"
SIDES = {"small_icon.png": 108, "large_icon.png": 512}
"""The sides that Amazon asks for, in pixels."""

DRAWN_PIXELS = 1_536
"""The side of the picture before it is made smaller, so that its edges are smooth."""
_LEFT, _TOP, _SIDE = 0.14, 0.04, 0.72
"""The part of the cover that the icon shows, in picture widths: the sun, the hands and the ripples."""


def main(folder: Path) -> None:
    """Draw both icons into this folder."""
    from PIL.Image import Resampling

    cover = draw_picture(" ", SHOW, DRAWN_PIXELS)
    left, top, side = (round(share * DRAWN_PIXELS) for share in (_LEFT, _TOP, _SIDE))
    sun = cover.crop((left, top, left + side, top + side))
    folder.mkdir(parents=True, exist_ok=True)
    for name, pixels in SIDES.items():
        sun.resize((pixels, pixels), Resampling.LANCZOS).save(folder / name, "PNG", optimize=True)
        print(folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
