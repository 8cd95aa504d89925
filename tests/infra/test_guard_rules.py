"""`infra/rules`: the template keeps each rule, and each rule is seen to fail on a copy that breaks it."""

import os
import platform
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATE, RULES = ROOT / "infra/template.yaml", ROOT / "infra/rules"
_SYSTEM = {"Linux": "ubuntu", "Darwin": "macos"}.get(platform.system(), "none")
_MACHINE = {"arm64": "aarch64"}.get(platform.machine(), platform.machine())
GUARD = ROOT / ".venv/cloud-tools/node_modules/@cdklabs/cdk-validator-cfnguard/bin" / _SYSTEM / _MACHINE / "cfn-guard"

pytestmark = pytest.mark.skipif(
    not GUARD.exists() and not os.environ.get("CI"),
    reason="cfn-guard is not here: “scripts/cloud-tools” fetches it where there is npm",
)

BROKEN = {
    "buckets_block_the_public_four_ways": ("RestrictPublicBuckets: true", "RestrictPublicBuckets: false"),
    "buckets_have_one_owner": ("BucketOwnerEnforced", "ObjectWriter"),
    "buckets_are_encrypted": ("{SSEAlgorithm: AES256}", "{SSEAlgorithm: none}"),
    "buckets_keep_versions_for_a_while": ("            NoncurrentVersionExpiration: {NoncurrentDays: 30}\n", ""),
    "buckets_are_reached_by_tls_alone": ('"aws:SecureTransport": "false"', '"aws:SecureTransport": "true"'),
    "tables_are_billed_on_demand": ("PAY_PER_REQUEST", "PROVISIONED"),
    "tables_forget_and_can_come_back": ("PointInTimeRecoveryEnabled: true", "PointInTimeRecoveryEnabled: false"),
    "what_cannot_be_made_again_outlives_its_replacement": (
        "UpdateReplacePolicy: Retain",
        "UpdateReplacePolicy: Delete",
    ),
    "the_cdn_reads_the_bucket_by_origin_access_control": (
        "            OriginAccessControlId: !GetAtt CdnAccess.Id\n",
        "",
    ),
    "the_cdn_speaks_tls": ("ViewerProtocolPolicy: redirect-to-https", "ViewerProtocolPolicy: allow-all"),
    "every_behaviour_has_cache_and_cors": ("            ResponseHeadersPolicyId: !Ref CdnHeaders\n", ""),
    "pages_and_catalog_are_kept_for_minutes": ("MaxTTL: 300", "MaxTTL: 86400"),
    "sound_is_kept_for_a_year": ("MinTTL: 31536000", "MinTTL: 60"),
    "no_role_may_do_everything": ('["logs:CreateLogStream", "logs:PutLogEvents"]', '"logs:*"'),
    "the_function_only_reads_the_bucket": (
        '                Action: "s3:GetObject"\n',
        '                Action: "s3:PutObject"\n',
    ),
    "the_publisher_is_a_workflow_of_one_branch": ("token.actions.githubusercontent.com:sub", "sts:RoleSessionName"),
    "the_reader_writes_nothing": ('Action: "s3:ListBucket"\n', 'Action: "s3:PutObject"\n'),
    "the_reader_is_a_workflow_of_a_pull_request": (
        'token.actions.githubusercontent.com:sub": !Sub "repo:${GitHubRepository}:pull_request"',
        'sts:RoleSessionName": anybody',
    ),
    "alexa_invokes_only_for_this_skill": ("      EventSourceToken: !Ref SkillId\n", ""),
    "the_address_has_both_permissions": ("      InvokedViaFunctionUrl: true\n", ""),
    "logs_end": ("      RetentionInDays: !Ref LogRetentionDays\n", ""),
    "every_alarm_tells_somebody": ("      AlarmActions: [!Ref Alerts]\n", ""),
    "errors_latency_throttles_and_refusals_are_watched": ("MetricName: Throttles", "MetricName: Invocations"),
    "the_budget_tells_somebody": (
        "          Subscribers: [{SubscriptionType: EMAIL, Address: !Ref AlertEmail}]\n",
        "          Subscribers: []\n",
    ),
    "the_function_ends_before_alexa_gives_up": ("Timeout: 8 ", "Timeout: 30 "),
    "the_secret_is_in_no_template": (
        "      GenerateSecretString: {PasswordLength: 64, ExcludePunctuation: true}\n",
        "      SecretString: swordfish\n",
    ),
}
"""For each rule a change of the template that breaks it: what is replaced, and by what."""


def judge(template: Path) -> dict[str, str]:
    """What cfn-guard says of each rule."""
    done = subprocess.run(
        [str(GUARD), "validate", "--rules", str(RULES), "--data", str(template), "--show-summary", "all"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Parsing error" not in done.stdout + done.stderr
    return dict(re.findall(r"\.guard/(\w+)\s+(PASS|FAIL|SKIP)", done.stdout))


def list_rules() -> set[str]:
    return {
        name
        for file in RULES.glob("*.guard")
        for name in re.findall(r"^rule (\w+)", file.read_text("utf-8"), re.MULTILINE)
    }


def test_the_template_keeps_every_rule() -> None:
    assert judge(TEMPLATE) == dict.fromkeys(list_rules(), "PASS")


def test_every_rule_has_a_copy_that_breaks_it() -> None:
    assert set(BROKEN) == list_rules()


@pytest.mark.parametrize("rule", BROKEN)
def test_a_rule_is_seen_to_fail(rule: str, tmp_path: Path) -> None:
    old, new = BROKEN[rule]
    text = TEMPLATE.read_text("utf-8")
    assert old in text
    broken = tmp_path / "template.yaml"
    broken.write_text(text.replace(old, new), encoding="utf-8")
    assert judge(broken)[rule] == "FAIL"
