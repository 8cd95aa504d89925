"""Status: how the stack is, whether the skill answers, and which alarms ring."""

from collections.abc import Callable, Iterator
from typing import Any

from ops.errors import translate_aws_errors
from ops.smoke_test import check_function
from ops.stack import Stack, StackState


def describe_status(stack: Stack, make_client: Callable[[str], Any]) -> Iterator[str]:
    """Yield what an operator wants to know, a line each."""
    state = stack.find()
    if state is None:
        yield f"There is no stack {stack.name}: warm-recall-ops deploy makes it."
        return
    yield f"The stack {stack.name}: {state.status}"
    for name in ("PublicUrl", "SkillEndpoint", "PublishTo", "CacheOfBuilds", "PublisherRoleArn", "ReaderRoleArn"):
        if name in state.outputs:
            yield f"  {name:<18}{state.outputs[name]}"
    if "SkillFunctionArn" in state.outputs:
        checks = check_function(
            make_client("lambda"), state.outputs["SkillFunctionArn"], state.parameters.get("SkillId", "")
        )
        yield from (each.describe() for each in checks)
    if not state.parameters.get("SkillId"):
        yield "  no  no skill id is known, so every request is refused: run ask deploy, then warm-recall-ops deploy"
    yield from _describe_alarms(make_client("cloudwatch"), stack.name, state)


def _describe_alarms(client: Any, name: str, state: StackState) -> Iterator[str]:
    with translate_aws_errors("Looking at the alarms"):
        found = client.describe_alarms(AlarmNamePrefix=f"{name}-")["MetricAlarms"]
    for each in found:
        if each["StateValue"] == "ALARM":
            yield f"  no  {each['AlarmDescription']}  ({each['AlarmName']})"
    yield f"  alarms: {len(found)}, told to {state.parameters.get('AlertEmail') or 'nobody: --email names somebody'}"
