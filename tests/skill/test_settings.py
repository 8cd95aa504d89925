"""What may be served, and what is refused with the way out."""

from pathlib import Path

import pytest

from skill.settings import Settings, SettingsError, is_loopback, parse_skill_ids, read_roots_and_proxy


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_the_browser_speaker_is_for_this_machine(host: str) -> None:
    assert is_loopback(host)
    assert Settings(catalog="build", host=host, local=True).local


@pytest.mark.parametrize("host", ["8.8.8.8", "2001:4860::8888", "example.org", "localhost.example.org", ""])
def test_it_is_refused_for_a_host_that_is_open_to_the_world(host: str) -> None:
    with pytest.raises(SettingsError, match=r"--local.*Leave out.*--lan"):
        Settings(catalog="build", host=host, local=True)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "10.1.2.3", "fd00::1"])
def test_an_address_of_the_network_shares_what_is_published(host: str) -> None:
    assert Settings(catalog="build", host=host, local=True).is_shared_with_network
    assert not Settings(catalog="build", host=host).is_shared_with_network
    assert not Settings(catalog="build", local=True).is_shared_with_network


@pytest.mark.parametrize("address", ["http://cdn.example", "cdn.example", "https://", "https:///audio", "https://["])
def test_an_echo_takes_nothing_but_https(address: str) -> None:
    with pytest.raises(SettingsError, match="https addresses only"):
        Settings(catalog="build", audio_base_url=address)


def test_the_speaker_of_this_machine_takes_http_as_well() -> None:
    assert Settings(catalog="build", audio_base_url="http://127.0.0.1:8000", local=True)


def test_a_proxy_is_an_http_address() -> None:
    with pytest.raises(SettingsError, match="HTTPS_PROXY"):
        Settings(catalog="build", proxy="socks5://127.0.0.1:1080")


def test_trust_comes_from_the_environment() -> None:
    assert read_roots_and_proxy({"SSL_CERT_FILE": "/ca.pem", "HTTPS_PROXY": "http://p:1"}) == (
        Path("/ca.pem"),
        "http://p:1",
    )
    assert read_roots_and_proxy({"https_proxy": "http://p:1"}) == (None, "http://p:1")
    assert read_roots_and_proxy({}) == (None, "")


def test_skill_ids_are_separated_by_commas() -> None:
    assert parse_skill_ids("a, b ,,c") == ("a", "b", "c")
    assert parse_skill_ids(" ") == ()


def test_several_workers_need_a_file_that_they_share() -> None:
    with pytest.raises(SettingsError, match="--state sqlite:PATH"):
        Settings(catalog="build", workers=2)
    assert Settings(catalog="build", workers=2, state="sqlite:places.sqlite").workers == 2
