"""The content workflow may do no more than it must, and the linter of workflows finds nothing in it."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.workflow.workflow import FILE, jobs, load


def linted(file: Path) -> "subprocess.CompletedProcess[str]":
    """What actionlint says; its own looks at shell and Python need programs that may not be here."""
    command = [str(Path(sys.executable).parent / "actionlint"), "-shellcheck=", "-pyflakes=", str(file)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_the_linter_finds_nothing() -> None:
    done = linted(FILE)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("needs: check", "needs: chek"),
        ("vars.WARM_RECALL_TO != ''", "vras.WARM_RECALL_TO != ''"),
        ("ubuntu-24.04", "ubuntu-1.04"),
        ("id-token: write", "id-token: right"),
    ],
)
def test_the_linter_finds_what_is_wrong(tmp_path: Path, old: str, new: str) -> None:
    text = FILE.read_text("utf-8")
    assert old in text
    broken = tmp_path / "content.yml"
    broken.write_text(text.replace(old, new), "utf-8")
    assert linted(broken).returncode == 1


def test_nothing_is_allowed_but_what_a_job_asks_for() -> None:
    assert load()["permissions"] == {}
    assert {name: job["permissions"] for name, job in jobs().items()} == {
        "check": {"contents": "read"},
        "plan": {"contents": "read", "id-token": "write"},
        "comment": {"contents": "read", "pull-requests": "write"},
        "publish": {"contents": "read", "id-token": "write"},
    }


def test_there_is_no_long_lived_key() -> None:
    text = FILE.read_text("utf-8")
    assert "secrets." not in text
    assert not re.search(r"access-key|AWS_ACCESS", text, re.IGNORECASE)
    checkouts = [step for job in jobs().values() for step in job["steps"] if "actions/checkout" in step.get("uses", "")]
    assert [step["with"]["persist-credentials"] for step in checkouts] == ["false"] * len(jobs())


def test_every_action_is_pinned_by_its_hash_with_the_version_beside_it() -> None:
    used = re.findall(r"uses: (.+)$", FILE.read_text("utf-8"), re.MULTILINE)
    assert len(used) > len(jobs())
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each) for each in used)
    assert len({each.partition("@")[0] for each in used}) == len(set(used))


def test_no_text_of_others_is_put_into_a_command() -> None:
    assert not [step for job in jobs().values() for step in job["steps"] if "${{" in step.get("run", "")]


def test_only_the_branch_that_is_published_gets_the_publisher_role() -> None:
    with_role = {
        name
        for name, job in jobs().items()
        if any("PUBLISHER" in step.get("with", {}).get("role-to-assume", "") for step in job["steps"])
    }
    assert with_role == {"publish"}
    assert "github.event_name != 'pull_request'" in jobs()["publish"]["if"]
    assert "github.ref_name == github.event.repository.default_branch" in jobs()["publish"]["if"]


def test_two_merges_do_not_publish_over_each_other() -> None:
    assert jobs()["publish"]["concurrency"] == {"group": "content-publish", "cancel-in-progress": "false"}


def test_every_job_ends_by_itself() -> None:
    assert all(int(job["timeout-minutes"]) <= 60 for job in jobs().values())


RIGHTS = FILE.parents[2] / "infra/bucket"


def allowed(name: str) -> list[Any]:
    found: list[Any] = json.loads((RIGHTS / name).read_text("utf-8"))["Statement"]
    assert all(each["Effect"] == "Allow" for each in found)
    return found


def test_who_looks_at_a_pull_request_may_read_the_cache_and_write_nothing() -> None:
    actions = {action for each in allowed("cache-reader.json") for action in [each["Action"]]}
    assert actions == {"s3:GetObject", "s3:ListBucket"}
    assert all("CACHE" in json.dumps(each) for each in allowed("cache-reader.json"))


@pytest.mark.parametrize(("name", "subject"), [("publisher", "ref:refs/heads/main"), ("reader", "pull_request")])
def test_a_role_is_for_one_repository_and_one_purpose(name: str, subject: str) -> None:
    (statement,) = allowed(f"github-{name}-trust.json")
    asked = statement["Condition"]["StringEquals"]
    assert asked["token.actions.githubusercontent.com:sub"] == f"repo:OWNER/REPOSITORY:{subject}"
    assert asked["token.actions.githubusercontent.com:aud"] == "sts.amazonaws.com"
