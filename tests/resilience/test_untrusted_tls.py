"""A server whose certificate nobody has signed: it is told in one sentence, and who trusts it then publishes."""

import datetime as dt
import ipaddress
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from audio_pipeline.stores.s3 import S3Store
from tests import s3_faults
from tests.cli.editors import CUPS, PUBLIC, Editor
from tests.publish.releases import read_whole
from tests.s3_faults import Faults

HERE = ipaddress.ip_address("127.0.0.1")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate that its owner made, and the key."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(subject_name=name, issuer_name=name, public_key=key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(HERE)]), critical=True)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = tmp_path / "server.pem"
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def line(s3_endpoint: str, certificate: Path) -> Iterator[Faults]:
    with s3_faults.faults(s3_endpoint, certificate) as running:
        yield running


def test_it_is_told_nothing_is_sent_and_a_run_that_trusts_it_completes(
    line: Faults, s3_endpoint: str, s3_bucket: str, certificate: Path, tmp_path: Path
) -> None:
    editor, place = Editor(tmp_path / "editor"), f"s3://{s3_bucket}/warm"
    editor.write(*CUPS)
    words = [sys.executable, "-m", "audio_pipeline", *editor.words(place, "--endpoint-url", line.address)]

    refused = subprocess.run(words, capture_output=True, text=True, check=False, timeout=300)
    assert refused.returncode == 1
    assert "the certificate of the server is not trusted. Check AWS_CA_BUNDLE" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert line.seen == []

    trusting = os.environ | {"AWS_CA_BUNDLE": str(certificate)}
    subprocess.run(words, env=trusting, capture_output=True, check=True, timeout=300)
    store = S3Store.from_address(place, endpoint_url=s3_endpoint, public_url=PUBLIC)
    assert {each.content_id for each in read_whole(store, PUBLIC).releases} == set(CUPS)
