"""File lock: keep other processes out. A lock ends with its process, even if that is killed."""

import fcntl
from typing import BinaryIO


def acquire_lock(file: BinaryIO, *, shared: bool = False, wait: bool = True) -> bool:
    """Lock an open file until it is closed; return False if another process holds it and `wait` is off.

    Any number of processes may hold a shared lock at once, but only while none holds an exclusive one.
    """
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True
