"""Warm Recall's line from written words to published sound.

onnxruntime, which both halves use, reports its use to its makers unless it is told not to before it is loaded. So the
import of this package tells it, whatever the environment says.
"""

import os
from typing import Any

os.environ["ORT_DISABLE_TELEMETRY"] = "1"


def import_onnxruntime() -> Any:
    """Load onnxruntime, and switch its telemetry off by its own function too."""
    import onnxruntime  # type: ignore[import-untyped]  # noqa: TID251 - the one place; it ships no types

    onnxruntime.disable_telemetry_events()
    return onnxruntime
