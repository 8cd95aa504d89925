"""The ports on which browsers open no page: a real one is asked."""

import re

import pytest
from playwright.sync_api import Browser, Error

from skill.browser.blocked_ports import BLOCKED_PORTS, describe_blocked_port

pytestmark = pytest.mark.browser

NOT_YET_IN_CHROMIUM = {4190, 6679}
"""In the standard, but this browser still opens them."""


def test_a_browser_opens_no_page_on_any_of_them(browser: Browser) -> None:
    page = browser.new_page()
    for port in sorted(BLOCKED_PORTS - NOT_YET_IN_CHROMIUM):
        with pytest.raises(Error, match="ERR_UNSAFE_PORT"):
            page.goto(f"http://127.0.0.1:{port}/")
    page.context.close()


@pytest.mark.parametrize("port", [80, 443, 5000, 8080, 10081])
def test_others_are_not_blocked(browser: Browser, port: int) -> None:
    assert describe_blocked_port(port) == ""
    page = browser.new_page()
    with pytest.raises(Error, match=re.compile("ERR_(?!UNSAFE_PORT)")):
        page.goto(f"http://127.0.0.1:{port}/nothing-there")
    page.context.close()
