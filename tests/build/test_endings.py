"""Early endings in a build: which programmes get them, and what becomes of a store that has none yet."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from audio_pipeline.build.build import build, plan_build
from audio_pipeline.build.mix_stage import check_nothing, lay_out_programmes
from audio_pipeline.build.plan import Job, Plan
from audio_pipeline.catalog import NAME
from audio_pipeline.content.model import Content
from tests import small_show
from tests.samples import CONTENT
from tests.timelines import lasting, pause, said, script

LONG = script(*(part for number in range(90) for part in (said(f"sentence {number}."), pause(600))))


def n_endings(content: Content) -> int:
    """How many endings a programme of four minutes and a half has: after four it is over soon."""
    job = Job(content=content, script=LONG, made_from={}, reasons=("new",), release=None)
    plan = Plan(jobs=(job,), to_speak=(), removed_ids=(), unsupported_marks={})
    return len(lay_out_programmes(plan, lasting(LONG), check_nothing)[content.id].endings)


@pytest.mark.parametrize(
    ("other", "expected"), [({}, 1), ({"variant_of": "guided-recall"}, 0), ({"gate": "Say continue, or say skip."}, 0)]
)
def test_a_listed_programme_has_endings_and_no_other(other: Mapping[str, Any], expected: int) -> None:
    assert n_endings(replace(CONTENT, **other)) == expected


def test_a_store_from_before_the_endings_is_brought_up_to_date_with_the_same_sound(
    tmp_path: Path, built_show: Path
) -> None:
    show, shop = small_show.write(tmp_path / "show"), small_show.like(built_show, tmp_path)
    path = tmp_path / "out" / NAME
    older = json.loads(path.read_text(encoding="utf-8"))
    for release in older["releases"]:
        del release["endings"], release["made_from"]["endings"]
    path.write_text(json.dumps(older), encoding="utf-8")
    library = small_show.library(show)
    assert {job.reasons for job in plan_build(library, shop).jobs} == {("endings changed",)}
    built = build(library, shop)
    assert {each.id for each in built.catalog.releases} == {each["id"] for each in older["releases"]}
    assert built.new_chunks == 0
