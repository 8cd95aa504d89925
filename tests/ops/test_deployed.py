"""Deployed into an emulator of AWS: everything is made, filled, published, asked, edited and destroyed."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError
from click.testing import CliRunner, Result

from ops import __main__ as command
from ops.bucket import Bucket
from ops.clients import make_client
from ops.deploy import Deployment
from ops.errors import OpsError
from ops.function_zip import FunctionZip, read_function_zip
from ops.skill_package import INFRA, MANIFEST, MODELS
from ops.stack import TEMPLATE, Stack, StackState
from skill.phrases.locales import LOCALES
from tests import small_show
from tests.markup.small_folder import SHOW
from tests.ops.conftest import MACHINE
from tests.ops.emulator import ISSUER, Emulator
from tests.ops.zips import write_zip
from tests.skill.alexa.amazon import Amazon, amazon
from tests.skill.alexa.authority import CHAIN, ROOT
from tests.skill.alexa.envelopes import envelope, intent, launch
from tests.skill.alexa.signing import PATH, encoded, headers
from tests.skill.lambda_events import url_event
from tests.vectors import put_vectors

Json = dict[str, Any]

NAME = "warm-recall-test"
SKILL_ID = "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef"
REPOSITORY = "somebody/their-words"
SUBJECT = f"repo:{REPOSITORY}:ref:refs/heads/main"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """Somebody who deploys a small show into the emulator."""

    root: Path
    deployment: Deployment
    parameters: dict[str, str]
    said: list[str]
    amazon: Amazon
    emulator: Emulator

    def deploy(self) -> str:
        """Deploy, and return what was said."""
        self.said.clear()
        self.deployment.run(self.parameters)
        return "\n".join(self.said)

    @property
    def state(self) -> StackState:
        state = self.deployment.stack.find()
        assert state
        return state

    def publish(self, credentials: dict[str, str]) -> None:
        """Publish what is written, with the rights of a workflow."""
        keys = {name.upper(): value for name, value in credentials.items()}
        words = ("--to", self.state.outputs["PublishTo"], "--public-url", self.state.outputs["PublicUrl"])
        subprocess.run(
            [sys.executable, "-m", "audio_pipeline", "publish", *words, *self.deployment.publish_options],
            env={**os.environ, **keys},
            check=True,
            capture_output=True,
        )

    def trust_our_authority(self) -> None:
        """Let the function trust the authority that plays Amazon's, and fetch its chain on loopback."""
        (self.root / "roots.pem").write_bytes(ROOT.pem)
        client, function = self.emulator.client("lambda"), self.state.outputs["SkillFunctionArn"]
        variables = client.get_function_configuration(FunctionName=function)["Environment"]["Variables"]
        ours = {"SSL_CERT_FILE": str(self.root / "roots.pem"), "HTTPS_PROXY": self.amazon.address}
        client.update_function_configuration(FunctionName=function, Environment={"Variables": variables | ours})

    def invoke(self, event: Json) -> Json:
        """Hand an event to the function."""
        answer = self.emulator.client("lambda").invoke(
            FunctionName=self.state.outputs["SkillFunctionArn"], Payload=json.dumps(event).encode()
        )
        found: Json = json.loads(answer["Payload"].read())
        assert "FunctionError" not in answer, found
        return found

    def ask(self, request: Json) -> Json:
        """Ask as Alexa does: signed, through the function's address."""
        body = encoded(envelope(request, skill_id=SKILL_ID, request_id=str(uuid.uuid4())))
        answer = self.invoke(url_event(body, headers(body)))
        assert answer["statusCode"] == 200, answer
        found: Json = json.loads(answer["body"])
        return found


@pytest.fixture(scope="module")
def operator(emulator: Emulator, built: FunctionZip, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Operator]:
    root = tmp_path_factory.mktemp("operator")
    shutil.copytree(INFRA / "skill-package", root / "infra/skill-package")
    content = small_show.write(root / "show")
    (content / "show.toml").write_text(SHOW.replace('"sine"', '"tone"'), encoding="utf-8")
    put_vectors(root / "cache")
    said: list[str] = []
    deployment = Deployment(
        stack=Stack(make_client("cloudformation", None), NAME, template=write_template(root), pause_s=0.2),
        make_client=lambda service: make_client(service, None),
        region=None,
        make_zip=lambda _: built,
        infra=root / "infra",
        publish_options=(
            *("--content", str(content), "--cache", str(root / "cache"), "--out", str(root / "out")),
            *("--engine", "tone", "--jobs", "1"),
        ),
        say=said.append,
        agree=lambda _: True,
    )
    parameters = {
        "SkillId": SKILL_ID,
        "Architecture": MACHINE,
        "GitHubRepository": REPOSITORY,
        "OidcProviderArn": emulator.make_oidc_provider(),
    }
    (root / "amazon").mkdir()
    with amazon(root / "amazon") as served:
        served.served[PATH] = CHAIN
        yield Operator(
            root=root, deployment=deployment, parameters=parameters, said=said, amazon=served, emulator=emulator
        )


def write_template(root: Path) -> Path:
    """The template, as an emulator on loopback can serve it."""
    text = TEMPLATE.read_text("utf-8")
    # On loopback the emulator speaks http, and the bucket's policy refuses what does not come by TLS.
    text = text.replace('"aws:SecureTransport": "false"', '"aws:SecureTransport": "unknown"')
    # Other tests run at the same time, and here a core has other things to do.
    text = text.replace("Timeout: 8 ", "Timeout: 60 ")
    (root / "template.yaml").write_text(text, encoding="utf-8")
    return root / "template.yaml"


def ops(*words: str) -> Result:
    return CliRunner().invoke(command.main, [*words, "--stack", NAME])


def test_1_one_run_makes_everything_publishes_fills_and_tests(operator: Operator) -> None:
    said = operator.deploy()
    assert operator.state.status in ("CREATE_COMPLETE", "UPDATE_COMPLETE")
    assert "ok  it has the published catalog" in said
    assert "ok  it refuses a request that is not signed" in said
    assert "ok  it welcomes a listener" in said
    assert [line.split(":")[0] for line in operator.said[-3:]] == ["Listen", "Skill", "Watch"]


def test_2_every_resource_of_the_template_is_there_but_what_its_conditions_leave_out(operator: Operator) -> None:
    from cfnlint.decode import cfn_yaml

    client = operator.emulator.client("cloudformation")
    found = client.describe_stack_resources(StackName=NAME)["StackResources"]
    left_out = {"AlertSubscription", "Budget", "GitHub"}
    expected = set(dict(cfn_yaml.load(str(TEMPLATE)))["Resources"]) - left_out
    assert {each["LogicalResourceId"] for each in found} == expected


def test_3_the_skill_package_has_the_addresses_of_the_stack(operator: Operator) -> None:
    manifest = json.loads((operator.root / "infra" / MANIFEST).read_text("utf-8"))["manifest"]
    outputs = operator.state.outputs
    assert manifest["apis"]["custom"]["endpoint"]["uri"] == outputs["SkillEndpoint"]
    assert manifest["events"]["endpoint"]["uri"] == outputs["SkillEndpoint"]
    assert outputs["SkillEndpoint"].startswith("https://")
    assert outputs["SkillEndpoint"].endswith("/alexa")
    pages = manifest["privacyAndCompliance"]["locales"]["en-US"]
    assert pages["privacyPolicyUrl"] == f"{outputs['PublicUrl']}privacy/"


def test_3_the_skill_package_has_the_interaction_models_of_what_was_published(operator: Operator) -> None:
    package = operator.root / "infra" / MODELS
    assert {path.stem for path in package.iterdir()} == set(LOCALES)
    for path in package.iterdir():
        programmes, *_ = json.loads(path.read_text("utf-8"))["interactionModel"]["languageModel"]["types"]
        assert "warm-hands" in {value["id"] for value in programmes["values"]}
        assert "guided-recall" not in {value["id"] for value in programmes["values"]}


def test_4_a_second_run_changes_nothing(operator: Operator) -> None:
    said = operator.deploy()
    assert f"The stack {NAME} is as it should be." in said
    assert "it is as it should be" in said


def test_4_the_function_is_made_for_the_processor_that_the_stack_has(operator: Operator, built: FunctionZip) -> None:
    asked: list[str] = []

    def make_zip(parameters: Mapping[str, str]) -> FunctionZip:
        asked.append(parameters["Architecture"])
        return built

    unnamed = {name: value for name, value in operator.parameters.items() if name != "Architecture"}
    replace(operator.deployment, make_zip=make_zip).run(unnamed)
    assert asked == [MACHINE]
    assert operator.state.parameters["Architecture"] == MACHINE


def test_4_code_with_other_bytes_gets_another_key(operator: Operator, tmp_path: Path) -> None:
    bucket = Bucket(make_client("s3", None), operator.state.outputs["BucketName"])
    file, keys = tmp_path / "skill.zip", []
    for text in ("one", "other"):
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("skill/__init__.py", text)
        keys.append(bucket.upload(read_function_zip(file)))
    assert len(set(keys)) == 2


def test_4_a_zip_for_another_processor_is_refused_and_the_function_stays(operator: Operator, tmp_path: Path) -> None:
    before = operator.state
    (other,) = {"arm64", "x86_64"} - {MACHINE}
    file = write_zip(tmp_path / "skill.zip", other, before.parameters["PythonVersion"])
    done = ops("deploy", "--yes", "--zip", str(file), "--infra", str(operator.root / "infra"))
    assert isinstance(done.exception, OpsError)
    assert f"built for {other} and Python" in str(done.exception)
    assert f"the function has {MACHINE} and" in str(done.exception)
    assert operator.state == before


def test_5_a_signed_request_is_answered_through_the_functions_address(operator: Operator) -> None:
    operator.trust_our_authority()
    welcome = operator.ask(launch())
    assert "outputSpeech" in welcome["response"]
    (directive,) = operator.ask(intent("PlayIntent", programme="warm hands"))["response"]["directives"]
    stream = directive["audioItem"]["stream"]["url"]
    assert stream.startswith(operator.state.outputs["PublicUrl"])
    key = stream.removeprefix(operator.state.outputs["PublicUrl"])
    bucket, _, prefix = operator.state.outputs["PublishTo"].removeprefix("s3://").partition("/")
    assert operator.emulator.client("s3").head_object(Bucket=bucket, Key=f"{prefix}/{key}")["ContentLength"] > 1_000


def test_6_the_same_request_over_http_reaches_the_function_with_its_body_byte_for_byte(operator: Operator) -> None:
    body = json.dumps(
        envelope(launch(), skill_id=SKILL_ID, request_id=str(uuid.uuid4())) | {"more": "crème  ☕"}, ensure_ascii=False
    ).encode()
    assert post(operator, body, headers(body)) == 200
    assert post(operator, body + b" ", headers(body)) == 400


def post(operator: Operator, body: bytes, signed: dict[str, str]) -> int:
    """Send a request to the function's address, which the emulator serves on loopback; its status."""
    url_id = operator.state.outputs["SkillEndpoint"].removeprefix("https://").partition(".")[0]
    request = urllib.request.Request(
        f"{operator.emulator.address}/_aws/lambda-url/{url_id}/alexa", data=body, headers=signed
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code


def test_7_an_edit_published_by_the_publisher_role_is_played_within_a_minute(operator: Operator) -> None:
    before = play(operator)
    small_show.edit(operator.root / "show", "warm-hands", "Notice how warm they are.", "Notice how quiet they are.")
    began_s = time.monotonic()
    operator.publish(operator.emulator.assume(operator.state.outputs["PublisherRoleArn"], subject=SUBJECT))
    while (after := play(operator)) == before:
        assert time.monotonic() - began_s < 60
        time.sleep(1)
    assert time.monotonic() - began_s < 60
    assert after["token"] != before["token"]


def play(operator: Operator) -> Json:
    (directive,) = operator.ask(intent("PlayIntent", programme="warm hands"))["response"]["directives"]
    stream: Json = directive["audioItem"]["stream"]
    return stream


def test_8_the_publisher_may_write_under_its_prefix_and_nothing_else(operator: Operator) -> None:
    credentials = operator.emulator.assume(operator.state.outputs["PublisherRoleArn"], subject=SUBJECT)
    bucket = operator.state.outputs["BucketName"]
    s3 = operator.emulator.client("s3", credentials)
    s3.put_object(Bucket=bucket, Key="warm-recall/cache/clip", Body=b"sound")
    refusals: tuple[Callable[[], object], ...] = (
        lambda: s3.put_object(Bucket=bucket, Key="code/other.zip", Body=b"code"),
        lambda: s3.get_object(Bucket=bucket, Key="code/other.zip"),
        lambda: s3.delete_bucket(Bucket=bucket),
        lambda: operator.emulator.client("dynamodb", credentials).scan(TableName=operator.state.outputs["TableName"]),
        lambda: operator.emulator.client("lambda", credentials).list_functions(),
    )
    for refused in refusals:
        with pytest.raises(ClientError, match="AccessDenied"):
            refused()


@pytest.mark.parametrize("subject", ["repo:somebody-else/words:ref:refs/heads/main", f"repo:{REPOSITORY}:pull_request"])
def test_9_no_other_workflow_becomes_the_publisher(operator: Operator, subject: str) -> None:
    with pytest.raises(ClientError, match="AccessDenied"):
        operator.emulator.assume(operator.state.outputs["PublisherRoleArn"], subject=subject)


def test_9_a_pull_request_reads_the_cache_of_builds_and_writes_nothing(operator: Operator) -> None:
    outputs = operator.state.outputs
    reader = operator.emulator.assume(outputs["ReaderRoleArn"], subject=f"repo:{REPOSITORY}:pull_request")
    bucket, _, cache = outputs["CacheOfBuilds"].removeprefix("s3://").partition("/")
    operator.emulator.client("s3").put_object(Bucket=bucket, Key=f"{cache}/clip", Body=b"sound")
    s3 = operator.emulator.client("s3", reader)
    assert s3.get_object(Bucket=bucket, Key=f"{cache}/clip")["Body"].read() == b"sound"
    assert f"{cache}/clip" in [
        each["Key"] for each in s3.list_objects_v2(Bucket=bucket, Prefix=f"{cache}/")["Contents"]
    ]
    with pytest.raises(ClientError, match="NoSuchKey"):
        s3.get_object(Bucket=bucket, Key=f"{cache}/expired")
    refusals: tuple[Callable[[], object], ...] = (
        lambda: s3.put_object(Bucket=bucket, Key=f"{cache}/clip", Body=b"other"),
        lambda: s3.get_object(Bucket=bucket, Key="warm-recall/catalog.json"),
        lambda: s3.list_objects_v2(Bucket=bucket, Prefix="code/"),
    )
    for refused in refusals:
        with pytest.raises(ClientError, match="AccessDenied"):
            refused()


@pytest.mark.parametrize("subject", ["repo:somebody-else/words:pull_request", SUBJECT])
def test_9_no_other_workflow_becomes_the_reader(operator: Operator, subject: str) -> None:
    with pytest.raises(ClientError, match="AccessDenied"):
        operator.emulator.assume(operator.state.outputs["ReaderRoleArn"], subject=subject)


def test_a_status_says_that_all_is_well(operator: Operator) -> None:
    done = ops("status")
    assert done.exit_code == 0, done.output
    assert operator.state.outputs["PublicUrl"] in done.output
    assert "  no  " not in done.output
    assert "alarms: 4, told to nobody" in done.output


def test_b_diff_shows_a_change_and_makes_none(operator: Operator) -> None:
    before = operator.state
    done = ops("diff", "--parameter", "LogRetentionDays=7")
    assert done.exit_code == 0, done.output
    assert "modify  Log" in done.output
    assert operator.state == before


@pytest.mark.parametrize("wrong", ["LogRetentionDays=8", "SkillId=my-skill"])
def test_b_what_cloudformation_refuses_is_told_with_what_is_left(operator: Operator, wrong: str) -> None:
    before = operator.state
    done = ops("diff", "--parameter", wrong)
    assert isinstance(done.exception, OpsError)
    assert wrong.split("=", maxsplit=1)[0] in str(done.exception)
    assert "Left behind: nothing was changed." in str(done.exception)
    assert operator.state == before


def test_b_a_deploy_that_is_not_agreed_to_changes_nothing(operator: Operator) -> None:
    before = operator.state
    declined = replace(operator.deployment, agree=lambda _: False)
    with pytest.raises(OpsError, match="Nothing was changed, as you said"):
        declined.run(operator.parameters | {"LogRetentionDays": "7"})
    assert operator.state == before


def test_b_a_show_that_cannot_be_published_is_told_with_the_command_to_go_on(operator: Operator) -> None:
    broken = replace(operator.deployment, publish_options=("--content", str(operator.root / "no-such-folder")))
    with pytest.raises(
        OpsError, match=r"Left behind: the stack and what was public before(.|\n)+warm-recall publish --to s3://"
    ):
        broken.run(operator.parameters)


def test_b_models_that_cannot_be_written_are_told_with_the_command_to_go_on(operator: Operator) -> None:
    infra = operator.root / "blocked"
    (infra / MANIFEST).parent.mkdir(parents=True)
    shutil.copyfile(INFRA / MANIFEST, infra / MANIFEST)
    (infra / MODELS).parent.write_text("no folder", encoding="utf-8")
    with pytest.raises(OpsError, match=r"published show, which work(.|\n)+warm-recall-skill model --catalog s3://"):
        replace(operator.deployment, infra=infra).run(operator.parameters)


def test_c_a_published_show_is_destroyed_only_if_told_twice(operator: Operator) -> None:
    bucket = operator.state.outputs["BucketName"]
    for words in ((), ("--with-releases",), ("--bucket", bucket), ("--with-releases", "--bucket", "another")):
        done = ops("destroy", "--yes", *words)
        assert isinstance(done.exception, OpsError)
        assert f"--with-releases --bucket {bucket}" in str(done.exception)
    assert Bucket(make_client("s3", None), bucket).look().has_releases
    assert play(operator)


def test_d_a_destroy_that_was_cut_off_goes_on_and_leaves_nothing(
    operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = operator.state.outputs
    with monkeypatch.context() as cut:
        cut.setattr(Stack, "delete", lambda _: delete_bucket_and_table(operator, outputs))
        done = ops("destroy", "--yes", "--with-releases", "--bucket", outputs["BucketName"])
    assert str(done.exception).startswith("Cut off.")
    assert operator.state.outputs == outputs
    done = ops("destroy", "--yes")
    assert done.exit_code == 0, done.output or done.exception
    assert list_remains(operator.emulator) == {}
    assert "nothing is left" in ops("destroy", "--yes").output


def delete_bucket_and_table(operator: Operator, outputs: Mapping[str, str]) -> None:
    """Delete what CloudFormation deletes first, and be cut off."""
    operator.emulator.client("s3").delete_bucket(Bucket=outputs["BucketName"])
    operator.emulator.client("dynamodb").delete_table(TableName=outputs["TableName"])
    raise OpsError("Cut off.", left="the stack.", go_on="run it again.")


def list_remains(emulator: Emulator) -> dict[str, list[str]]:
    """What an account still has, by kind."""
    distributions = emulator.client("cloudfront").list_distributions()["DistributionList"].get("Items", ())
    remains = {
        "buckets": [each["Name"] for each in emulator.client("s3").list_buckets()["Buckets"]],
        "tables": emulator.client("dynamodb").list_tables()["TableNames"],
        "functions": [each["FunctionName"] for each in emulator.client("lambda").list_functions()["Functions"]],
        "logs": [each["logGroupName"] for each in emulator.client("logs").describe_log_groups()["logGroups"]],
        "topics": [each["TopicArn"] for each in emulator.client("sns").list_topics()["Topics"]],
        "alarms": [each["AlarmName"] for each in emulator.client("cloudwatch").describe_alarms()["MetricAlarms"]],
        "roles": [
            each["RoleName"] for each in emulator.client("iam").list_roles()["Roles"] if NAME in each["RoleName"]
        ],
        "secrets": [each["Name"] for each in emulator.client("secretsmanager").list_secrets()["SecretList"]],
        "distributions": [each["Id"] for each in distributions],
    }
    return {kind: found for kind, found in remains.items() if found}


def test_the_issuer_is_that_of_the_template() -> None:
    assert f"https://{ISSUER}" in TEMPLATE.read_text("utf-8")
