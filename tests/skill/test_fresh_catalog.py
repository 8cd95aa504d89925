"""A catalog that is looked at when a request comes."""

import threading

from skill.fresh_catalog import FreshCatalog


class _Watch:
    """A clock that is set by hand, and the looks that were taken."""

    def __init__(self) -> None:
        self.now_s, self.looks, self.open = 100.0, 0, threading.Event()
        self.open.set()

    def look(self) -> None:
        self.looks += 1
        assert self.open.wait(10)


def fresh(watch: _Watch) -> FreshCatalog:
    return FreshCatalog(watch.look, lambda: 20.0, clock=lambda: watch.now_s)


def test_requests_in_quick_succession_do_not_look_again() -> None:
    watch = _Watch()
    catalog = fresh(watch)
    for _ in range(5):
        catalog.look()
    assert watch.looks == 0


def test_the_first_request_after_a_long_freeze_looks_before_it_is_answered() -> None:
    watch = _Watch()
    catalog = fresh(watch)
    watch.now_s += 3_600
    catalog.look()
    catalog.look()
    assert watch.looks == 1


def test_a_slow_bucket_holds_up_no_request_for_longer_than_a_second() -> None:
    watch = _Watch()
    watch.open.clear()
    catalog = fresh(watch)
    watch.now_s += 30
    catalog.look()
    catalog.look()
    assert watch.looks == 1
    watch.open.set()
    catalog.look()
    watch.now_s += 30
    catalog.look()
    assert watch.looks == 2
