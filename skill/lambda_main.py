"""Lambda main: the function `handle` that AWS Lambda is told to call, ready when the process has started."""

import logging
import os
from functools import cache
from typing import Any

from skill.lambda_handler import create_handler, read_settings


@cache
def _get_handler() -> Any:
    # Lambda has set up the root logger before, for warnings only.
    logging.getLogger().setLevel(logging.INFO)
    logging.getLogger("botocore").setLevel(logging.WARNING)
    return create_handler(read_settings(os.environ))


def handle(event: Any, context: Any) -> Any:
    """Answer an event: a request to the function's address, or one that Alexa hands over itself."""
    return _get_handler()(event, context)


if "AWS_LAMBDA_RUNTIME_API" in os.environ:
    _get_handler()
