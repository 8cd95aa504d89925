"""Log format: each line of the log as a JSON object, with the facts of the line under their own names."""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

TEXT = "%(levelname)s %(name)s %(message)s"
"""The format of a line that is no JSON."""

_FACT = re.compile(r"\s*\b([a-z_]+)=%[-.0-9]*([a-z])")


class JsonFormatter(logging.Formatter):
    """Formats "request refused reason=too-slow" as an event and its reason."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as a JSON object on one line."""
        event, facts = _split_message(record)
        found = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "process": record.process,
            "event": event,
            **facts,
            **_describe_fault(record),
        }
        return json.dumps(found, ensure_ascii=False, default=str)


def set_up_log(*, as_json: bool) -> None:
    """Write the log to standard error."""
    logging.basicConfig(level=logging.INFO, format=TEXT)
    if as_json:
        for handler in logging.getLogger().handlers:
            handler.setFormatter(JsonFormatter())


def _split_message(record: logging.LogRecord) -> tuple[str, dict[str, Any]]:
    """Return the words of a message, and its facts by name; all of it as words if any value has no name."""
    names = [name for name, _ in _FACT.findall(str(record.msg))]
    values = record.args if isinstance(record.args, tuple) else ()
    if not names or len(names) != len(values):
        return record.getMessage(), {}
    plain = (each if isinstance(each, int | float) else str(each) for each in values)
    return _FACT.sub("", str(record.msg)).strip() % (), dict(zip(names, plain, strict=True))


def _describe_fault(record: logging.LogRecord) -> dict[str, str]:
    """Return the kind and the place of an exception; its own words may be a listener's."""
    if not record.exc_info or record.exc_info[1] is None:
        return {}
    step = record.exc_info[2]
    while step and step.tb_next:
        step = step.tb_next
    place = f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}" if step else "unknown"
    return {"fault": type(record.exc_info[1]).__name__, "fault_at": place}
