"""Ctrl-C: make sure that it ends a build at any moment.

Python raises KeyboardInterrupt wherever the main thread is. In a weak reference's callback or a `__del__` the exception
is dropped, and a long build would go on to its end.
"""

import signal
import sys
import threading
from contextlib import suppress

_RETRY_DELAY_S = 0.05
"""Long enough for the callback or `__del__` to end."""


def install_interrupt_hook() -> None:
    """Send Ctrl-C once more whenever one was dropped."""
    sys.unraisablehook = _send_interrupt_again


def _send_interrupt_again(dropped: "sys.UnraisableHookArgs") -> None:
    main_thread_id = threading.main_thread().ident
    if main_thread_id is None or not issubclass(dropped.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(dropped)
        return
    timer = threading.Timer(_RETRY_DELAY_S, signal.pthread_kill, (main_thread_id, signal.SIGINT))
    timer.daemon = True
    with suppress(RuntimeError):  # no thread can be started while the process ends
        timer.start()
