"""The command `warm-recall-ops`: its help, and what it says before it has called AWS."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from ops.__main__ import main
from ops.deploy import describe_cname, describe_next_steps
from ops.errors import OpsError
from ops.skill_package import INFRA, MANIFEST
from ops.stack import StackState


@pytest.mark.parametrize("name", ["deploy", "check", "status", "diff", "destroy"])
def test_each_command_says_what_it_does_and_shows_an_example(name: str) -> None:
    done = CliRunner().invoke(main, [name, "--help"])
    assert done.exit_code == 0
    assert f"Example: warm-recall-ops {name}" in done.output


@pytest.mark.parametrize("name", ["deploy", "diff"])
def test_what_is_not_named_stays_as_the_stack_has_it(name: str) -> None:
    named = main.commands[name].make_context(name, []).params
    assert {"architecture", "python", "email", "domain"} <= set(named)
    assert not any(named[option] for option in ("architecture", "python", "email", "domain", "parameter"))


def run(*words: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run the command as an operator who has set nothing up."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    return subprocess.run(
        [sys.executable, "-m", "ops", *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_without_a_region_it_says_how_to_name_one(tmp_path: Path) -> None:
    done = run("status", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "No region of AWS is named.",
        "Left behind: nothing was changed.",
        "To go on: name one, near your listeners: --region us-east-1, or AWS_DEFAULT_REGION.",
    ]


def test_without_credentials_it_says_what_aws_says_and_shows_no_traceback(tmp_path: Path) -> None:
    done = run("status", "--region", "us-east-1", folder=tmp_path)
    assert done.returncode == 1
    assert "credentials" in done.stderr
    assert "Left behind: nothing was changed." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_parameter_without_a_value_is_refused_with_its_form(tmp_path: Path) -> None:
    done = run("diff", "--region", "us-east-1", "--parameter", "MemoryMb", folder=tmp_path)
    assert done.returncode == 2
    assert "write NAME=VALUE" in done.stderr


def test_deploy_refuses_a_placeholder_that_no_stack_fills_before_it_calls_aws(tmp_path: Path) -> None:
    manifest = (INFRA / MANIFEST).read_text("utf-8").replace("file://assets", "https://icons.example.org", 1)
    (tmp_path / MANIFEST).parent.mkdir(parents=True)
    (tmp_path / MANIFEST).write_text(manifest, encoding="utf-8")
    done = run("deploy", "--region", "us-east-1", "--infra", str(tmp_path), folder=tmp_path)
    assert done.returncode == 1
    assert "https://icons.example.org/images/" in done.stderr
    assert "Left behind: nothing was changed." in done.stderr
    assert "warm-recall.example" not in done.stderr


def test_an_error_says_what_is_left_and_how_to_go_on() -> None:
    error = OpsError("It broke.", left="half of it.", go_on="mend it.")
    assert str(error) == "It broke.\nLeft behind: half of it.\nTo go on: mend it."


def stack_state(**parameters: str) -> StackState:
    outputs = {"PublicUrl": "https://my.org/warm-recall/", "CdnHost": "d1.cloudfront.net"}
    return StackState(status="CREATE_COMPLETE", outputs=outputs, parameters=parameters)


def test_the_next_commands_name_the_region_that_was_named(tmp_path: Path) -> None:
    _, upload, watch = describe_next_steps("mine", stack_state(), tmp_path, "eu-west-1")
    assert "warm-recall-ops deploy --stack mine --region eu-west-1" in upload
    assert "warm-recall-ops status --stack mine --region eu-west-1;" in watch
    assert "--region" not in "".join(describe_next_steps("mine", stack_state(), tmp_path, None))


def test_a_host_name_of_ones_own_is_told_where_to_lead() -> None:
    assert "from audio.my.org to d1.cloudfront.net" in describe_cname(stack_state(DomainName="audio.my.org"))
    assert describe_cname(stack_state(DomainName="")) == ""
