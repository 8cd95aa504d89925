"""Deploy: makes or updates everything, in an order in which each step may be repeated."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ops.bucket import Bucket
from ops.clients import is_emulator
from ops.errors import NOTHING_CHANGED, OpsError
from ops.function_zip import FunctionZip
from ops.skill_package import MANIFEST, MODELS, fill_package, require_fillable
from ops.smoke_test import Check, check_addresses, check_function
from ops.stack import ChangeSet, Stack, StackState

Say = Callable[[str], None]
Agree = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployment:
    """What is deployed, and what it is deployed with."""

    stack: Stack
    make_client: Callable[[str], Any]
    region: str | None
    """Where; None: where AWS tools would go by themselves."""
    make_zip: Callable[[Mapping[str, str]], FunctionZip]
    """Make the function for the processor and the Python among the stack's parameters."""
    infra: Path
    publish_options: tuple[str, ...]
    """What `warm-recall publish` is told besides where: which content, for example."""
    say: Say
    agree: Agree

    def run(self, parameters: Mapping[str, str]) -> None:
        """Deploy; OpsError says what is left behind and how to go on."""
        require_fillable(self.infra)
        state = self.stack.find()
        self.stack.refuse_half_made(state)
        if state is None:
            self.say("First everything but the function: its code needs the bucket.")
            state = self._change({**parameters, "CodeKey": ""})
        built = self.make_zip({**state.parameters, **parameters})
        self.say(built.describe())
        key = Bucket(self.make_client("s3"), state.outputs["BucketName"]).upload(built)
        state = self._change({**parameters, "CodeKey": key})
        self._publish(state.outputs)
        self._write_models(state.outputs)
        filled = fill_package(self.infra, state.outputs)
        self.say(f"{self.infra / MANIFEST}: {'the addresses are filled in' if filled else 'it is as it should be'}.")
        self._test(state)
        for line in describe_next_steps(self.stack.name, state, self.infra, self.region):
            self.say(line)

    def _change(self, parameters: Mapping[str, str]) -> StackState:
        planned = self.stack.plan(parameters)
        if planned is None:
            self.say(f"The stack {self.stack.name} is as it should be.")
            return self._require()
        show_changes(planned, self.stack.name, self.say)
        if not self.agree("Change it?"):
            self.stack.drop(planned)
            raise OpsError("Nothing was changed, as you said.", left=NOTHING_CHANGED, go_on="run it again.")
        return self.stack.execute(planned)

    def _require(self) -> StackState:
        state = self.stack.find()
        if state is None:
            raise OpsError(f"The stack {self.stack.name} is gone.", left=NOTHING_CHANGED, go_on="run it again.")
        return state

    def _publish(self, outputs: Mapping[str, str]) -> None:
        where = ("--to", outputs["PublishTo"], "--public-url", outputs["PublicUrl"])
        status = self._call("audio_pipeline", "publish", *where, *self.publish_options)
        if status:
            raise OpsError(
                f"The show was not published: warm-recall publish ended with status {status} and said why.",
                left="the stack and what was public before.",
                go_on="mend what it names, then run the same command again; or publish by itself: "
                f"warm-recall publish --to {outputs['PublishTo']} --public-url {outputs['PublicUrl']}",
            )

    def _write_models(self, outputs: Mapping[str, str]) -> None:
        """Write what Alexa is told to understand, from the catalog that was published."""
        status = self._call("skill", "model", "--catalog", outputs["PublishTo"], "--out", str(self.infra / MODELS))
        if status:
            raise OpsError(
                f"The skill package has no interaction models: warm-recall-skill model ended with status {status} "
                "and said why.",
                left="the stack and the published show, which work; the skill package is as it was.",
                go_on="mend what it names, then run the same command again; or write them by themselves: "
                f"warm-recall-skill model --catalog {outputs['PublishTo']} --out {self.infra / MODELS}",
            )

    def _call(self, package: str, *words: str) -> int:
        """Run one of the two commands with the credentials and the region of this one, and return its status."""
        region = {"AWS_REGION": self.region, "AWS_DEFAULT_REGION": self.region} if self.region else {}
        command = [sys.executable, "-m", package, *words]
        return subprocess.run(command, env={**os.environ, **region}, check=False).returncode  # noqa: S603 - our own

    def _test(self, state: StackState) -> None:
        checks = []
        for each in self._list_checks(state):
            self.say(each.describe())
            checks.append(each)
        faults = [each.describe() for each in checks if each.fault]
        if faults:
            raise OpsError(
                "\n".join(("The smoke test found faults:", *faults)),
                left="the stack and the published show.",
                go_on=f"{describe_cname(state)}look at the log (aws logs tail {state.outputs['LogGroupName']}), "
                "then run the command again.",
            )

    def _list_checks(self, state: StackState) -> Iterator[Check]:
        skill_id = state.parameters.get("SkillId", "")
        yield from check_function(self.make_client("lambda"), state.outputs["SkillFunctionArn"], skill_id)
        if is_emulator():
            self.say("  -   addresses are not asked: AWS_ENDPOINT_URL names an emulator, where none is public.")
        else:
            yield from check_addresses(state.outputs)


def show_changes(planned: ChangeSet, name: str, say: Say) -> None:
    """Say what a change set would change."""
    say(f"The stack {name} {'is made' if planned.is_first else 'changes'}:")
    for each in planned.changes:
        say(each.describe())


def describe_cname(state: StackState) -> str:
    """Return where the operator's own host name has to lead; empty if there is none."""
    domain = state.parameters.get("DomainName")
    return f"let a CNAME lead from {domain} to {state.outputs['CdnHost']}, if none does; " if domain else ""


def describe_next_steps(name: str, state: StackState, infra: Path, region: str | None) -> tuple[str, str, str]:
    """Return the three lines that an operator needs."""
    which = f"--stack {name}{f' --region {region}' if region else ''}"
    upload = f"cd {infra} && ask deploy"
    if not state.parameters.get("SkillId"):
        upload += f"; then, since its id is new: warm-recall-ops deploy {which}"
    return (
        f"Listen:  {state.outputs['PublicUrl']}  (the feed: {state.outputs['PublicUrl']}feed.xml)",
        f"Skill:   {upload}",
        f"Watch:   warm-recall-ops status {which}; confirm the message from AWS, or no alarm reaches you",
    )
