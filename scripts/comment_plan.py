"""Comment plan: put a plan under a pull request, in place of the one that was there. Standard library only."""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

MARK = "<!-- warm-recall plan -->"
"""The beginning of our comment, which nobody sees."""

_OURS = "github-actions[bot]"
_PAGE = 100
"""The most comments of a page."""


def main(plan_file: Path, environment: Mapping[str, str]) -> None:
    """Write the comment, or replace the one that is there."""
    address = f"{environment['GITHUB_API_URL']}/repos/{environment['GITHUB_REPOSITORY']}/issues"
    comments = f"{address}/{int(environment['PULL_REQUEST'])}/comments"
    token = environment["GITHUB_TOKEN"]
    body = {"body": f"{MARK}\n{plan_file.read_text('utf-8')}\n{_say_where_the_sound_is(environment)}"}
    ours = next((each["id"] for each in _list_comments(comments, token) if _is_ours(each)), None)
    if ours is None:
        _call("POST", comments, token, body)
    else:
        _call("PATCH", f"{address}/comments/{ours}", token, body)


def _say_where_the_sound_is(environment: Mapping[str, str]) -> str:
    server, repository, run = (environment[f"GITHUB_{name}"] for name in ("SERVER_URL", "REPOSITORY", "RUN_ID"))
    return f"To hear it: the artifact “previews” of [this run]({server}/{repository}/actions/runs/{run})."


def _list_comments(address: str, token: str) -> Iterator[dict[str, Any]]:
    page, found = 1, []
    while page == 1 or len(found) == _PAGE:
        found = _call("GET", f"{address}?per_page={_PAGE}&page={page}", token)
        yield from found
        page += 1


def _is_ours(comment: dict[str, Any]) -> bool:
    return bool(comment["user"]["login"] == _OURS and comment["body"].startswith(MARK))


def _call(method: str, address: str, token: str, body: object = None) -> Any:
    """Call GitHub and return the JSON of its answer."""
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/vnd.github+json"}
    data = None if body is None else json.dumps(body).encode()
    request = Request(address, data=data, headers=headers, method=method)  # noqa: S310 - the address that GitHub gives
    with urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
        return json.load(answer)


if __name__ == "__main__":
    main(Path(sys.argv[1]), os.environ)
