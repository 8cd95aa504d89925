"""Only Alexa gets in: the whole path, from the chain's address to the answer."""

import base64
import io
import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.x509.verification import Store
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.alexa.endpoint import MAX_BODY_BYTES
from skill.alexa.refused import RefusedError
from skill.alexa.security.certificate_chain import MAX_BYTES, normalise_chain_url
from skill.alexa.security.signing_keys import MAX_CACHED, MAX_FETCHES, SigningKeys
from skill.app import create_app
from skill.settings import Settings
from tests.skill.alexa.amazon import Amazon
from tests.skill.alexa.authority import ALEXA, BETWEEN, CHAIN, NOW, ROOT, STRANGER, leaf, rsa_key
from tests.skill.alexa.conftest import Post
from tests.skill.alexa.envelopes import Json, envelope, launch
from tests.skill.alexa.signing import PATH, URL, encoded, headers, signature

OLD = SHA1()  # noqa: S303 - the algorithm that must be refused
SAME_APP_AGAIN = [HealthCheck.function_scoped_fixture]


def body(**changes: Any) -> bytes:
    return encoded(envelope(launch(), **changes))


def refused(client: FlaskClient, data: bytes, sent: dict[str, str]) -> bool:
    answer = client.post("/alexa", data=data, headers=sent)
    assert answer.status_code == 200 or (answer.status_code, answer.data) == (400, b"")
    return answer.status_code == 400


# --- let in -------------------------------------------------------------------------------------------------------


def test_what_alexa_signed_is_answered(post: Post) -> None:
    answer = post(envelope(launch()))
    assert answer.status_code == 200
    assert "Welcome to Warm Recall" in answer.get_json()["response"]["outputSpeech"]["ssml"]


@pytest.mark.parametrize(
    "url",
    [
        "https://s3.amazonaws.com/echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com:443/echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert-12.pem",
        "HTTPS://s3.amazonaws.com/echo.api/echo-api-cert-12.pem",
        "https://S3.AmazonAWS.com/echo.api/echo-api-cert-12.pem",
    ],
)
def test_every_spelling_amazon_may_use_is_one_address(client: FlaskClient, url: str) -> None:
    data = body()
    assert not refused(client, data, headers(data, url=url))
    assert normalise_chain_url(url) == URL


def test_headers_count_whatever_their_case(client: FlaskClient) -> None:
    data = body()
    assert not refused(client, data, {name.lower(): value for name, value in headers(data).items()})


@pytest.mark.parametrize(
    "chain",
    [
        CHAIN + ROOT.pem,
        CHAIN + STRANGER.pem,
        leaf(ROOT, rsa_key(3)).pem,
        b"a line of text before\n" + CHAIN,
    ],
    ids=["with its root", "with a root nobody trusts", "with nothing between", "with a remark"],
)
def test_a_bundle_counts_as_far_as_the_first_trusted_anchor(client: FlaskClient, served: Amazon, chain: bytes) -> None:
    served.served[PATH] = chain
    data = body()
    assert not refused(client, data, headers(data))


@pytest.mark.parametrize("seconds", [-140, 140])
def test_a_clock_may_be_a_little_off(client: FlaskClient, seconds: int) -> None:
    data = body(at=datetime.now(UTC) + timedelta(seconds=seconds))
    assert not refused(client, data, headers(data))


def test_news_about_the_skill_may_be_an_hour_old(client: FlaskClient) -> None:
    about = {"type": "AlexaSkillEvent.SkillEnabled", "eventCreationTime": "2026-11-23T00:00:00Z"}
    data = encoded(envelope(about, at=datetime.now(UTC) - timedelta(minutes=55)))
    assert not refused(client, data, headers(data))
    data = encoded(envelope(about, at=datetime.now(UTC) - timedelta(minutes=65)))
    assert refused(client, data, headers(data))


def test_each_of_several_skills_may_call(client: FlaskClient) -> None:
    data = body(skill_id="amzn1.ask.skill.other-of-ours")
    assert not refused(client, data, headers(data))


# --- refused: the address -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://s3.amazonaws.com/echo.api/echo-api-cert-12.pem",
        "https://notamazon.com/echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com.evil.example/echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com./echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com/EcHo.aPi/echo-api-cert-12.pem",
        "https://s3.amazonaws.com/invalid.path/echo-api-cert-12.pem",
        "https://s3.amazonaws.com:563/echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com:0443/echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com:/echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com:x/echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com/echo.api/../invalid.path/echo-api-cert-12.pem",
        "https://s3.amazonaws.com/echo.api/..",
        "https://s3.amazonaws.com/echo.api",
        "https://s3.amazonaws.com//echo.api/echo-api-cert-12.pem",
        "https://me@s3.amazonaws.com/echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com@evil.example/echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com\\@evil.example/echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com/echo.api/echo-api-cert-12.pem?x=1",
        "https://s3.amazonaws.com/echo.api/echo-api-cert-12.pem?",
        "https://s3.amazonaws.com/echo.api/echo-api-cert-12.pem#x",
        "https://s3.amazonaws.com/echo.api/%2e%2e/invalid.path/echo-api-cert-12.pem",
        "https://s3.amazonaws.com/echo.api/echo%2dapi-cert-12.pem",
        "https://s3.amazonaws.com/echo.api/echo api-cert-12.pem",
        "https://s3.amazonaws.com/echo.api/\u00e9.pem",
        "https://[s3.amazonaws.com/echo.api/echo-api-cert-12.pem",
        "//s3.amazonaws.com/echo.api/echo-api-cert-12.pem",
        "file:///echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com/echo.api/" + "a" * 2_000,
    ],
)
def test_any_other_address_is_refused_and_not_fetched(client: FlaskClient, served: Amazon, url: str) -> None:
    data = body()
    assert refused(client, data, headers(data, url=url))
    assert not served.fetched


@given(url=st.text() | st.text().map("https://s3.amazonaws.com/echo.api/{}".format))
def test_any_text_is_an_address_of_amazons_or_refused(url: str) -> None:
    with suppress(RefusedError):
        assert normalise_chain_url(url).startswith("https://s3.amazonaws.com/echo.api/")


# --- refused: the chain -------------------------------------------------------------------------------------------

CHAINS = {
    "nothing": b"",
    "garbage": b"-----BEGIN CERTIFICATE-----\nbm90IGEgY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n",
    "no pem": b"\x00\xff" * 40,
    "another name": leaf(BETWEEN, rsa_key(3), san="echo-api.example.com").pem + BETWEEN.pem,
    "no name": leaf(BETWEEN, rsa_key(3), san=None).pem + BETWEEN.pem,
    "expired": leaf(BETWEEN, rsa_key(3), until=NOW - timedelta(hours=1)).pem + BETWEEN.pem,
    "not yet valid": leaf(BETWEEN, rsa_key(3), from_=NOW + timedelta(days=1)).pem + BETWEEN.pem,
    "may not sign": leaf(BETWEEN, rsa_key(3), signs=False).pem + BETWEEN.pem,
    "no key usage": leaf(BETWEEN, rsa_key(3), signs=None).pem + BETWEEN.pem,
    "of another root": leaf(STRANGER, rsa_key(3)).pem + STRANGER.pem,
    "self-signed": STRANGER.pem,
    "a gap in it": ALEXA.pem,
    "issued by a leaf": leaf(ALEXA, rsa_key(3)).pem + CHAIN,
    "another kind of key": leaf(BETWEEN, ec.generate_private_key(ec.SECP256R1())).pem + BETWEEN.pem,
    "too large": CHAIN + b"\n" * MAX_BYTES,
}


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS.keys())
def test_a_chain_that_proves_nothing_is_refused(client: FlaskClient, served: Amazon, chain: bytes) -> None:
    served.served[PATH] = chain
    data = body()
    assert refused(client, data, headers(data))
    assert served.fetched[PATH] == 1


@pytest.mark.parametrize("status", [301, 302, 403, 404, 500, 503])
def test_a_chain_that_is_not_there_is_refused(client: FlaskClient, served: Amazon, status: int) -> None:
    served.statuses[PATH] = status
    served.redirects = {PATH: "https://s3.amazonaws.com/echo.api/elsewhere.pem"}
    served.served["/echo.api/elsewhere.pem"] = CHAIN
    data = body()
    assert refused(client, data, headers(data))
    assert served.fetched["/echo.api/elsewhere.pem"] == 0


def test_a_store_that_does_not_answer_is_not_waited_for_long(client: FlaskClient, served: Amazon) -> None:
    served.delay_s = 4.0
    data, began = body(), datetime.now(UTC)
    assert refused(client, data, headers(data))
    assert datetime.now(UTC) - began < timedelta(seconds=3.5)


def test_a_proxy_that_is_not_there_is_a_refusal(roots: Path, store: Path) -> None:
    base = "https://cdn.example"
    closed = Settings(
        catalog=str(store), skill_ids=("s",), audio_base_url=base, roots=roots, proxy="http://127.0.0.1:9"
    )
    data = body(skill_id="s")
    assert refused(create_app(closed).test_client(), data, headers(data))


def test_the_store_itself_must_be_trusted(served: Amazon, tmp_path: Path, store: Path) -> None:
    (tmp_path / "others.pem").write_bytes(STRANGER.pem)
    stranger = Settings(
        catalog=str(store),
        skill_ids=("s",),
        audio_base_url="https://cdn.example",
        roots=tmp_path / "others.pem",
        proxy=served.address,
    )
    data = body(skill_id="s")
    assert refused(create_app(stranger).test_client(), data, headers(data))
    assert not served.fetched


# --- refused: the signature ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changed",
    [
        {"Signature-256": ""},
        {"Signature-256": "not base64!"},
        {"Signature-256": "bm9wZQ=="},
        {"Signature-256": "bm9wZQ"},
        {"Signature-256": base64.b64encode(b"\x00" * 256).decode()},
        {"Signature-256": base64.b64encode(b"\xff" * 256).decode()},
        {"Signature-256": "\u00e9\u00e9\u00e9"},
        {"Signature-256": signature(b"another body")},
        {"SignatureCertChainUrl": ""},
    ],
)
def test_a_signature_that_is_not_alexas_is_refused(client: FlaskClient, changed: dict[str, str]) -> None:
    data = body()
    assert refused(client, data, {**headers(data), **changed})


@pytest.mark.parametrize("missing", ["Signature-256", "SignatureCertChainUrl"])
def test_a_missing_header_is_refused(client: FlaskClient, missing: str) -> None:
    data = body()
    assert refused(client, data, {name: value for name, value in headers(data).items() if name != missing})


def test_the_old_signature_alone_is_refused(client: FlaskClient) -> None:
    data = body()
    old = {"SignatureCertChainUrl": URL, "Signature": signature(data, algorithm=OLD)}
    assert refused(client, data, old)


def test_the_old_algorithm_in_the_new_header_is_refused(client: FlaskClient) -> None:
    data = body()
    assert refused(client, data, {**headers(data), "Signature-256": signature(data, algorithm=OLD)})


def test_a_right_signature_with_something_else_in_it_is_refused(client: FlaskClient) -> None:
    data = body()
    right = headers(data)
    for stray in ("!", "-", "_", "\x7f"):
        assert refused(client, data, {**right, "Signature-256": right["Signature-256"] + stray})
        assert refused(client, data, {**right, "Signature-256": stray + right["Signature-256"]})


def test_another_key_is_refused(client: FlaskClient) -> None:
    data = body()
    assert refused(client, data, headers(data, key=rsa_key(9)))


def test_a_single_changed_byte_is_refused(client: FlaskClient) -> None:
    data = body()
    assert refused(client, data.replace(b"LaunchRequest", b"LaunchReques7"), headers(data))
    assert refused(client, data + b" ", headers(data))


# --- refused: what it says ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("seconds", [-155, 155, -86_400, 86_400 * 365])
def test_a_request_of_another_time_is_refused(client: FlaskClient, seconds: int) -> None:
    data = body(at=datetime.now(UTC) + timedelta(seconds=seconds))
    assert refused(client, data, headers(data))


@pytest.mark.parametrize(
    "timestamp",
    [
        None,
        "",
        "yesterday",
        1_700_000_000,
        "2026-11-23",
        "2026-11-23T04:00:00",
        "9999-12-31T23:59:59-23:59",
        [],
        {},
        1e308,
    ],
)
def test_a_time_that_is_none_is_refused(client: FlaskClient, timestamp: object) -> None:
    found = envelope(launch())
    found["request"]["timestamp"] = timestamp
    data = encoded(found)
    assert refused(client, data, headers(data))


def without(found: Json, *path: str) -> Json:
    inner = found
    for name in path[:-1]:
        inner = inner[name]
    del inner[path[-1]]
    return found


@pytest.mark.parametrize(
    "changed",
    [
        envelope(launch(), skill_id="amzn1.ask.skill.somebody-elses"),
        {**envelope(launch()), "session": {"application": {"applicationId": "amzn1.ask.skill.somebody-elses"}}},
        without(without(envelope(launch()), "context", "System", "application"), "session", "application"),
        {**without(envelope(launch()), "session"), "context": {"System": {"application": {"applicationId": None}}}},
        {**without(envelope(launch()), "session"), "context": {"System": {"application": {"applicationId": [1]}}}},
        {**without(envelope(launch()), "session"), "context": None},
        {**without(envelope(launch()), "session"), "context": {"System": "x"}},
    ],
)
def test_a_request_for_another_skill_is_refused(client: FlaskClient, changed: Json) -> None:
    data = encoded(changed)
    assert refused(client, data, headers(data))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"text"',
        b"{}",
        b'{"request": []}',
        b'{"request": {}}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"request": {"timestamp": ' + b"9" * 5_000 + b"}}",
        b"\xef\xbb\xbf{}",
    ],
)
def test_signed_garbage_is_refused(client: FlaskClient, data: bytes) -> None:
    assert refused(client, data, headers(data))


def test_an_oversized_body_is_refused(client: FlaskClient) -> None:
    data = body() + b" " * MAX_BODY_BYTES
    assert refused(client, data, headers(data))
    assert not refused(client, data[: MAX_BODY_BYTES // 2], headers(data[: MAX_BODY_BYTES // 2]))


def test_an_oversized_body_that_hides_its_length_is_refused(client: FlaskClient) -> None:
    data = body() + b" " * MAX_BODY_BYTES
    hidden = {"wsgi.input_terminated": True, "wsgi.input": io.BytesIO(data)}
    answer = client.post("/alexa", environ_overrides=hidden, headers=headers(data))
    assert (answer.status_code, answer.data) == (400, b"")


def test_without_a_skill_id_everything_is_refused(served: Amazon, roots: Path, store: Path) -> None:
    nobody = Settings(catalog=str(store), audio_base_url="https://cdn.example", roots=roots, proxy=served.address)
    data = body()
    assert refused(create_app(nobody).test_client(), data, headers(data))
    assert not served.fetched


def test_only_post_is_taken(client: FlaskClient) -> None:
    assert client.get("/alexa").status_code == 405


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=SAME_APP_AGAIN)
@given(data=st.binary(max_size=300) | JUNK.map(lambda junk: json.dumps(junk).encode()))
def test_no_body_is_answered_with_a_fault(client: FlaskClient, data: bytes) -> None:
    assert refused(client, data, headers(data))


LATIN = st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=80)


@settings(max_examples=60, deadline=None, suppress_health_check=SAME_APP_AGAIN)
@given(url=LATIN | st.just(URL), signed=LATIN)
def test_no_header_is_answered_with_a_fault(client: FlaskClient, url: str, signed: str) -> None:
    assert refused(client, body(), {"SignatureCertChainUrl": url, "Signature-256": signed})


# --- fetching -----------------------------------------------------------------------------------------------------


def test_a_chain_is_fetched_once(client: FlaskClient, served: Amazon) -> None:
    for _ in range(20):
        data = body()
        assert not refused(client, data, headers(data))
    assert served.fetched == {PATH: 1}


def test_a_burst_at_the_start_fetches_once(app: Flask, served: Amazon) -> None:
    served.delay_s = 0.3

    def call(number: int) -> bool:
        data = body(request_id=f"r{number}")
        return refused(app.test_client(), data, headers(data))

    with ThreadPoolExecutor(8) as pool:
        assert not any(pool.map(call, range(8)))
    assert served.fetched == {PATH: 1}


def test_a_bad_chain_is_not_fetched_again_and_again(client: FlaskClient, served: Amazon) -> None:
    served.served[PATH] = b""
    for _ in range(20):
        data = body()
        assert refused(client, data, headers(data))
    assert served.fetched == {PATH: 1}


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now


class Shelf:
    """Chains by address, and what was taken."""

    def __init__(self, chain: bytes) -> None:
        self.chain, self.taken = chain, list[str]()

    def __call__(self, url: str) -> bytes:
        self.taken.append(url)
        return self.chain


def keys(shelf: Shelf, clock: Clock) -> SigningKeys:
    return SigningKeys(shelf, Store([ROOT.certificate]), clock)


def test_a_bad_chain_gets_another_chance_later() -> None:
    shelf, clock = Shelf(b""), Clock()
    found = keys(shelf, clock)
    with pytest.raises(RefusedError):
        found.find_key(URL)
    shelf.chain = CHAIN
    clock.now += timedelta(minutes=1)
    assert found.find_key(URL) is not None


def test_a_key_is_not_trusted_past_its_chains_last_day() -> None:
    clock = Clock()
    shelf = Shelf(leaf(BETWEEN, rsa_key(3), until=clock.now + timedelta(minutes=10)).pem + BETWEEN.pem)
    found = keys(shelf, clock)
    found.find_key(URL)
    clock.now += timedelta(minutes=11)
    with pytest.raises(RefusedError, match="chain-not-trusted"):
        found.find_key(URL)


def test_a_new_chain_under_the_same_address_is_met_within_hours() -> None:
    shelf, clock = Shelf(CHAIN), Clock()
    found = keys(shelf, clock)
    found.find_key(URL)
    clock.now += timedelta(hours=2)
    found.find_key(URL)
    assert len(shelf.taken) == 2


def test_what_is_remembered_is_bounded() -> None:
    shelf, clock = Shelf(CHAIN), Clock()
    found = keys(shelf, clock)
    for number in range(MAX_CACHED + 1):
        found.find_key(f"{URL}{number}")
    found.find_key(f"{URL}{MAX_CACHED}")
    assert len(shelf.taken) == MAX_CACHED + 1
    found.find_key(f"{URL}0")
    assert len(shelf.taken) == MAX_CACHED + 2


def test_strangers_addresses_do_not_hold_up_everybody(app: Flask, served: Amazon) -> None:
    data = body()
    assert not refused(app.test_client(), data, headers(data))
    served.delay_s = 1.0

    def call(number: int) -> bool:
        return refused(app.test_client(), data, headers(data, url=f"{URL}{number}"))

    began = datetime.now(UTC)
    with ThreadPoolExecutor(16) as pool:
        strangers = [pool.submit(call, number) for number in range(16)]
        own = body(request_id="own")
        assert not refused(app.test_client(), own, headers(own))
        assert datetime.now(UTC) - began < timedelta(seconds=1)
        assert all(each.result() for each in strangers)
    assert sum(served.fetched.values()) <= MAX_FETCHES * 2 + 1
