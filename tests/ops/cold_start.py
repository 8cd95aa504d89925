"""Cold start: one process of the function, from import to the first answer, as Lambda would run it.

    python -S cold_start.py FOLDER_OF_THE_FUNCTION [launch|question]...

It prints, as JSON, how long the first of these requests took, how much memory, what was answered, and which modules at
the top of the folder were never imported.
"""

import json
import os
import resource
import sys
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path

REQUESTS: dict[str, dict[str, object]] = {
    "launch": {"type": "LaunchRequest"},
    "question": {
        "type": "IntentRequest",
        "intent": {
            "name": "WhyIntent",
            "confirmationStatus": "NONE",
            "slots": {"query": {"name": "query", "value": "does a hug help", "confirmationStatus": "NONE"}},
        },
    },
    "play": {
        "type": "IntentRequest",
        "intent": {
            "name": "PlayIntent",
            "confirmationStatus": "NONE",
            "slots": {"programme": {"name": "programme", "value": "guided recall", "confirmationStatus": "NONE"}},
        },
    },
}


def envelope(request: dict[str, object]) -> dict[str, object]:
    """What Alexa sends to the function that it invokes itself."""
    application, user = {"applicationId": os.environ["WARM_RECALL_SKILL_ID"]}, {"userId": "somebody"}
    stamped = {"requestId": str(uuid.uuid4()), "timestamp": datetime.now(UTC).isoformat(), "locale": "en-US"}
    return {
        "version": "1.0",
        "session": {"new": True, "sessionId": "s", "application": application, "user": user, "attributes": {}},
        "context": {
            "System": {"application": application, "user": user, "device": {"deviceId": "d"}},
            "AudioPlayer": {"playerActivity": "IDLE"},
        },
        "request": {**stamped, **request},
    }


def read_peak_mb() -> float:
    """The most memory of this program; getrusage counts that of the process that started it too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    (peak,) = (line for line in status.read_text("utf-8").splitlines() if line.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024


def main(folder: str, *kinds: str) -> None:
    sys.path.insert(0, folder)
    began_s = time.monotonic()
    from skill.lambda_main import handle

    answers = [handle(envelope(REQUESTS[kinds[0]]), None)]
    used = resource.getrusage(resource.RUSAGE_SELF)
    measured = {
        "wall_s": time.monotonic() - began_s,
        "cpu_s": used.ru_utime + used.ru_stime,
        "peak_mb": read_peak_mb(),
    }
    answers += [handle(envelope(REQUESTS[each]), None) for each in kinds[1:]]
    imported = {name.partition(".")[0] for name in sys.modules}
    unused = [each.name for each in Path(folder).iterdir() if each.name.partition(".")[0] not in imported]
    print(json.dumps({**measured, "answers": answers, "unused": unused}))


if __name__ == "__main__":
    main(*sys.argv[1:])
