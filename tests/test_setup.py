"""`scripts/setup`: a lock installs the same with every pip, whatever else is published; and nothing is missing then."""

import re
from pathlib import Path

import pytest

from tests.toy_packages import PIPS, ROOT, Checkout


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A project whose lock is complete, and a newer version of one package that was published after it."""
    checkout = Checkout(tmp_path)
    checkout.requires("toytest>=1")
    checkout.lock_packaging()
    checkout.lock("toycover", "1.0", "Provides-Extra: toml", 'Requires-Dist: toytoml; extra == "toml"')
    checkout.lock("toytoml", "1.0")
    checkout.lock("toytest", "1.0", "Requires-Dist: toycover[toml]>=0.9")
    checkout.publish("toycover", "1.1", "Provides-Extra: toml")
    return checkout


def pip(age: str) -> Path:
    """A pip that "scripts/setup test" fetched."""
    lock = (ROOT / f"requirements-pip-{age}.lock").read_text(encoding="utf-8")
    version = re.search(r"^pip==(\S+)", lock, re.MULTILINE)
    assert version
    wheel = PIPS / f"pip-{version[1]}-py3-none-any.whl"
    if not wheel.exists():
        pytest.skip(f"{wheel.name} is not here: “scripts/setup test” fetches it where there is a network")
    return wheel


@pytest.mark.parametrize("age", ["oldest", "newest"])
def test_a_lock_installs_with_the_oldest_and_the_newest_pip_whatever_was_published_since(
    checkout: Checkout, age: str
) -> None:
    checkout.use_pip(pip(age))
    installs_what_is_locked(checkout)


def test_a_lock_installs_with_the_pip_that_python_brings(checkout: Checkout) -> None:
    installs_what_is_locked(checkout)


def installs_what_is_locked(checkout: Checkout) -> None:
    done = checkout.set_up()
    assert done.returncode == 0, done.stderr
    assert re.search(r"toycover +1\.0$", checkout.installed(), re.MULTILINE)
    again = checkout.set_up()
    assert (again.returncode, again.stderr) == (0, "")


def test_what_a_lock_lacks_is_told_with_what_to_do_each_time_until_it_is_mended(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    checkout.requires("toytest>=2", "toyvoice", "toycover[deep]")
    checkout.lock_packaging()
    checkout.lock("toycover", "1.0", "Provides-Extra: deep", 'Requires-Dist: toydeep ; extra == "deep"')
    checkout.lock("toytest", "1.0", "Requires-Dist: toycover", 'Requires-Dist: toyold ; python_version < "3"')
    for _ in range(2):
        done = checkout.set_up()
        assert done.returncode == 1
        assert done.stderr.splitlines()[-4:] == [
            "  toydeep is not installed, and toycover[deep] requires toydeep",
            "  toytest 1.0 is installed, and toy-show[pipeline] requires toytest>=2",
            "  toyvoice is not installed, and toy-show[pipeline] requires toyvoice",
            "The lock is not complete for this Python and system: write it anew with scripts/lock.",
        ]
