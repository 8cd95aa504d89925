"""Allocator: let the C library give back to the system what the skill no longer needs.

The C library keeps an arena of freed memory for each thread, and after the first large block that is freed it keeps
large blocks too. A worker that has loaded its models and a question index would hold several megabytes for nothing.
"""

import ctypes

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
"""The names of the settings in the C library's malloc.h."""

_LARGE_BYTES = 1024 * 1024
"""A block of this size is taken from the system by itself, and given back when it is freed."""


def give_memory_back() -> None:
    """Set the allocator of this process and of those forked from it; a C library other than glibc stays as it is."""
    set_option = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_option:
        for name, value in ((_M_ARENA_MAX, 1), (_M_MMAP_THRESHOLD, _LARGE_BYTES), (_M_TRIM_THRESHOLD, _LARGE_BYTES)):
            set_option(name, value)
