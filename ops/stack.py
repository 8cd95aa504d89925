"""Stack: what CloudFormation has made, and what it would change; every change is shown before it is made."""

import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ops.errors import NOTHING_CHANGED, OpsError, translate_aws_errors

TEMPLATE = Path(__file__).parents[1] / "infra/template.yaml"

_CAPABILITIES = ["CAPABILITY_IAM"]
"""The template makes roles, and names none of them."""

_PAUSE_S = 3.0
_LONGEST_S = 45 * 60
"""Seconds until a change counts as stuck; a CDN takes about five minutes."""

_NO_CHANGE = ("didn't contain changes", "No updates are to be performed")
"""What CloudFormation says of a change set without a change."""

_UNFINISHED = "REVIEW_IN_PROGRESS"
"""The status of a stack of which there is only a change set."""

_FIRST_FAILED = ("ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "DELETE_FAILED")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of a change set."""

    action: str
    name: str
    kind: str
    replaces: bool

    def describe(self) -> str:
        """Return the change in a line."""
        note = "  (a new one takes its place)" if self.replaces else ""
        return f"  {self.action.lower():<8}{self.name:<24}{self.kind}{note}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """A change set that can be executed."""

    arn: str
    is_first: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StackState:
    """A stack as it is."""

    status: str
    outputs: Mapping[str, str]
    parameters: Mapping[str, str]


class Stack:
    """A stack by its name."""

    def __init__(self, client: Any, name: str, *, template: Path = TEMPLATE, pause_s: float = _PAUSE_S) -> None:
        self._client, self.name, self._template, self._pause_s = client, name, template, pause_s

    def find(self) -> StackState | None:
        """Return the stack as it is; None if there is none."""
        from botocore.exceptions import ClientError

        with translate_aws_errors(f"Looking for the stack {self.name}"):
            try:
                (found,) = self._client.describe_stacks(StackName=self.name)["Stacks"]
            except ClientError as refusal:
                if refusal.response["Error"]["Code"] == "ValidationError" and "does not exist" in str(refusal):
                    return None
                raise
        if found["StackStatus"] in (_UNFINISHED, "DELETE_COMPLETE"):
            return None
        return StackState(
            status=found["StackStatus"],
            outputs={each["OutputKey"]: each["OutputValue"] for each in found.get("Outputs", ())},
            parameters={each["ParameterKey"]: each["ParameterValue"] for each in found.get("Parameters", ())},
        )

    def refuse_half_made(self, state: StackState | None) -> None:
        """Raise OpsError if the stack is in a state that no update can mend, or is being changed by somebody."""
        if state is None:
            return
        if state.status in _FIRST_FAILED:
            raise OpsError(
                f"The stack {self.name} was never finished (its status is {state.status}).",
                left="what of it CloudFormation could not take back; its console lists it.",
                go_on=f"warm-recall-ops destroy --stack {self.name}, then deploy again.",
            )
        if state.status.endswith("_IN_PROGRESS"):
            raise OpsError(
                f"The stack {self.name} is being changed (its status is {state.status}).",
                left=NOTHING_CHANGED,
                go_on="wait until it is done, then run the same command again.",
            )

    def plan(self, parameters: Mapping[str, str]) -> ChangeSet | None:
        """Make a change set with these parameters, all others as they are; None if nothing changes."""
        state = self.find()
        self.refuse_half_made(state)
        with translate_aws_errors("Asking CloudFormation what would change"):
            kept = {name for name in state.parameters if name not in parameters} if state else set()
            made = self._client.create_change_set(
                StackName=self.name,
                ChangeSetName=f"warm-recall-{uuid.uuid4().hex[:12]}",
                ChangeSetType="UPDATE" if state else "CREATE",
                TemplateBody=self._template.read_text("utf-8"),
                Capabilities=_CAPABILITIES,
                Parameters=[
                    *({"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()),
                    *({"ParameterKey": name, "UsePreviousValue": True} for name in sorted(kept)),
                ],
            )
            return self._read(made["Id"], is_first=state is None)

    def _read(self, arn: str, *, is_first: bool) -> ChangeSet | None:
        """Wait until a change set is made, and return it; None, without it, if it has no change."""
        found = self._wait(
            lambda: self._describe(arn), lambda each: not each["Status"].endswith(("PENDING", "PROGRESS"))
        )
        changes = tuple(_read_change(each["ResourceChange"]) for each in found.get("Changes", ()))
        if found["Status"] == "FAILED" or not (changes or is_first):
            self._client.delete_change_set(ChangeSetName=arn)
            reason = found.get("StatusReason", "")
            if found["Status"] == "FAILED" and not any(each in reason for each in _NO_CHANGE):
                raise OpsError(
                    f"CloudFormation refuses the change: {reason}",
                    left=NOTHING_CHANGED,
                    go_on="mend the parameters or infra/template.yaml, then run the same command again.",
                )
            return None
        return ChangeSet(arn=arn, is_first=is_first, changes=changes)

    def _describe(self, arn: str) -> dict[str, Any]:
        found: dict[str, Any] = self._client.describe_change_set(ChangeSetName=arn)
        token = found.get("NextToken")
        while token:
            more = self._client.describe_change_set(ChangeSetName=arn, NextToken=token)
            found["Changes"] += more["Changes"]
            token = more.get("NextToken")
        return found

    def drop(self, planned: ChangeSet) -> None:
        """Delete a change set that is not executed, and the empty stack that was made for it."""
        with translate_aws_errors("Deleting the change set", left="a change set, which costs nothing."):
            self._client.delete_change_set(ChangeSetName=planned.arn)
            if planned.is_first:
                self._client.delete_stack(StackName=self.name)

    def execute(self, planned: ChangeSet) -> StackState:
        """Execute a change set and wait for its end; OpsError names each resource that failed, and why."""
        left = f"the stack {self.name}, as far as it has come; CloudFormation takes back what failed."
        with translate_aws_errors("Changing the stack", left=left):
            self._client.execute_change_set(ChangeSetName=planned.arn)
            state: StackState | None = self._wait(
                self.find, lambda each: each is not None and not each.status.endswith("_IN_PROGRESS")
            )
            if state is None or state.status not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
                raise self._make_failure(state, left, is_first=planned.is_first)
        return state

    def _make_failure(self, state: StackState | None, left: str, *, is_first: bool) -> OpsError:
        events = self._client.describe_stack_events(StackName=self.name)["StackEvents"]
        failed = [each for each in reversed(events) if each["ResourceStatus"].endswith("_FAILED")]
        reasons = "".join(
            f"\n  {each['LogicalResourceId']}: {each.get('ResourceStatusReason', 'no reason given')}" for each in failed
        )
        again = f"warm-recall-ops destroy --stack {self.name}, then deploy again." if is_first else "deploy again."
        return OpsError(
            f"The stack {self.name} ended as {state.status if state else 'nothing'}:{reasons}",
            left=left,
            go_on=f"mend what is named above; then {again}",
        )

    def delete(self) -> None:
        """Delete the stack and wait until it is gone; OpsError names what stays."""
        left = "what the message names, and nothing else."
        with translate_aws_errors("Deleting the stack", left=left):
            self._client.delete_stack(StackName=self.name)
            state = self._wait(self.find, lambda each: each is None or not each.status.endswith("_IN_PROGRESS"))
            if state is not None:
                raise self._make_failure(state, left, is_first=True)

    def _wait(self, look: Callable[[], Any], is_done: Callable[[Any], bool]) -> Any:
        deadline_s = time.monotonic() + _LONGEST_S
        while not is_done(found := look()):
            if time.monotonic() > deadline_s:
                raise OpsError(
                    f"The stack {self.name} is still being changed after {_LONGEST_S // 60} minutes.",
                    left="the change, which goes on without this command.",
                    go_on="look at the stack's events in the console; when it is done, run the same command again.",
                )
            time.sleep(self._pause_s)
        return found


def _read_change(change: Mapping[str, Any]) -> Change:
    return Change(
        action=change["Action"],
        name=change["LogicalResourceId"],
        kind=change["ResourceType"],
        replaces=change.get("Replacement") == "True",
    )
