"""Clients: how AWS is spoken to, with the credentials and the region that any AWS tool would use."""

import os
from typing import Any

from ops.errors import NOTHING_CHANGED, OpsError


def make_client(service: str, region: str | None) -> Any:
    """Make the client of a service of AWS; OpsError if no region is known."""
    from botocore.config import Config
    from botocore.exceptions import NoRegionError
    from botocore.session import Session

    # A server that is not Amazon's has no host name for each bucket.
    config = Config(s3={"addressing_style": "path"}) if is_emulator() else None
    try:
        return Session().create_client(service, region_name=region, config=config)
    except NoRegionError as missing:
        raise OpsError(
            "No region of AWS is named.",
            left=NOTHING_CHANGED,
            go_on="name one, near your listeners: --region us-east-1, or AWS_DEFAULT_REGION.",
        ) from missing


def is_emulator() -> bool:
    """Return whether AWS_ENDPOINT_URL names another server than Amazon's, at which no public address is real."""
    return bool(os.environ.get("AWS_ENDPOINT_URL"))
