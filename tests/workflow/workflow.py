"""A workflow of GitHub's, as far as ours goes: its jobs, and their steps run one after the other in a copy."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parents[2] / ".github/workflows/content.yml"

Job = Mapping[str, Any]

_EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")


def load() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.load(FILE.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes texts alone
    return found


def jobs() -> Mapping[str, Job]:
    found: Mapping[str, Job] = load()["jobs"]
    return found


@dataclass(frozen=True, kw_only=True)
class Runner:
    """A machine of GitHub's: a checkout, and what GitHub and the operator have set."""

    checkout: Path
    values: Mapping[str, str]
    """What each expression gives; one that is not here is a KeyError, so that no step runs on a guess."""
    environment: Mapping[str, str]

    def run(self, job: str) -> Iterator[tuple[str, subprocess.CompletedProcess[str]]]:
        """Run the commands of a job in their order, up to one that fails; give the name of each and what came of it."""
        for step in jobs()[job]["steps"]:
            if "run" in step and not self._skips(step):
                done = self._run_step(step)
                yield step["name"], done
                if done.returncode:
                    return

    def _skips(self, step: Mapping[str, Any]) -> bool:
        """Return whether a step has a condition and the operator has not set what it asks for."""
        asked = re.findall(r"(vars\.\w+) != ''", step.get("if", ""))
        return any(not self.values[name] for name in asked)

    def _run_step(self, step: Mapping[str, Any]) -> "subprocess.CompletedProcess[str]":
        workflow = load()
        assert workflow["defaults"]["run"] == {"shell": "bash"}
        given = {**workflow["env"], **step.get("env", {})}
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.checkout,
            env=os.environ | self.environment | {name: self._fill_in(text) for name, text in given.items()},
            check=False,
            capture_output=True,
            text=True,
            timeout=300,
        )

    def _fill_in(self, text: str) -> str:
        return _EXPRESSION.sub(lambda found: self.values[found[1]], text)
