"""A forecast is told in words an editor knows, and in a shape a program can rely on."""

import json
from dataclasses import replace

import pytest

from audio_pipeline.cli.plan_markdown import format_as_markdown
from audio_pipeline.cli.plan_text import (
    Cost,
    Forecast,
    ProgrammeForecast,
    format_as_json,
    format_as_text,
    make_kept_forecast,
)

SPOKEN = Cost(sentences=1, chunks_to_make=2, about=True, speak_s=0.254, encode_s=0.7)
MADE = ProgrammeForecast(id="guided-recall", reasons=("segment 4 changed", "pauses changed"), chunks=51, cost=SPOKEN)


def forecast(*lines: ProgrammeForecast, measured: bool = True) -> Forecast:
    return Forecast(programmes=lines, total=lines[0].cost, wall_s=1.36, cores=2, measured=measured)


def words(found: Forecast) -> list[str]:
    return list(format_as_text(found))


def test_each_programme_has_its_reasons_and_its_share() -> None:
    assert words(forecast(MADE, ProgrammeForecast(id="settling"))) == [
        "guided-recall: segment 4 changed, pauses changed (about 2 of 51 chunks, 1 sentence to speak)",
        "settling: kept",
        "1 of 2 programmes to make, 1 sentence to speak.",
        "Speaking 0.3 s, encoding about 2 chunks 0.7 s: 1.4 s on 2 cores (measured by builds on this machine).",
    ]


def test_what_is_certain_is_not_about() -> None:
    exact = ProgrammeForecast(
        id="settling", reasons=("bed changed",), chunks=1, cost=Cost(chunks_to_make=1, encode_s=75.4)
    )
    found = words(forecast(exact, measured=False))
    assert found[0] == "settling: bed changed (1 of 1 chunk)"
    assert "encoding 1 chunk 1 min 15 s" in found[-1]
    assert found[-1].endswith("(a guess: no build has been measured here yet).")


def test_an_overrun_anchor_is_told() -> None:
    sure, likely = (
        ProgrammeForecast(id="settling", reasons=("new",), cost=Cost(about=about)) for about in (False, True)
    )
    assert words(forecast(sure))[0] == "settling: new (its words overrun an anchor)"
    assert words(forecast(likely))[0] == "settling: new (its words may overrun an anchor)"


def test_what_leaves_is_told() -> None:
    found = Forecast(programmes=[ProgrammeForecast(id="settling")], gone=["old"], cores=1)
    assert words(found)[1] == "old: leaves the catalog, because its content is gone"


def test_the_shape_for_programs_stays() -> None:
    assert json.loads(format_as_json(forecast(MADE, ProgrammeForecast(id="settling")))) == {
        "format": 1,
        "programmes": [
            {
                "id": "guided-recall",
                "kept": False,
                "reasons": ["segment 4 changed", "pauses changed"],
                "chunks": 51,
                "sentences": 1,
                "chunks_to_make": 2,
                "about": True,
                "speak_s": 0.25,
                "encode_s": 0.7,
                "dollars": 0.0,
            },
            {
                "id": "settling",
                "kept": True,
                "reasons": [],
                "chunks": None,
                "sentences": 0,
                "chunks_to_make": 0,
                "about": False,
                "speak_s": 0.0,
                "encode_s": 0.0,
                "dollars": 0.0,
            },
        ],
        "gone": [],
        "total": {
            "programmes": 2,
            "kept": 1,
            "sentences": 1,
            "chunks_to_make": 2,
            "about": True,
            "speak_s": 0.25,
            "encode_s": 0.7,
            "dollars": 0.0,
            "wall_s": 1.36,
            "cores": 2,
            "measured": True,
            "prices_of": "",
        },
    }


@pytest.mark.parametrize(
    ("dollars", "told"), [(12.3456, "about $12.35"), (0.05, "about $0.05"), (0.0016, "less than a cent")]
)
def test_what_somebody_takes_for_speaking_is_told_with_its_month(dollars: float, told: str) -> None:
    line = replace(MADE, cost=replace(SPOKEN, dollars=dollars))
    found = replace(forecast(line), prices_of="2026-10")
    assert words(found)[-1] == f"The speech costs {told} (prices as of 2026-10)."
    total = json.loads(format_as_json(found))["total"]
    assert (total["dollars"], total["prices_of"]) == (round(dollars, 4), "2026-10")


def test_of_nothing_to_do_there_is_nothing_to_tell() -> None:
    assert words(make_kept_forecast(["settling"], 2)) == [
        "settling: kept",
        "0 of 1 programmes to make, 0 sentences to speak.",
    ]


def test_a_comment_lists_no_more_than_github_takes() -> None:
    reasons = tuple(f"segment {number} changed" for number in range(400))
    lines = [replace(MADE, id=f"{'long-name-' * 6}{number}", reasons=reasons) for number in range(2_000)]
    found = format_as_markdown(forecast(*lines))
    assert len(found) < 65_536
    assert "… and 1940 programmes more." in found
    assert "segment 5 changed and 394 more" in found


def test_a_comment_says_what_a_paid_voice_takes_and_what_leaves() -> None:
    paid = replace(MADE, cost=replace(SPOKEN, dollars=0.0123))
    found = format_as_markdown(replace(forecast(paid), prices_of="2026-10", gone=("settling",)))
    assert "| $0.0123 |" in found
    assert "prices as of 2026-10" in found
    assert "because their content is gone: `settling`." in found


def test_a_comment_about_no_sound_says_that_words_go_out_all_the_same() -> None:
    assert format_as_markdown(make_kept_forecast(["settling"], 2)).splitlines()[-1].startswith("What answers, settings")
