"""`infra/template.yaml`: what CloudFormation takes, and what the stack promises."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cfnlint.decode import cfn_yaml

TEMPLATE = Path(__file__).parents[2] / "infra/template.yaml"


@pytest.fixture(scope="module")
def template() -> dict[str, Any]:
    """The template as cfn-lint reads it: "!Ref X" is {"Ref": "X"}."""
    return dict(cfn_yaml.load(str(TEMPLATE)))


def test_cfn_lint_finds_nothing_in_the_template() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("cfn-lint")), "--regions", "us-east-1", "eu-west-1", "--", str(TEMPLATE)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_every_parameter_has_a_default_and_a_description(template: dict[str, Any]) -> None:
    parameters = template["Parameters"].values()
    assert all("Default" in each and each["Description"] for each in parameters)


def test_every_parameter_is_in_a_group_of_the_console(template: dict[str, Any]) -> None:
    groups = template["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"]
    assert sorted(name for each in groups for name in each["Parameters"]) == sorted(template["Parameters"])


def test_cloudformation_takes_it_in_one_request_without_a_bucket_for_templates() -> None:
    assert len(TEMPLATE.read_bytes()) < 51_200  # the largest TemplateBody


def test_the_metric_filter_looks_for_the_line_that_a_refusal_logs(template: dict[str, Any]) -> None:
    pattern = template["Resources"]["Refusals"]["Properties"]["FilterPattern"]
    words = re.fullmatch(r'"(.+)"', pattern)
    assert words
    endpoint = (TEMPLATE.parents[1] / "skill/alexa/endpoint.py").read_text("utf-8")
    assert f'log.warning("{words[1]} reason=%s"' in endpoint


def test_the_function_reads_the_catalog_and_its_table_and_nothing_else(template: dict[str, Any]) -> None:
    (policy,) = template["Resources"]["SkillRole"]["Properties"]["Policies"]
    actions = {action for each in policy["PolicyDocument"]["Statement"] for action in _list(each["Action"])}
    assert {each for each in actions if each.startswith("s3:")} == {"s3:GetObject"}
    assert not {each for each in actions if each.endswith("*")}
    assert {each.split(":")[0] for each in actions} == {"s3", "dynamodb", "logs"}


def test_the_publisher_writes_under_one_prefix_and_nothing_else(template: dict[str, Any]) -> None:
    (policy,) = template["Resources"]["PublisherRole"]["Properties"]["Policies"]
    write, look = policy["PolicyDocument"]["Statement"]
    assert write["Resource"] == {"Fn::Sub": "${Bucket.Arn}/${Prefix}/*"}
    assert all(each.startswith("s3:List") for each in look["Action"])


def test_the_reader_reads_the_cache_of_builds_and_writes_nothing(template: dict[str, Any]) -> None:
    role = template["Resources"]["ReaderRole"]["Properties"]
    (policy,) = role["Policies"]
    read, look = policy["PolicyDocument"]["Statement"]
    assert (read["Action"], read["Resource"]) == ("s3:GetObject", {"Fn::Sub": "${Bucket.Arn}/${Prefix}/cache/*"})
    assert look["Action"] == "s3:ListBucket"


def _list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
