"""The picture of a cover as SVG is the one that is painted."""

import re
from xml.etree import ElementTree as ET

import pytest

from audio_pipeline.publish.artwork import BENEFIT, EXERCISE, SHOW, WELCOME, find_motif
from audio_pipeline.publish.cover_svg import draw_cover_svg

MOTIFS = (SHOW, WELCOME, BENEFIT, EXERCISE)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("motif", MOTIFS)
def test_it_has_every_light_and_every_shape_of_its_motif(motif: str) -> None:
    picture = ET.fromstring(draw_cover_svg(motif))  # noqa: S314 - our own
    chosen = find_motif(motif)
    assert len(picture.findall(f".//{SVG}radialGradient")) == len(chosen.lights)
    assert [float(each.get("opacity", 1)) for each in picture.findall(f".//{SVG}g/{SVG}g")] == [
        density for _, density in chosen.shapes
    ]
    assert picture.findall(f"{SVG}rect")[0].get("fill") == "#{:02x}{:02x}{:02x}".format(*chosen.dark)


def test_pictures_on_one_page_do_not_share_their_lights() -> None:
    names = [name for motif in MOTIFS for name in re.findall('id="([^"]+)"', draw_cover_svg(motif))]
    assert len(names) == len(set(names)) > len(MOTIFS)


def test_four_of_them_weigh_less_than_a_photograph() -> None:
    assert sum(len(draw_cover_svg(motif)) for motif in MOTIFS) < 8_000
