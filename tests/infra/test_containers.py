"""infra/Dockerfile and infra/compose.yaml: well written, with nothing open that need not be."""

import re
import subprocess
import sysconfig
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from skill.__main__ import serve
from skill.server import STOP_S
from tests.infra.image import BIN, DOCKERFILE, REPOSITORY, read_instructions

COMPOSE = yaml.safe_load((REPOSITORY / "infra" / "compose.yaml").read_text("utf-8"))
SKILL, WEB = COMPOSE["services"]["skill"], COMPOSE["services"]["web"]
HADOLINT = Path(sysconfig.get_path("scripts")) / "hadolint"

INSTRUCTIONS = list(read_instructions(DOCKERFILE.read_text("utf-8")))


def lint(path: Path) -> "subprocess.CompletedProcess[str]":
    if not HADOLINT.exists():
        pytest.skip("the linter of Dockerfiles is not here: “scripts/setup test” fetches it")
    return subprocess.run([HADOLINT, "--no-color", path], check=False, capture_output=True, text=True)


def test_the_linter_finds_nothing() -> None:
    told = lint(DOCKERFILE)
    assert (told.returncode, told.stdout) == (0, "")


def test_the_linter_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "Dockerfile").write_text(DOCKERFILE.read_text("utf-8").replace("-slim", "-slim:latest", 1), "utf-8")
    assert lint(tmp_path / "Dockerfile").returncode != 0


def test_the_image_has_nothing_that_only_builds_and_no_rights() -> None:
    last = [name for name, _ in INSTRUCTIONS].count("FROM")
    assert last == 2
    start = max(at for at, (name, _) in enumerate(INSTRUCTIONS) if name == "FROM")
    names = [name for name, _ in INSTRUCTIONS[start:]]
    user = next(words for name, words in INSTRUCTIONS[start:] if name == "USER")
    assert user.split(":")[0].isdecimal()
    assert int(user.split(":")[0]) > 0
    assert names.index("USER") < names.index("CMD")
    assert "HEALTHCHECK" in names


def test_the_only_command_of_ours_that_the_image_keeps_is_the_one_it_can_run(tmp_path: Path) -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    for name in (*project["scripts"], "flask", "pip"):
        (tmp_path / name).write_text("#!/opt/warm-recall/bin/python3\n", encoding="utf-8")
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/tool.cpython-313.pyc").touch()
    (tmp_path / "python3").symlink_to("/usr/bin/python3")
    (step,) = (words for name, words in INSTRUCTIONS if name == "RUN" and "-delete" in words)
    clean = step.rpartition("&& ")[2]
    subprocess.run(["sh", "-ec", clean.replace(BIN, str(tmp_path))], check=True)
    assert {each.name for each in tmp_path.iterdir()} == {"warm-recall-skill", "python3"}


def test_what_is_copied_is_what_is_let_in() -> None:
    copied = {
        source
        for name, words in INSTRUCTIONS
        if name == "COPY" and not words.startswith("--from")
        for source in words.split()[:-1]
    }
    lines = (REPOSITORY / ".dockerignore").read_text("utf-8").splitlines()
    assert copied == {line[1:] for line in lines if line.startswith("!")}
    assert "*" in lines


@pytest.mark.parametrize("service", [SKILL, WEB], ids=["skill", "web"])
def test_a_container_can_write_nothing_but_its_volumes_and_has_no_rights(service: Any) -> None:
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert set(service.get("cap_add", ())) <= {"NET_BIND_SERVICE"}
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert [each for each in service["volumes"] if "PUBLISHED" in each and not each.endswith(":ro")] == []


def test_only_the_web_server_can_be_reached_from_outside() -> None:
    assert "ports" not in SKILL
    assert {each.split("/")[0] for each in WEB["ports"]} == {"80:80", "443:443"}


def test_the_web_server_is_the_proxy_that_the_skill_trusts() -> None:
    address = WEB["networks"]["inside"]["ipv4_address"]
    assert SKILL["environment"]["WARM_RECALL_TRUSTED_PROXY"] == address
    (network,) = COMPOSE["networks"]["inside"]["ipam"]["config"]
    assert address.startswith(network["subnet"].removesuffix("0/24"))


def test_every_variable_is_one_that_the_skill_knows() -> None:
    known = {str(each.envvar) for each in serve.params if getattr(each, "envvar", None)} | {"WARM_RECALL_SECRET"}
    named = set(re.findall(r"WARM_RECALL_[A-Z_]+", (REPOSITORY / "infra" / "compose.yaml").read_text("utf-8")))
    named |= set(re.findall(r"WARM_RECALL_[A-Z_]+", DOCKERFILE.read_text("utf-8")))
    assert named <= known


def test_a_stop_has_the_time_that_the_workers_need() -> None:
    assert int(SKILL["stop_grace_period"].removesuffix("s")) > STOP_S
