"""What several rooms of tests stand on."""

import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from audio_pipeline.build.build import build
from audio_pipeline.catalog import NAME, to_json
from tests import s3_server, small_show
from tests.catalogs import built_in
from tests.longest_first import sort_longest_first

AWS_ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": s3_server.ACCESS_KEY,
    "AWS_SECRET_ACCESS_KEY": s3_server.SECRET_KEY,
    "AWS_DEFAULT_REGION": "us-east-1",
    # Nothing of this machine's own account may get in.
    "AWS_CONFIG_FILE": "/dev/null",
    "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    "AWS_EC2_METADATA_DISABLED": "true",
    "NO_PROXY": "127.0.0.1,localhost",
    "no_proxy": "127.0.0.1,localhost",
}


def pytest_configure() -> None:
    """Make the tests' surroundings the same everywhere.

    Ctrl-C can be pressed where a shell began them in the background, which makes all they start deaf to it.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # Nobody's own words may get in.
    os.environ.pop("WARM_RECALL_CONTENT", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: "scripts/test" gives the files to its workers in this order."""
    items[:] = sort_longest_first(items)


@pytest.fixture(scope="session")
def s3_endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a real S3 server; whoever runs in this process, and its children, have its keys."""
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("AWS_PROFILE", raising=False)
        for name, value in AWS_ENVIRONMENT.items():
            environment.setenv(name, value)
        with s3_server.s3_server(tmp_path_factory.mktemp("s3")) as address:
            yield address


@pytest.fixture
def s3_bucket(s3_endpoint: str) -> str:
    """Name of a new, empty bucket on it."""
    name = f"test-{uuid.uuid4()}"
    s3_server.client(s3_endpoint).create_bucket(Bucket=name)
    return name


@pytest.fixture(scope="session")
def built_show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the small show was built: copy it, do not change it."""
    root = tmp_path_factory.mktemp("built")
    build(small_show.library(small_show.write(root / "show")), small_show.workshop(root))
    return root


@pytest.fixture(scope="session")
def interaction_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the interaction models of the built-in content: copy it, do not change it."""
    root = tmp_path_factory.mktemp("models")
    (root / NAME).write_text(to_json(built_in()), encoding="utf-8")
    words = ("model", "--catalog", str(root), "--out", str(root / "custom"))
    # A process of its own has its own order of a set's members, which no model may depend on.
    subprocess.run([sys.executable, "-m", "skill", *words], check=True, capture_output=True)
    return root / "custom"
