"""Skill package: what is in it, the addresses in skill.json, and which of them are placeholders."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ops.errors import NOTHING_CHANGED, OpsError

INFRA = Path(__file__).parents[1] / "infra"
MANIFEST = "skill-package/skill.json"
MODELS = "skill-package/interactionModels/custom"
"""Where `warm-recall-skill model` writes what Alexa understands; git has none of it."""

STATES = ".ask/ask-states.json"
"""Where Amazon's `ask deploy` notes the id of the skill that it made."""

_PLACEHOLDER = re.compile(r"(^|\.)(example|invalid|test|localhost)$|(^|\.)example\.(com|net|org)$")
"""Host names that nobody can have (RFC 2606)."""

_PAGES = {"privacyPolicyUrl": "privacy/", "termsOfUseUrl": "terms/"}
"""The pages of the published site, by the name of their address in the manifest."""


def is_placeholder(url: str) -> bool:
    """Return whether an address has a host name that stands for another."""
    return bool(_PLACEHOLDER.search(urlsplit(url).hostname or ""))


def fill_manifest(text: str, outputs: Mapping[str, str]) -> str:
    """Return the text of a skill.json with the addresses of a stack, and every other character as it was."""
    for old, new in _list_replacements(json.loads(text)["manifest"], outputs):
        # Addresses stand in quotation marks; so none is replaced that only begins like another.
        text = text.replace(json.dumps(old), json.dumps(new))
    return text


def _list_replacements(manifest: Mapping[str, Any], outputs: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    endpoints = (manifest["apis"]["custom"]["endpoint"], manifest.get("events", {}).get("endpoint", {}))
    for each in endpoints:
        if "uri" in each:
            yield each["uri"], outputs["SkillEndpoint"]
    for locale in manifest["privacyAndCompliance"]["locales"].values():
        for name, page in _PAGES.items():
            yield locale[name], f"{outputs['PublicUrl']}{page}"


def list_placeholders(text: str) -> tuple[str, ...]:
    """Return the placeholder addresses of a skill.json, each once."""
    return tuple(dict.fromkeys(each for each in _list_addresses(json.loads(text)) if is_placeholder(each)))


def _list_addresses(value: object) -> Iterator[str]:
    if isinstance(value, str) and value.startswith(("https://", "http://")):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _list_addresses(each)
    elif isinstance(value, list):
        for each in value:
            yield from _list_addresses(each)


def fill_package(infra: Path, outputs: Mapping[str, str]) -> bool:
    """Write the addresses of a stack into the skill package; return whether that changed it.

    OpsError if placeholders are left.
    """
    file = infra / MANIFEST
    try:
        old = file.read_text("utf-8")
        new = fill_manifest(old, outputs)
        file.write_text(new, encoding="utf-8")
    except (OSError, ValueError, KeyError) as fault:
        raise OpsError(
            f"{file}: it cannot be filled ({fault}).",
            left="the stack and the published show, which work; the skill package is as it was.",
            go_on="mend the file, for example from git, then run the same command again.",
        ) from fault
    refuse_placeholders(file)
    return new != old


def refuse_placeholders(file: Path) -> None:
    """Raise OpsError if a skill.json still has a placeholder address: Amazon would take it, and no listener hear."""
    left = list_placeholders(file.read_text("utf-8"))
    if left:
        raise OpsError(
            f"{file}: {', '.join(left)} stands for an address of yours.",
            left=NOTHING_CHANGED,
            go_on="warm-recall-ops deploy fills in the addresses of the stack; write any other one by hand.",
        )


def find_skill_id(infra: Path) -> str:
    """Return the id of the skill that `ask deploy` made from this folder; empty if it has made none."""
    try:
        states = json.loads((infra / STATES).read_text("utf-8"))
        return str(states["profiles"]["default"]["skillId"])
    except (OSError, ValueError, KeyError):
        return ""
