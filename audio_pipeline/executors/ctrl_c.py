"""Ctrl-C: heard at whatever moment it comes.

Python raises it wherever the main thread is. If that is in the middle of tidying up an object (a weak reference's
callback, a `__del__`), there is nobody to raise it to: it is dropped, and a long build would go on to its end.
"""

import signal
import sys
import threading
from contextlib import suppress

_RETRY_DELAY_S = 0.05
"""By then whatever was being tidied up is."""


def install_interrupt_hook() -> None:
    """From now on a Ctrl-C that was dropped comes once more."""
    sys.unraisablehook = _send_interrupt_again


def _send_interrupt_again(dropped: "sys.UnraisableHookArgs") -> None:
    chief = threading.main_thread().ident
    if chief is None or not issubclass(dropped.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(dropped)
        return
    again = threading.Timer(_RETRY_DELAY_S, signal.pthread_kill, (chief, signal.SIGINT))
    again.daemon = True
    with suppress(RuntimeError):  # it ends anyway: no thread can be started any more
        again.start()
