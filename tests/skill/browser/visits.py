"""A browser's requests, as it sends them."""

from typing import Any

from flask.testing import FlaskClient

HOST = "127.0.0.1:5000"


def get(client: FlaskClient, path: str, **headers: str) -> Any:
    return client.get(path, headers={"Host": HOST, **headers}, buffered=True)


def post(client: FlaskClient, path: str, report: Any, **headers: str) -> Any:
    return client.post(path, json=report, headers={"Host": HOST, "Origin": f"http://{HOST}", **headers})
