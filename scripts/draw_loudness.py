"""Draw loudness: a picture of how loud each of some MP3 files is over time, one under the other.

    .venv/bin/python scripts/draw_loudness.py --out docs/images/descent.png "before=OLD.mp3" "after=NEW.mp3"

The line is the loudness of three seconds (EBU Tech 3341, short-term), and the dashes are at the target.
"""

import argparse
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.master.gain import TARGET_LUFS
from audio_pipeline.report.levels import SHORT_TERM_STEPS, compute_loudness_curve
from audio_pipeline.report.measurement import measure_mp3

WIDTH, PANEL_HEIGHT, MARGIN = 1_200, 240, 60
LOWEST_LUFS, HIGHEST_LUFS, GRID_LU = -60, -10, 10
INK, FAINT, LINE = "#3a3230", "#d9d0c8", "#a8532f"
_MINUTE_S = 60


def main() -> None:
    """Write the picture of the files that were named."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("files", nargs="+", metavar="TITLE=FILE")
    ask.add_argument("--out", type=Path, required=True, metavar="PNG")
    asked = ask.parse_args()
    picture = Image.new("RGB", (WIDTH, PANEL_HEIGHT * len(asked.files)), "white")
    for number, (title, _, path) in enumerate(named.partition("=") for named in asked.files):
        draw_panel(ImageDraw.Draw(picture), number * PANEL_HEIGHT, title, Path(path))
    picture.save(asked.out, optimize=True)


def draw_panel(draw: ImageDraw.ImageDraw, top: int, title: str, path: Path) -> None:
    """Draw one file, with its grid and its title."""
    measured = measure_mp3(path.read_bytes(), str(path))
    curve = compute_loudness_curve(measured.energies, SHORT_TERM_STEPS)
    font = ImageFont.load_default(15)
    for lufs in range(LOWEST_LUFS, HIGHEST_LUFS + 1, GRID_LU):
        draw.line([(MARGIN, find_y(top, lufs)), (WIDTH - 10, find_y(top, lufs))], fill=FAINT)
        draw.text((12, find_y(top, lufs) - 9), f"{lufs}", fill=INK, font=font)
    duration_s = measured.n_samples / SAMPLE_RATE_HZ
    for minute in range(int(duration_s // _MINUTE_S) + 1):
        x = find_x(minute * _MINUTE_S / duration_s)
        draw.line([(x, find_y(top, HIGHEST_LUFS)), (x, find_y(top, LOWEST_LUFS))], fill=FAINT)
        if x < WIDTH - 50:
            draw.text((x + 3, top + PANEL_HEIGHT - 22), f"{minute}:00", fill=INK, font=font)
    for x in range(MARGIN, WIDTH - 10, 12):
        draw.line([(x, find_y(top, TARGET_LUFS)), (x + 5, find_y(top, TARGET_LUFS))], fill=INK)
    points = [(find_x(at / len(curve)), find_y(top, lufs)) for at, lufs in enumerate(curve)]
    draw.line(points, fill=LINE, width=2)
    draw.text((MARGIN + 8, top + 2), f"{title} (LUFS)", fill=INK, font=font)


def find_x(share: float) -> float:
    """Return the place of a moment, as a share of the whole."""
    return MARGIN + share * (WIDTH - MARGIN - 10)


def find_y(top: int, lufs: float) -> float:
    """Return the place of a loudness in the panel that begins at `top`."""
    share = (HIGHEST_LUFS - max(lufs, LOWEST_LUFS)) / (HIGHEST_LUFS - LOWEST_LUFS)
    return top + 22 + share * (PANEL_HEIGHT - 48)


if __name__ == "__main__":
    main()
