"""Publish record: what each target held after the last publish of a content folder, and the GUID of the show there.

It is kept in the cache. Without it, a publish cannot tell its own changes from those of others, and asks.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from audio_pipeline.publish.publish_guard import Parts
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetState:
    """The state of a target after a publish."""

    guid: str
    bases: tuple[Parts, ...]
    """The content of the target; two possible states if the last publish may have been interrupted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishRecord:
    """The published states of one content folder, by the address of each target."""

    content: Path
    cache: Store
    targets: Mapping[str, TargetState] = field(default_factory=dict)

    @classmethod
    def load(cls, content: Path, cache: Store) -> Self:
        """Return the record of this folder; an empty one if none can be read."""
        data = get_checked(cache, _record_key(content))
        found: dict[str, Any] = json.loads(data) if data else {}
        targets = {
            address: TargetState(guid=left["guid"], bases=tuple(left["bases"])) for address, left in found.items()
        }
        return cls(content=content, cache=cache, targets=targets)

    def get_bases(self, address: str) -> tuple[Parts, ...]:
        """Return the known states of a target; none if nothing is known."""
        return self.targets[address].bases if address in self.targets else ()

    @property
    def guid(self) -> str:
        """Return the GUID that this folder was first published under; empty: none is known."""
        return next((left.guid for left in self.targets.values() if left.guid), "")

    def record_start(self, address: str, guid: str, going_there: Parts) -> Self:
        """Record that a publish has begun: the target holds this or what it held before."""
        return self._save(address, TargetState(guid=guid, bases=(*self.get_bases(address)[:1], going_there)))

    def record_end(self, address: str, guid: str, there: Parts) -> Self:
        """Record that a publish has ended: the target holds this."""
        return self._save(address, TargetState(guid=guid, bases=(there,)))

    def _save(self, address: str, left: TargetState) -> Self:
        targets = {**self.targets, address: left}
        facts = {each: {"guid": was.guid, "bases": list(was.bases)} for each, was in targets.items()}
        put_checked(self.cache, _record_key(self.content), json.dumps(facts).encode(), "application/json")
        return replace(self, targets=targets)


def _record_key(content: Path) -> str:
    return f"published/{hashlib.sha256(str(content.resolve()).encode()).hexdigest()[:32]}.json"
