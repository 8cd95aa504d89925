"""Audio pipeline: turn written words into published sound.

onnxruntime, which the pipeline and the skill use, sends telemetry unless it is switched off before it is loaded.
Importing this package switches it off, whatever the environment says.
"""

import os
from typing import Any

os.environ["ORT_DISABLE_TELEMETRY"] = "1"


def import_onnxruntime() -> Any:
    """Load onnxruntime, and switch its telemetry off by its own function too."""
    import onnxruntime  # type: ignore[import-untyped]  # noqa: TID251 - the one place; it ships no types

    onnxruntime.disable_telemetry_events()
    return onnxruntime
