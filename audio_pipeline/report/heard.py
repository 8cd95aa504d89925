"""Heard: what scripts/listen found of each programme, if that lies beside the page and is about these very files."""

import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from audio_pipeline.catalog import Release
from audio_pipeline.report.figures import Figure

log = logging.getLogger(__name__)

_FOUND, _ABOUT = "listen.json", "bytes.json"
"""What it found, and the digests of the files that it found this in."""

_NAMES = {"wer": "Misheard", "mos_dnsmos": "DNSMOS", "mos_distill": "DistillMOS"}

_PER_CENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What there is to show of one programme."""

    figures: tuple[Figure, ...] = ()
    missed: tuple[str, ...] = ()
    """What was not as promised, each in one line."""


def heard(releases: tuple[Release, ...], folder: Path) -> Mapping[str, Heard]:
    """By content; all of them have the same figures, which are those that were found of any."""
    found, about = _read(folder / _FOUND).get("programmes", {}), _read(folder / _ABOUT).get("files", {})
    of_each = {each.content_id: found.get(each.content_id, {}) for each in releases if _is_about(about, each)}
    keys = [key for key in _NAMES if any(isinstance(facts.get(key), float) for facts in of_each.values())]
    return {
        each.content_id: Heard(
            figures=tuple(_figures(of_each.get(each.content_id, {}), keys)),
            missed=tuple(of_each.get(each.content_id, {}).get("missed", ())),
        )
        for each in releases
    }


def _figures(facts: Mapping[str, Any], keys: list[str]) -> Iterator[Figure]:
    for key in keys:
        value, unit = facts.get(key), "%" if key == "wer" else ""
        if not isinstance(value, float):
            yield Figure(name=_NAMES[key], value=None, unit=unit)
        elif unit:
            yield Figure(name=_NAMES[key], value=value, said=f"{value * _PER_CENT:.1f}", unit=unit)
        else:
            yield Figure(name=_NAMES[key], value=value, said=f"{value:.2f}")


def _is_about(digests: Mapping[str, str], release: Release) -> bool:
    """Whether the file that was listened to is the one that is published now: this one is named by its digest."""
    fingerprint = PurePosixPath(release.url).stem
    return digests.get(f"{release.content_id}.mp3", fingerprint).startswith(fingerprint)


def _read(file: Path) -> Mapping[str, Any]:
    """What is in there; nothing if it is not there, or is not what scripts/listen writes."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as broken:
        log.warning("left out, it is no JSON: file=%s (%s)", file, broken)
        return {}
    return found if isinstance(found, dict) else {}
