"""Placeholders are told from addresses that somebody may have."""

import pytest

from audio_pipeline.placeholders import is_placeholder


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://warm-recall.example/alexa", True),
        ("https://audio.example.org/warm-recall/", True),
        ("https://example.com", True),
        ("https://localhost/alexa", True),
        ("http://WWW.EXAMPLE.net:8000/a", True),
        ("https://tea.invalid./", True),
        ("me@example.org", True),
        ("me@mail.test", True),
        ("https://my-example.org/", False),
        ("https://example.org.uk/", False),
        ("https://d111111abcdef8.cloudfront.net/", False),
        ("https://tea.fm/example.org/", False),
        ("example.org@tea.fm", False),
        ("https://contest/", False),
        ("", False),
    ],
)
def test_only_hosts_that_nobody_can_have_are_placeholders(address: str, expected: object) -> None:
    assert is_placeholder(address) is expected
