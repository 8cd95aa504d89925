"""Cluster: use the workers of a Dask scheduler as an executor, after a check that they make the same bytes."""

import functools
import hashlib
import logging
import platform
import re
import warnings
from collections.abc import Iterator, Mapping
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from audio_pipeline.errors import PipelineError

_CONNECT_TIMEOUT_S = 5
_START_HINT = "Start them: dask scheduler; dask worker {address} --nworkers -1 --nthreads 1"
_RETRIES = 3
"""The number of times that a task may fail with its worker before the build fails."""

_PACKAGES_BEHIND_BYTES = ("av", "gtts", "hibari-tts", "numpy", "pillow", "pydub", "soxr")


class ClusterError(PipelineError):
    """A cluster could not be reached, or would make other bytes than this machine."""


@contextmanager
def connect_cluster(address: str) -> Iterator[Executor]:
    """Give the cluster's workers as an executor, and drop unfinished tasks at the end; ClusterError if that fails."""
    client = _connect_client(address)
    from distributed import KilledWorker

    try:
        _check_versions(client, address)
        pool = client.get_executor(pure=False, retries=_RETRIES)
        try:
            yield pool
        finally:
            pool.shutdown(wait=False)
    except CancelledError as lost:
        hint = "Find out why it stopped, then run it again: what is finished is kept"
        raise ClusterError("the cluster's scheduler stopped", where=address, hint=hint) from lost
    except KilledWorker as dead:
        hint = "Look for the reason in their logs, for example memory, then run it again: what is finished is kept"
        raise ClusterError("its workers keep crashing", where=address, hint=hint) from dead
    finally:
        client.close(timeout=1)


def _connect_client(address: str) -> Any:
    try:
        from distributed import Client, Security
    except ImportError as missing:
        hint = 'Install it: pip install "warm-recall[cluster]"'
        raise ClusterError("this needs the package “distributed”", where=f"--cluster {address}", hint=hint) from missing
    _check_address(address, Security)
    for name in ("distributed", "distributed.client", "tornado.application"):
        # ClusterError says in one line what goes wrong.
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # _check_versions knows which differences of versions matter
        try:
            return Client(  # type: ignore[no-untyped-call] # the library has no types
                address, timeout=_CONNECT_TIMEOUT_S, set_as_default=False
            )
        except (OSError, ValueError) as silence:
            hint = f"Check the address. {_START_HINT.format(address=address)}"
            raise ClusterError("no scheduler answers there", where=f"--cluster {address}", hint=hint) from silence


def _check_address(address: str, security: Any) -> None:
    """Raise ClusterError for an address that cannot be one: the library notices late, and leaves warnings."""
    if not re.fullmatch(r"(tcp|tls)://[^/]+:\d+", address):
        hint = "Write it as the scheduler does when it starts: tcp://HOST:8786"
        raise ClusterError("this is not the address of a scheduler", where=f"--cluster {address}", hint=hint)
    if address.startswith("tls:") and not security().get_connection_args("client")["ssl_context"]:
        hint = "Name them in Dask's settings, under distributed.comm.tls; or use tcp:// in a private network"
        raise ClusterError("tls:// needs certificates", where=f"--cluster {address}", hint=hint)


def _check_versions(client: Any, address: str) -> None:
    """Raise ClusterError if the scheduler or a worker would not work as this machine does."""
    scheduler = client.get_versions()["scheduler"]["packages"]["distributed"]
    if scheduler != version("distributed"):
        what = f"the scheduler has distributed {scheduler}, and this machine {version('distributed')}"
        raise ClusterError(what, where=address, hint="Install the same version in both places")
    try:
        client.run_on_scheduler(collect_versions)
    except ImportError as lacking:
        hint = "Install the same there as here: a scheduler passes tasks on, and must be able to load them"
        raise ClusterError("Warm Recall is not installed at the scheduler", where=address, hint=hint) from lacking
    workers = client.run(collect_versions, on_error="return")
    if not workers:
        raise ClusterError("the cluster has no workers", where=address, hint=_START_HINT.format(address=address))
    for worker, reported in workers.items():
        if differences := _describe_differences(reported):
            raise ClusterError(
                f"a worker differs from this machine: {differences}",
                where=worker,
                hint="Install the same there as here",
            )


def _describe_differences(reported: Mapping[str, str] | Exception) -> str:
    """List the versions that differ from this machine's; empty if none does."""
    if isinstance(reported, Exception):
        return f"it has another Warm Recall or none ({reported})"
    here = collect_versions()
    return ", ".join(
        f"{name} is {reported.get(name)} there, {here[name]} here" for name in here if reported.get(name) != here[name]
    )


def collect_versions() -> Mapping[str, str]:
    """Return the versions on which the bytes made here depend, by name."""
    return {
        "Python": ".".join(platform.python_version_tuple()[:2]),
        "the processor": platform.machine(),
        "Warm Recall": f"{_find_version('warm-recall')}+{_hash_code()}",
        **{package: _find_version(package) for package in _PACKAGES_BEHIND_BYTES},
    }


def _find_version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


@functools.cache
def _hash_code() -> str:
    """Hash our own code, which may differ between two machines under the same version number."""
    folder = Path(__file__).parents[1]
    code = b"".join(path.read_bytes() for path in sorted(folder.rglob("*.py")))
    return hashlib.sha256(code).hexdigest()[:8]
