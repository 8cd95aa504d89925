"""Skill package: what is in it, the addresses in skill.json, and which of them are placeholders."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from audio_pipeline.placeholders import is_placeholder
from ops.errors import NOTHING_CHANGED, OpsError

INFRA = Path(__file__).parents[1] / "infra"
MANIFEST = "skill-package/skill.json"
MODELS = "skill-package/interactionModels/custom"
"""Where `warm-recall-skill model` writes what Alexa understands; git has none of it."""

STATES = ".ask/ask-states.json"
"""Where Amazon's `ask deploy` notes the id of the skill that it made."""

_ANY_OUTPUTS = {"SkillEndpoint": "https://on.aws/alexa", "PublicUrl": "https://cloudfront.net/"}
"""Addresses as a stack has them, before there is one."""

_PAGES = {"privacyPolicyUrl": "privacy/", "termsOfUseUrl": "terms/"}
"""The pages of the published site, by the name of their address in the manifest."""


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

    OpsError, and the package is as it was, if placeholders would be left.
    """
    file = infra / MANIFEST
    left = "the stack and the published show, which work; the skill package is as it was."
    old, new = _read_filled(file, outputs, left)
    with _translate_faults(file, left):
        file.write_text(new, encoding="utf-8")
    return new != old


def require_fillable(infra: Path) -> None:
    """Raise OpsError if the addresses of a stack are not all that the skill package lacks."""
    _read_filled(infra / MANIFEST, _ANY_OUTPUTS, NOTHING_CHANGED)


def _read_filled(file: Path, outputs: Mapping[str, str], left: str) -> tuple[str, str]:
    """Return the text of a skill.json, and the same with the addresses of a stack."""
    with _translate_faults(file, left):
        old = file.read_text("utf-8")
        new = fill_manifest(old, outputs)
    _refuse_placeholders(file, new, left)
    return old, new


def require_complete(infra: Path) -> None:
    """Raise OpsError if the skill package has a placeholder address, or a language without an interaction model.

    Amazon would take the one, and no listener would be heard; it refuses the other.
    """
    file = infra / MANIFEST
    with _translate_faults(file, NOTHING_CHANGED):
        text = file.read_text("utf-8")
        locales = json.loads(text)["manifest"]["publishingInformation"]["locales"]
    _refuse_placeholders(file, text, NOTHING_CHANGED)
    lacking = [each for each in locales if not (infra / MODELS / f"{each}.json").is_file()]
    if lacking:
        raise OpsError(
            f"{infra / MODELS}: there is no interaction model for {', '.join(lacking)}.",
            left=NOTHING_CHANGED,
            go_on="warm-recall-ops deploy writes it from what it publishes; by hand: "
            f"warm-recall-skill model --catalog ADDRESS --out {infra / MODELS}",
        )


@contextmanager
def _translate_faults(file: Path, left: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, KeyError) as fault:
        raise OpsError(
            f"{file}: it cannot be filled ({fault}).",
            left=left,
            go_on="mend the file, for example from git, then run the same command again.",
        ) from fault


def _refuse_placeholders(file: Path, text: str, left: str) -> None:
    if found := list_placeholders(text):
        raise OpsError(
            f"{file}: {', '.join(found)} stands for an address of yours.",
            left=left,
            go_on="warm-recall-ops deploy fills in the addresses of the stack; write any other one by hand.",
        )


def find_skill_id(infra: Path) -> str:
    """Return the id of the skill that `ask deploy` made from this folder; empty if it has made none."""
    try:
        states = json.loads((infra / STATES).read_text("utf-8"))
        return str(states["profiles"]["default"]["skillId"])
    except (OSError, ValueError, KeyError):
        return ""
