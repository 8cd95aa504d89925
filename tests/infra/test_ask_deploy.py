"""The skill package goes up by Amazon's own `ask deploy`, to a stand-in of its API on loopback."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ops.__main__ import main
from ops.errors import OpsError
from ops.skill_package import (
    INFRA,
    MANIFEST,
    MODELS,
    fill_manifest,
    fill_package,
    find_skill_id,
    list_placeholders,
    require_fillable,
)
from tests.infra.skill_management import SKILL_ID, TOKEN, VENDOR_ID, SkillManagement, skill_management

ASK = INFRA.parent / ".venv/cloud-tools/node_modules/.bin/ask"
OUTPUTS = {
    "SkillEndpoint": "https://abcdefghij.lambda-url.us-east-1.on.aws/alexa",
    "PublicUrl": "https://d111111abcdef8.cloudfront.net/warm-recall/",
}

needs_ask = pytest.mark.skipif(
    not ASK.exists() and not os.environ.get("CI"),
    reason="ask-cli is not here: “scripts/cloud-tools” fetches it where there is npm",
)


@pytest.fixture
def amazon() -> Iterator[SkillManagement]:
    with skill_management() as server:
        yield server


@pytest.fixture
def infra(tmp_path: Path, interaction_models: Path) -> Path:
    folder = tmp_path / "infra"
    folder.mkdir()
    shutil.copytree(INFRA / "skill-package", folder / "skill-package")
    shutil.copytree(interaction_models, folder / MODELS, dirs_exist_ok=True)
    shutil.copyfile(INFRA / "ask-resources.json", folder / "ask-resources.json")
    return folder


def ask_deploy(infra: Path, amazon: SkillManagement, token: str = TOKEN) -> "subprocess.CompletedProcess[str]":
    """Run it as an operator who has configured it."""
    home = infra.parent / "home"
    (home / ".ask").mkdir(parents=True, exist_ok=True)
    kept = {
        "access_token": token,
        "refresh_token": "Atzr|none",
        "token_type": "bearer",
        "expires_in": 3600,
        "expires_at": "2099-01-01T00:00:00.000Z",
    }
    profile = {"aws_profile": None, "token": kept, "vendor_id": VENDOR_ID}
    (home / ".ask/cli_config").write_text(json.dumps({"profiles": {"default": profile}}), encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "ASK_SMAPI_SERVER_BASE_URL": amazon.address,
        "ASK_SHARE_USAGE": "false",
        "NO_UPDATE_NOTIFIER": "1",
    }
    return subprocess.run(
        [str(ASK), "deploy"], cwd=infra, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


@needs_ask
def test_a_filled_package_goes_up_whole_and_becomes_a_skill_that_is_enabled(
    infra: Path, amazon: SkillManagement
) -> None:
    fill_package(infra, OUTPUTS)
    done = ask_deploy(infra, amazon)
    assert done.returncode == 0, done.stdout + done.stderr
    assert amazon.manifest["apis"]["custom"]["endpoint"]["uri"] == OUTPUTS["SkillEndpoint"]
    assert amazon.list_faults() == []
    assert len([each for each in amazon.package if each.startswith("interactionModels/custom/")]) == 5
    assert amazon.imports[0][1]["vendorId"] == VENDOR_ID
    assert amazon.enabled == {SKILL_ID}
    assert find_skill_id(infra) == SKILL_ID


@needs_ask
def test_an_update_goes_to_the_same_skill_and_its_package_can_be_filled_again(
    infra: Path, amazon: SkillManagement
) -> None:
    fill_package(infra, OUTPUTS)
    ask_deploy(infra, amazon)
    moved = OUTPUTS | {"SkillEndpoint": "https://klmnopqrst.lambda-url.us-east-1.on.aws/alexa"}
    assert fill_package(infra, moved)
    done = ask_deploy(infra, amazon)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [path for path, _ in amazon.imports] == ["/v1/skills/imports", f"/v1/skills/{SKILL_ID}/imports"]
    assert amazon.manifest["apis"]["custom"]["endpoint"]["uri"] == moved["SkillEndpoint"]


@needs_ask
def test_a_package_that_lacks_a_model_is_not_taken(infra: Path, amazon: SkillManagement) -> None:
    fill_package(infra, OUTPUTS)
    (infra / MODELS / "en-GB.json").unlink()
    done = ask_deploy(infra, amazon)
    assert done.returncode != 0
    assert find_skill_id(infra) == ""


@needs_ask
def test_whoever_is_not_signed_in_uploads_nothing(infra: Path, amazon: SkillManagement) -> None:
    fill_package(infra, OUTPUTS)
    assert ask_deploy(infra, amazon, token="another").returncode != 0
    assert amazon.refused
    assert not amazon.package


def test_the_package_in_git_has_placeholders_and_a_filled_one_has_none(infra: Path) -> None:
    assert list_placeholders((INFRA / MANIFEST).read_text("utf-8"))
    assert fill_package(infra, OUTPUTS)
    assert list_placeholders((infra / MANIFEST).read_text("utf-8")) == ()


def test_filling_changes_the_addresses_and_no_other_character() -> None:
    text = (INFRA / MANIFEST).read_text("utf-8")
    filled = fill_manifest(text, OUTPUTS)
    pairs = list(zip(text.splitlines(), filled.splitlines(), strict=True))
    assert all(old == new for old, new in pairs if "warm-recall.example" not in old)
    changed = {new.partition(": ")[2].strip('",') for old, new in pairs if old != new}
    assert changed == {OUTPUTS["SkillEndpoint"], *(f"{OUTPUTS['PublicUrl']}{page}/" for page in ("privacy", "terms"))}
    assert fill_manifest(filled, OUTPUTS) == filled


def test_a_placeholder_that_no_stack_fills_is_refused_by_name(infra: Path) -> None:
    file = infra / MANIFEST
    manifest = json.loads(file.read_text("utf-8"))
    manifest["manifest"]["publishingInformation"]["locales"]["en-US"]["largeIconUri"] = (
        "https://icons.example.org/108.png"
    )
    before = json.dumps(manifest)
    file.write_text(before, encoding="utf-8")
    told = r"https://icons\.example\.org/108\.png stands for an address of yours.\nLeft behind: "
    with pytest.raises(OpsError, match=told + "the stack and the published show"):
        fill_package(infra, OUTPUTS)
    assert file.read_text("utf-8") == before
    with pytest.raises(OpsError, match=told + "nothing was changed"):
        require_fillable(infra)


def test_a_stack_at_an_address_that_stands_for_another_fills_nothing(infra: Path) -> None:
    before = (infra / MANIFEST).read_text("utf-8")
    with pytest.raises(OpsError, match=r"https://audio\.example\.org/privacy/"):
        fill_package(infra, OUTPUTS | {"PublicUrl": "https://audio.example.org/"})
    assert (infra / MANIFEST).read_text("utf-8") == before


def check(infra: Path) -> Result:
    return CliRunner().invoke(main, ["check", "--infra", str(infra)])


def test_the_package_in_git_is_refused_by_check_with_each_address_to_mend(infra: Path) -> None:
    refused = check(infra)
    assert refused.exit_code == 1
    for page in ("alexa", "privacy/", "terms/"):
        assert f"https://warm-recall.example/{page}" in str(refused.exception)


def test_a_package_without_a_model_is_refused_by_check_with_the_command_that_writes_it(infra: Path) -> None:
    fill_package(infra, OUTPUTS)
    (infra / MODELS / "en-GB.json").unlink()
    refused = check(infra)
    assert refused.exit_code == 1
    assert "no interaction model for en-GB" in str(refused.exception)
    assert f"warm-recall-skill model --catalog ADDRESS --out {infra / MODELS}" in str(refused.exception)


def test_a_filled_package_passes_the_check(infra: Path) -> None:
    fill_package(infra, OUTPUTS)
    assert check(infra).output == f"{infra / 'skill-package'}: complete.\n"


@pytest.mark.parametrize("broken", ["", "{", '{"manifest": {}}'])
def test_a_package_that_cannot_be_read_is_told_with_what_is_left(infra: Path, broken: str) -> None:
    (infra / MANIFEST).write_text(broken, encoding="utf-8")
    with pytest.raises(OpsError, match=r"it cannot be filled .+\nLeft behind: the stack and the published show"):
        fill_package(infra, OUTPUTS)


def test_the_icons_are_files_of_the_package() -> None:
    text = (INFRA / MANIFEST).read_text("utf-8")
    for name in ("small_icon.png", "large_icon.png"):
        assert f"file://assets/images/{name}" in text
        assert (INFRA / "skill-package/assets/images" / name).is_file()
