"""Smoke test: asks the function what a listener and a stranger would ask, and looks at the published addresses."""

import json
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ops.errors import translate_aws_errors

_TIMEOUT_S = 20.0

_LEFT = "the stack and the published show."


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at."""

    what: str
    fault: str
    """Why it is not as it should be; empty if it is."""

    def describe(self) -> str:
        """Return it in a line."""
        return f"  {'no ' if self.fault else 'ok '} {self.what}{': ' if self.fault else ''}{self.fault}"


Invoke = Callable[[Mapping[str, Any]], Mapping[str, Any]]


def check_function(client: Any, function: str, skill_id: str) -> Iterator[Check]:
    """Yield what the function answers: by its address's own events, and to Alexa itself."""

    def invoke(event: Mapping[str, Any]) -> Mapping[str, Any]:
        with translate_aws_errors("Invoking the function", left=_LEFT):
            answer = client.invoke(FunctionName=function, Payload=json.dumps(event).encode())
            found = json.loads(answer["Payload"].read())
        return {"failed": found} if answer.get("FunctionError") else found

    yield _check("the function is up", invoke, build_url_event("GET", "/healthz"), _expect_status(200))
    yield _check("it has the published catalog", invoke, build_url_event("GET", "/readyz"), _expect_status(200))
    forged = build_url_event("POST", "/alexa", json.dumps(build_launch(skill_id)))
    yield _check("it refuses a request that is not signed", invoke, forged, _expect_status(400))
    if skill_id:
        yield _check("it welcomes a listener", invoke, build_launch(skill_id), _expect_speech)


def check_addresses(outputs: Mapping[str, str]) -> Iterator[Check]:
    """Yield what the public addresses answer to a stranger."""
    endpoint = outputs["SkillEndpoint"]
    yield Check(what=f"{endpoint} refuses strangers", fault=_fetch(endpoint, b"{}", 400))
    for name in ("catalog.json", "feed.xml"):
        address = f"{outputs['PublicUrl']}{name}"
        yield Check(what=f"{address} is public", fault=_fetch(address, None, 200))


def _check(
    what: str, invoke: Invoke, event: Mapping[str, Any], find_fault: Callable[[Mapping[str, Any]], str]
) -> Check:
    return Check(what=what, fault=find_fault(invoke(event)))


def _expect_status(status: int) -> Callable[[Mapping[str, Any]], str]:
    def find_fault(answer: Mapping[str, Any]) -> str:
        if answer.get("statusCode") == status:
            return ""
        return (
            f"{answer.get('body', '') or answer.get('failed', '')} (status {answer.get('statusCode', 'none')})".strip()
        )

    return find_fault


def _expect_speech(answer: Mapping[str, Any]) -> str:
    return "" if "outputSpeech" in answer.get("response", {}) else f"{answer.get('failed', answer)}"


def build_url_event(method: str, path: str, body: str = "") -> dict[str, Any]:
    """Build what a Function URL hands over for a request."""
    return {
        "version": "2.0",
        "rawPath": path,
        "rawQueryString": "",
        "headers": {"content-type": "application/json", "content-length": str(len(body.encode()))},
        "requestContext": {"http": {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1"}},
        "body": body,
        "isBase64Encoded": False,
    }


def build_launch(skill_id: str) -> dict[str, Any]:
    """Build what Alexa sends when a listener opens the skill; nobody has this listener's and device's id."""
    application, user = {"applicationId": skill_id}, {"userId": "smoke-test"}
    return {
        "version": "1.0",
        "session": {"new": True, "sessionId": "smoke-test", "application": application, "user": user, "attributes": {}},
        "context": {
            "System": {"application": application, "user": user, "device": {"deviceId": "smoke-test"}},
            "AudioPlayer": {"playerActivity": "IDLE"},
        },
        "request": {
            "type": "LaunchRequest",
            "requestId": f"smoke-test-{uuid.uuid4()}",
            "timestamp": datetime.now(UTC).isoformat(timespec="seconds"),
            "locale": "en-US",
        },
    }


def _fetch(address: str, body: bytes | None, status: int) -> str:
    """Return why an address does not answer with the status; empty if it does."""
    request = urllib.request.Request(address, data=body, headers={"Content-Type": "application/json"})  # noqa: S310 - https addresses of the stack
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as answer:  # noqa: S310 - as above
            found = answer.status
    except urllib.error.HTTPError as refusal:
        with refusal:
            found = refusal.code
    except OSError as fault:
        return f"it cannot be reached ({getattr(fault, 'reason', fault)})"
    return "" if found == status else f"it answers {found}, not {status}"
