"""Listening results: the results of scripts/listen, if they lie beside the page and are about these files."""

import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from audio_pipeline.catalog import Release
from audio_pipeline.report.metrics import Metric

log = logging.getLogger(__name__)

_RESULTS_FILE, _DIGESTS_FILE = "listen.json", "bytes.json"
"""The results, and the digests of the files that they are about."""

_METRIC_NAMES = {"wer": "Misheard", "mos_dnsmos": "DNSMOS", "mos_distill": "DistillMOS"}

_PER_CENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeningResults:
    """The results for one programme."""

    metrics: tuple[Metric, ...] = ()
    complaints: tuple[str, ...] = ()
    """A line for each thing that is not as promised."""


def load_listening_results(releases: tuple[Release, ...], folder: Path) -> Mapping[str, ListeningResults]:
    """Return the results by content id; each has the metrics that any of the programmes has."""
    found, about = (
        _read_json(folder / _RESULTS_FILE).get("programmes", {}),
        _read_json(folder / _DIGESTS_FILE).get("files", {}),
    )
    of_each = {each.content_id: found.get(each.content_id, {}) for each in releases if _is_same_file(about, each)}
    keys = [key for key in _METRIC_NAMES if any(isinstance(facts.get(key), float) for facts in of_each.values())]
    return {
        each.content_id: ListeningResults(
            metrics=tuple(_make_metrics(of_each.get(each.content_id, {}), keys)),
            complaints=tuple(of_each.get(each.content_id, {}).get("missed", ())),
        )
        for each in releases
    }


def _make_metrics(facts: Mapping[str, Any], keys: list[str]) -> Iterator[Metric]:
    for key in keys:
        value, unit = facts.get(key), "%" if key == "wer" else ""
        if not isinstance(value, float):
            yield Metric(name=_METRIC_NAMES[key], value=None, unit=unit)
        elif unit:
            yield Metric(name=_METRIC_NAMES[key], value=value, text=f"{value * _PER_CENT:.1f}", unit=unit)
        else:
            yield Metric(name=_METRIC_NAMES[key], value=value, text=f"{value:.2f}")


def _is_same_file(digests: Mapping[str, str], release: Release) -> bool:
    """Tell whether the results are about the published file, which is named by its digest."""
    fingerprint = PurePosixPath(release.url).stem
    return digests.get(f"{release.content_id}.mp3", fingerprint).startswith(fingerprint)


def _read_json(file: Path) -> Mapping[str, Any]:
    """Return the object in a JSON file; an empty one if the file is missing or has something else in it."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        log.warning("ignored, not valid JSON: file=%s (%s)", file, error)
        return {}
    return content if isinstance(content, dict) else {}
