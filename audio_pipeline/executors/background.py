"""Background: begin a call in a thread of its own, and get its result later."""

import queue
import threading
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def start_call(call: Callable[[], Result]) -> Callable[[], Result]:
    """Begin a call now; the function that this returns waits for its result, or raises what it raised. Call it once.

    The thread does not keep the process alive: Ctrl-C ends it at once, whatever it waits for.
    """
    outcome: queue.SimpleQueue[tuple[Result] | BaseException] = queue.SimpleQueue()

    def run() -> None:
        try:
            outcome.put((call(),))
        except BaseException as failure:  # noqa: BLE001 - it is raised again in the thread that waits
            outcome.put(failure)

    def wait() -> Result:
        found = outcome.get()
        if isinstance(found, BaseException):
            raise found
        return found[0]

    threading.Thread(target=run, daemon=True).start()
    return wait
