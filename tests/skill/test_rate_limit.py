"""A limit for each source: on the clock, by address, and on the public endpoint before a signature is verified."""

import ipaddress
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from audio_pipeline.catalog import NAME, to_json
from skill.app import create_app
from skill.rate_limit import BURST_S, RateLimit, find_source
from skill.settings import Settings, SettingsError, parse_networks
from tests.catalogs import CATALOG
from tests.skill.alexa.amazon import amazon
from tests.skill.alexa.authority import CHAIN, ROOT
from tests.skill.alexa.envelopes import SKILL_ID, envelope, launch
from tests.skill.alexa.signing import PATH, encoded, headers

PER_S = 2
SOMEBODY, SOMEBODY_ELSE = "192.0.2.1", "192.0.2.2"
PROXIES = parse_networks("10.0.0.1, 10.1.0.0/16, fd00::1")


class Clock:
    def __init__(self) -> None:
        self.now_s = 1_000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limit(clock: Clock) -> RateLimit:
    return RateLimit(PER_S, clock)


def spend_all(limit: RateLimit, source: str) -> None:
    while not limit.take(source):
        pass


# --- tokens -------------------------------------------------------------------------------------------------------


def test_a_source_may_begin_with_a_burst_and_then_waits_for_the_next_token(limit: RateLimit, clock: Clock) -> None:
    assert [limit.take(SOMEBODY) for _ in range(PER_S * BURST_S)] == [0.0] * PER_S * BURST_S
    assert limit.take(SOMEBODY) == pytest.approx(1 / PER_S)
    clock.now_s += 1 / PER_S
    assert limit.take(SOMEBODY) == 0
    assert limit.take(SOMEBODY) > 0


def test_an_hour_of_silence_gives_no_more_than_a_burst(limit: RateLimit, clock: Clock) -> None:
    spend_all(limit, SOMEBODY)
    clock.now_s += 3_600
    assert [limit.take(SOMEBODY) > 0 for _ in range(PER_S * BURST_S + 1)].index(True) == PER_S * BURST_S


def test_sources_do_not_disturb_each_other(limit: RateLimit) -> None:
    spend_all(limit, SOMEBODY)
    assert limit.take(SOMEBODY_ELSE) == 0


def test_a_token_that_is_given_back_can_be_taken_again(limit: RateLimit) -> None:
    for _ in range(100):
        assert limit.take(SOMEBODY) == 0
        limit.give_back(SOMEBODY)


def test_the_memory_stays_the_same_however_many_sources_there_are(limit: RateLimit) -> None:
    before = len(limit._memory)  # noqa: SLF001 - what it promises is its size
    for number in range(50_000):
        assert limit.take(str(ipaddress.IPv4Address(number))) == 0
    assert len(limit._memory) == before  # noqa: SLF001 - as above
    assert before < 1_000_000


def test_who_comes_often_stays_limited_while_many_others_come(limit: RateLimit) -> None:
    spend_all(limit, SOMEBODY)
    for number in range(3_000):
        limit.take(str(ipaddress.IPv4Address(number)))
        assert limit.take(SOMEBODY) > 0


# --- who it is ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "forwarded", "source"),
    [
        pytest.param("192.0.2.1", None, "192.0.2.1", id="IPv4"),
        pytest.param("::ffff:192.0.2.1", None, "192.0.2.1", id="IPv4 in IPv6"),
        pytest.param("2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::/64", id="IPv6"),
        pytest.param("2001:db8:1:2:aaaa::1", None, "2001:db8:1:2::/64", id="the same customer"),
        pytest.param("192.0.2.1", "198.51.100.7", "192.0.2.1", id="anybody's header"),
        pytest.param("10.0.0.1", "198.51.100.7", "198.51.100.7", id="a proxy's header"),
        pytest.param("10.0.0.1", "203.0.113.9, 198.51.100.7", "198.51.100.7", id="what a client wrote before"),
        pytest.param("10.0.0.1", "198.51.100.7, 10.1.2.3", "198.51.100.7", id="two proxies"),
        pytest.param("fd00::1", "2001:db8:1:2::9", "2001:db8:1:2::/64", id="an IPv6 proxy"),
        pytest.param("10.0.0.1", "nonsense", "10.0.0.1", id="nonsense"),
        pytest.param("10.0.0.1", None, "10.0.0.1", id="a proxy without the header"),
        pytest.param("10.0.0.1", "10.1.0.1, 10.1.0.2", "10.1.0.1", id="proxies alone"),
        pytest.param("", "198.51.100.7", "", id="no address"),
    ],
)
def test_a_source_is_who_connected_or_whom_a_trusted_proxy_names(
    address: str, forwarded: str | None, source: str
) -> None:
    environ = {"REMOTE_ADDR": address} | ({"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {})
    assert find_source(environ, PROXIES) == source


@pytest.mark.parametrize("text", ["somewhere", "10.0.0.0/99", "10.0.0.1/8"])
def test_what_is_no_proxy_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match=r"--trusted-proxy .* Give an address such as"):
        parse_networks(text)


# --- on the endpoint ----------------------------------------------------------------------------------------------


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    (tmp_path / NAME).write_text(to_json(CATALOG), encoding="utf-8")
    (tmp_path / "roots.pem").write_bytes(ROOT.pem)
    with amazon(tmp_path) as server:
        server.served[PATH] = CHAIN
        yield Settings(
            catalog=str(tmp_path),
            skill_ids=(SKILL_ID,),
            audio_base_url="https://cdn.example",
            roots=tmp_path / "roots.pem",
            proxy=server.address,
            rate_limit_per_s=1,
            trusted_proxies=parse_networks("127.0.0.1"),
        )


@pytest.fixture
def client(settings: Settings) -> FlaskClient:
    return create_app(settings).test_client()


def post(client: FlaskClient, number: int, source: str, *, is_signed: bool) -> Any:
    body = encoded(envelope(launch(), request_id=f"r{number}"))
    signed = headers(body) if is_signed else {}
    return client.post("/alexa", data=body, headers={**signed, "X-Forwarded-For": source})


def test_who_sends_what_is_not_signed_gets_429_and_when_to_come_again(client: FlaskClient) -> None:
    answers = [post(client, n, SOMEBODY, is_signed=False) for n in range(3 * BURST_S)]
    assert [each.status_code for each in answers[:BURST_S]] == [400] * BURST_S
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) == 1
    assert answers[-1].data == b""


def test_a_request_is_refused_before_anything_of_it_is_read(client: FlaskClient) -> None:
    for n in range(3 * BURST_S):
        post(client, n, SOMEBODY, is_signed=False)

    class Unread:
        def read(self, *_: Any) -> bytes:
            raise AssertionError("the body is read")

    more: Any = {"environ_overrides": {"wsgi.input": Unread()}, "headers": {"X-Forwarded-For": SOMEBODY}}
    assert client.post("/alexa", content_length=100, **more).status_code == 429


def test_signed_requests_are_never_held_up_however_many_come_from_one_address(client: FlaskClient) -> None:
    assert {post(client, n, SOMEBODY, is_signed=True).status_code for n in range(10 * BURST_S)} == {200}


def test_what_one_source_sends_does_not_hold_up_another(client: FlaskClient) -> None:
    for n in range(3 * BURST_S):
        post(client, n, SOMEBODY, is_signed=False)
    assert post(client, 1_000, SOMEBODY_ELSE, is_signed=True).status_code == 200


def test_other_paths_have_no_limit(client: FlaskClient) -> None:
    assert {client.get("/healthz").status_code for _ in range(10 * BURST_S)} == {200}
