"""An emulator of AWS on loopback, which asks for the rights of whoever calls it."""

import base64
import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.aws_emulator import run_emulator

REGION = "us-east-1"
ISSUER = "token.actions.githubusercontent.com"


@dataclass(frozen=True, slots=True, kw_only=True)
class Emulator:
    """An emulator that runs."""

    address: str

    @property
    def environment(self) -> Mapping[str, str]:
        """With these variables any tool of AWS calls it, as the owner of the account."""
        return {
            "AWS_ENDPOINT_URL": self.address,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
            "NO_PROXY": "127.0.0.1,localhost",
        }

    def client(self, service: str, credentials: Mapping[str, str] | None = None) -> Any:
        """Speak to it past our own code."""
        from boto3.session import Session

        keys = credentials or {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        return Session(region_name=REGION, **keys).client(service, endpoint_url=self.address)

    def make_oidc_provider(self) -> str:
        """Make GitHub's identity provider, which an account has once; its ARN."""
        made = self.client("iam").create_open_id_connect_provider(
            Url=f"https://{ISSUER}", ClientIDList=["sts.amazonaws.com"]
        )
        return str(made["OpenIDConnectProviderArn"])

    def assume(self, role: str, *, subject: str) -> dict[str, str]:
        """Assume a role as a workflow does, with a token that says whose workflow it is."""
        answer = self.client("sts").assume_role_with_web_identity(
            RoleArn=role, RoleSessionName="workflow", WebIdentityToken=make_token(subject)
        )["Credentials"]
        return {
            "aws_access_key_id": answer["AccessKeyId"],
            "aws_secret_access_key": answer["SecretAccessKey"],
            "aws_session_token": answer["SessionToken"],
        }


def make_token(subject: str) -> str:
    """A token as GitHub's; the emulator reads it, and does not look whether GitHub signed it."""
    claims = {"iss": f"https://{ISSUER}", "aud": "sts.amazonaws.com", "sub": subject, "exp": int(time.time()) + 600}
    parts = (json.dumps(each).encode() for each in ({"alg": "RS256", "typ": "JWT"}, claims, "signature"))
    return ".".join(base64.urlsafe_b64encode(each).decode().rstrip("=") for each in parts)


@contextmanager
def run_guarded_emulator(folder: Path) -> Iterator[Emulator]:
    """Run the emulator; it asks for the rights of whoever calls it."""
    (folder / "tmp").mkdir()
    told = {
        "MINISTACK_HOST": "127.0.0.1",
        "AUTH": "true",
        "TMPDIR": str(folder / "tmp"),
        "STATE_DIR": str(folder / "state"),
    }
    with run_emulator(folder, told) as address:
        yield Emulator(address=address)
