"""Words that are kept in git publish themselves: each command of the workflow, in its order, on an edited copy."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.s3 import S3Store
from audio_pipeline.stores.store import Blob
from tests import s3_server, small_show
from tests.markup.small_folder import SHOW
from tests.workflow.github import TOKEN, GitHub, github
from tests.workflow.workflow import Runner, jobs

ROOT = Path(__file__).parents[2]
PREFIX = "show"


@pytest.fixture(scope="module")
def hub() -> Iterator[GitHub]:
    with github() as there:
        yield there


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with words of its own, which is set up for this Python."""
    here = tmp_path / "checkout"
    words = small_show.write(here / "words")
    (words / "show.toml").write_text(SHOW.replace('"sine"', '"tone"'), "utf-8")
    shutil.copytree(ROOT / "scripts", here / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, here)
    (here / ".git").mkdir()
    _set_up(here)
    return here


def _set_up(checkout: Path) -> None:
    """Make a .venv of this Python, in the state in which scripts/setup leaves it, so that it has nothing to do."""
    venv = checkout / ".venv"
    venv.mkdir()
    for part in Path(sys.prefix).iterdir():
        if not part.name.startswith("."):
            (venv / part.name).symlink_to(part)
    stamp = "cat requirements.lock pyproject.toml | cksum | tr ' ' -"
    name = subprocess.run(["sh", "-c", stamp], cwd=checkout, check=True, capture_output=True, text=True).stdout.strip()
    (venv / f".{name}").touch()


@pytest.fixture
def bucket(s3_endpoint: str, s3_bucket: str, built_show: Path) -> str:
    """A bucket whose show anybody may read, with the bed and the vectors in its cache, as after an earlier build."""
    policy = (ROOT / "infra/bucket/listeners.json").read_text("utf-8")
    policy = policy.replace("BUCKET", s3_bucket).replace("PREFIX", PREFIX)
    s3_server.client(s3_endpoint).put_bucket_policy(Bucket=s3_bucket, Policy=policy)
    earlier, cache = (
        FolderStore(built_show / "cache"),
        S3Store.from_address(f"s3://{s3_bucket}/cache", endpoint_url=s3_endpoint),
    )
    for kind in ("sounds/", "vectors/"):
        for each in earlier.list(kind):
            stored = earlier.get(each.name)
            assert stored
            cache.put(Blob(name=each.name, data=stored.data, content_type="application/octet-stream"))
    return s3_bucket


@pytest.fixture
def runner(checkout: Path, bucket: str, s3_endpoint: str, hub: GitHub, tmp_path: Path) -> Runner:
    hub.comments.clear()
    values = {
        "vars.WARM_RECALL_CONTENT || 'audio_pipeline/content/builtin'": "words",
        "vars.WARM_RECALL_READER_ROLE": "arn:aws:iam::1:role/reader",
        "vars.WARM_RECALL_CACHE": f"s3://{bucket}/cache",
        "vars.WARM_RECALL_TO": f"s3://{bucket}/{PREFIX}",
        "vars.WARM_RECALL_PUBLIC_URL": f"{s3_endpoint}/{bucket}/{PREFIX}/",
        "github.token": TOKEN,
        "inputs.allow": "",
        "github.event.pull_request.number": "7",
    }
    environment = {
        "AWS_ENDPOINT_URL_S3": s3_endpoint,
        "XDG_CACHE_HOME": str(tmp_path / "cache-home"),
        "PYTHON": sys.executable,
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTOR": "anna",
        "GITHUB_API_URL": hub.address,
        "GITHUB_REPOSITORY": "anna/words",
        "GITHUB_RUN_ID": "12",
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }
    return Runner(checkout=checkout, values=values, environment=environment)


def ran(runner: Runner, job: str) -> dict[str, str]:
    """What each command of a job printed; all of them went well."""
    said = {}
    for name, done in runner.run(job):
        assert done.returncode == 0, f"{name}: {done.stdout}{done.stderr}"
        said[name] = done.stdout
    return said


def on_a_clean_machine(runner: Runner) -> Runner:
    """Each job gets a machine of its own, which has nothing but the checkout."""
    for left in ("build", "previews"):
        shutil.rmtree(runner.checkout / left, ignore_errors=True)
    for left in ("published.json", "plan.json"):
        (runner.checkout / left).unlink(missing_ok=True)
    shutil.rmtree(runner.environment["XDG_CACHE_HOME"], ignore_errors=True)
    return runner


def public(runner: Runner, s3_endpoint: str) -> dict[str, Any]:
    store = S3Store.from_address(runner.values["vars.WARM_RECALL_TO"], endpoint_url=s3_endpoint)
    stored = store.get("catalog.json")
    assert stored
    return {each["content_id"]: each for each in json.loads(stored.data)["releases"]}


def test_an_edited_sentence_goes_from_a_pull_request_to_listeners(
    runner: Runner, hub: GitHub, s3_endpoint: str
) -> None:
    run_here = [*ran(on_a_clean_machine(runner), "publish")]
    before = public(runner, s3_endpoint)
    small_show.edit(runner.checkout / "words", "warm-hands", "Notice how warm they are.", "Notice how cool they are.")

    run_here += ran(on_a_clean_machine(runner), "check")
    run_here += ran(on_a_clean_machine(runner), "plan")
    assert sorted(each.name for each in (runner.checkout / "previews").iterdir()) == ["warm-hands.mp3"]
    run_here += ran(runner, "comment")
    assert set(run_here) == {step["name"] for job in jobs().values() for step in job["steps"] if "run" in step}
    (comment,) = hub.comments
    assert "| `warm-hands` | segment 4 changed | about 1 of 3 chunks, 1 sentence to speak |" in comment["body"]
    assert "1 of 2 programmes to make, 1 sentence to speak." in comment["body"]
    assert "https://github.example/anna/words/actions/runs/12" in comment["body"]
    assert public(runner, s3_endpoint) == before

    said = ran(on_a_clean_machine(runner), "publish")
    assert "Changed: warm-hands." in said["Publish"]
    after = public(runner, s3_endpoint)
    assert after["company"] == before["company"]
    assert after["warm-hands"]["url"] != before["warm-hands"]["url"]
    again = ran(on_a_clean_machine(runner), "publish")
    assert "To send: no files." in again["Publish"]


def test_after_a_publish_by_hand_a_run_by_hand_takes_over(runner: Runner, s3_endpoint: str) -> None:
    elsewhere = runner.checkout.parent / "elsewhere"
    shutil.copytree(runner.checkout / "words", elsewhere)
    by_hand = {
        "--content": str(elsewhere),
        "--out": str(elsewhere.parent / "out"),
        "--cache": runner.values["vars.WARM_RECALL_CACHE"],
        "--to": runner.values["vars.WARM_RECALL_TO"],
        "--public-url": runner.values["vars.WARM_RECALL_PUBLIC_URL"],
    }
    subprocess.run(
        [sys.executable, "-m", "audio_pipeline", "publish", *(word for pair in by_hand.items() for word in pair)],
        env={**os.environ, **runner.environment},
        check=True,
        capture_output=True,
    )
    before = public(runner, s3_endpoint)
    small_show.edit(runner.checkout / "words", "warm-hands", "Notice how warm they are.", "Notice how cool they are.")

    *_, (name, done) = on_a_clean_machine(runner).run("publish")
    assert (name, done.returncode) == ("Publish", 1)
    assert "--replace warm-hands" in done.stderr
    assert public(runner, s3_endpoint) == before

    allowed = Runner(**{**vars(runner), "values": {**runner.values, "inputs.allow": "--replace all"}})
    ran(on_a_clean_machine(allowed), "publish")
    assert public(runner, s3_endpoint)["warm-hands"]["url"] != before["warm-hands"]["url"]
    assert "To send: no files." in ran(on_a_clean_machine(runner), "publish")["Publish"]


def test_a_second_look_at_a_pull_request_replaces_the_comment(runner: Runner, hub: GitHub) -> None:
    for number in range(150):
        hub.add("ben", f"comment {number}")
    hub.add("ben", "<!-- warm-recall plan --> a forgery")
    plan = runner.checkout / "plan.md"
    for text in ("first", "second"):
        plan.write_text(text, "utf-8")
        ran(runner, "comment")
    ours = [each["body"] for each in hub.comments if each["user"]["login"] == "github-actions[bot]"]
    assert len(ours) == 1
    assert "second" in ours[0]
    assert sum("forgery" in each["body"] for each in hub.comments) == 1


def test_a_fault_is_shown_beside_its_line_and_ends_the_check(runner: Runner) -> None:
    answer = runner.checkout / "words/why_hug_helps.md"
    answer.write_text(answer.read_text("utf-8").replace(small_show.SAID, "A hug cures everything."), "utf-8")
    *_, (name, done) = runner.run("check")
    assert name == "Check the words"
    assert done.returncode == 1
    assert re.search(
        r"^::error file=words/why_hug_helps\.md,line=\d+,col=\d+,title=never-claim::", done.stdout, re.MULTILINE
    )


def test_before_anything_is_published_or_set_a_plan_is_made_all_the_same(runner: Runner) -> None:
    bare = {"vars.WARM_RECALL_READER_ROLE": ""}
    here = on_a_clean_machine(Runner(**{**vars(runner), "values": {**runner.values, **bare}}))
    (here.checkout / "words" / "company.md").unlink()
    said = ran(here, "plan")
    assert "::notice::Nothing can be fetched from" in said["Fetch what is published"]
    assert "Fetch the cache" not in said
    assert "| `warm-hands` | new |" in (here.checkout / "plan.md").read_text("utf-8")
