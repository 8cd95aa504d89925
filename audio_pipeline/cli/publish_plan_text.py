"""Publish plan text: format what a publish would do, for a person and for a program."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from audio_pipeline.cli.console import format_count, format_seconds, format_size
from audio_pipeline.publish.publish_plan import PublishPlan
from audio_pipeline.publish.upload_rate import UploadRate

_MAX_NAMES = 20
"""The largest number of names in a line for a person."""


def format_plan_text(plan: PublishPlan, rate: UploadRate) -> Iterator[str]:
    """Yield the lines for a person."""
    changes = plan.changes
    for what, names in (("New", changes.new), ("Changed", changes.changed), ("Withdrawn", changes.withdrawn)):
        if names:
            yield f"{what}: {_format_names(names)}."
    yield f"Unchanged: {len(changes.unchanged)}."
    if not plan.files:
        yield "To send: no files."
        return
    how_known = "as measured at the last publish" if rate.is_measured else "which is a guess"
    yield (
        f"To send: {format_count(len(plan.files), 'file')}, {format_size(plan.bytes_to_send)}; "
        f"about {format_seconds(rate.estimate_s(plan.bytes_to_send))} "
        f"at {format_size(round(rate.bytes_per_s))} a second, {how_known}."
    )


def format_plan_json(plan: PublishPlan, rate: UploadRate, address: str) -> str:
    """Format the plan for a program; docs/operating.md shows its form."""
    facts = {
        "target": address,
        **asdict(plan.changes),
        "files": [{"name": name, "size_bytes": size_bytes} for name, size_bytes in plan.files.items()],
        "bytes_to_send": plan.bytes_to_send,
        "seconds": round(rate.estimate_s(plan.bytes_to_send), 1),
        "bytes_per_s": round(rate.bytes_per_s),
        "is_measured": rate.is_measured,
    }
    return json.dumps(facts, indent=2, ensure_ascii=False)


def _format_names(names: Sequence[str]) -> str:
    rest = len(names) - _MAX_NAMES
    return ", ".join(names) if rest <= 0 else f"{', '.join(names[:_MAX_NAMES])} and {rest} more (--json names them)"
