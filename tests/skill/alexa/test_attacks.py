"""Attacks: requests that somebody else made, changed or took from elsewhere. Each is refused, and none is answered."""

import base64
import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512, Hash
from flask.testing import FlaskClient

from skill.app import create_app
from skill.settings import Settings
from tests.skill.alexa.amazon import Amazon, amazon
from tests.skill.alexa.authority import (
    ALEXA,
    BETWEEN,
    CHAIN,
    NOW,
    ROOT,
    STRANGER,
    Issued,
    authority,
    leaf,
    rsa_key,
)
from tests.skill.alexa.envelopes import SKILL_ID, Json, envelope, intent, launch
from tests.skill.alexa.signing import PATH, URL, encoded, headers, signature

Headers = Mapping[str, str]
Forge = Callable[[bytes], Headers]

OTHER_SKILL = "amzn1.ask.skill.of-an-attacker"


@dataclass(frozen=True, kw_only=True)
class Target:
    """The skill, and the store of chains that it trusts."""

    client: FlaskClient
    amazon: Amazon


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory, store: Path, roots: Path) -> Iterator[Target]:
    with amazon(tmp_path_factory.mktemp("amazon")) as served:
        served.served[PATH] = CHAIN
        settings = Settings(
            catalog=str(store),
            skill_ids=(SKILL_ID,),
            audio_base_url="https://cdn.example",
            roots=roots,
            proxy=served.address,
        )
        yield Target(client=create_app(settings).test_client(), amazon=served)


def is_refused(target: Target, body: bytes, sent: Headers) -> bool:
    answer = target.client.post("/alexa", data=body, headers=dict(sent))
    assert answer.status_code == 200 or (answer.status_code, answer.data) == (400, b"")
    return answer.status_code == 400


def body_of(**changes: Any) -> bytes:
    return encoded(envelope(intent("AMAZON.HelpIntent"), **changes))


def test_without_an_attack_the_same_request_is_answered(target: Target) -> None:
    assert not is_refused(target, body_of(), headers(body_of()))


# --- the signature ------------------------------------------------------------------------------------------------


def private(issued: Issued) -> rsa.RSAPrivateKey:
    assert isinstance(issued.key, rsa.RSAPrivateKey)
    return issued.key


def raw(body: bytes) -> bytes:
    return base64.b64decode(signature(body))


def with_signature(value: str) -> Headers:
    return {"SignatureCertChainUrl": URL, "Signature-256": value}


def signed(value: bytes) -> Headers:
    return with_signature(base64.b64encode(value).decode())


def to_number(body: bytes) -> int:
    return int.from_bytes(raw(body), "big")


def to_url_safe(value: bytes) -> str:
    """Return base64 with the two letters that differ, and one of them at the end in any case."""
    return base64.urlsafe_b64encode(value).decode().replace("=", "-")


def hashed(body: bytes) -> bytes:
    digest = Hash(SHA256())
    digest.update(body)
    return digest.finalize()


def by_pss(body: bytes) -> Headers:
    pss = padding.PSS(mgf=padding.MGF1(SHA256()), salt_length=padding.PSS.MAX_LENGTH)
    return signed(private(ALEXA).sign(body, pss, SHA256()))


def by_other_hash(algorithm: SHA384 | SHA512) -> Forge:
    return lambda body: signed(private(ALEXA).sign(body, padding.PKCS1v15(), algorithm))


MODULUS = private(ALEXA).public_key().public_numbers().n

SIGNATURES: Mapping[str, Forge] = {
    "in the other base64": lambda body: with_signature(to_url_safe(raw(body))),
    "as hexadecimal digits": lambda body: with_signature(raw(body).hex()),
    "with a space in it": lambda body: with_signature(f"{signature(body)[:40]} {signature(body)[40:]}"),
    "a byte short": lambda body: signed(raw(body)[:-1]),
    "a byte long": lambda body: signed(raw(body) + b"\0"),
    "with a zero before it": lambda body: signed(b"\0" + raw(body)),
    "twice in one": lambda body: signed(raw(body) * 2),
    "backwards": lambda body: signed(raw(body)[::-1]),
    "with one bit changed": lambda body: signed(bytes([raw(body)[0] ^ 1]) + raw(body)[1:]),
    "the number one": lambda _: signed((1).to_bytes(256, "big")),
    "the modulus": lambda _: signed(MODULUS.to_bytes(256, "big")),
    "the modulus less one": lambda _: signed((MODULUS - 1).to_bytes(256, "big")),
    "the right one plus the modulus": lambda body: signed((to_number(body) + MODULUS).to_bytes(257, "big")),
    "with another padding": by_pss,
    "of SHA-384": by_other_hash(SHA384()),
    "of SHA-512": by_other_hash(SHA512()),
    "of the digest": lambda body: signed(private(ALEXA).sign(hashed(body), padding.PKCS1v15(), SHA256())),
    "of the empty body": lambda _: headers(b""),
    "of the same JSON, written otherwise": lambda body: headers(json.dumps(json.loads(body), indent=1).encode()),
    "of the body and a line end": lambda body: headers(body + b"\n"),
    "by the intermediate's key": lambda body: headers(body, key=BETWEEN.key),
    "by the root's key": lambda body: headers(body, key=ROOT.key),
    "wrong and right in one header": lambda body: with_signature(f"{signature(b'')}, {signature(body)}"),
    "right and wrong in one header": lambda body: with_signature(f"{signature(body)}, {signature(b'')}"),
    "under the name of another length": lambda body: {"SignatureCertChainUrl": URL, "Signature-512": signature(body)},
    "as a bearer token": lambda body: {"SignatureCertChainUrl": URL, "Authorization": f"Bearer {signature(body)}"},
    "two addresses in one header": lambda body: {**headers(body), "SignatureCertChainUrl": f"{URL}, {URL}"},
}  # fmt: skip


@pytest.mark.parametrize("forge", SIGNATURES.values(), ids=SIGNATURES)
def test_a_signature_that_is_not_quite_one_is_refused(target: Target, forge: Forge) -> None:
    body = body_of()
    assert is_refused(target, body, forge(body))


def test_a_body_that_is_packed_is_not_what_was_signed(target: Target) -> None:
    body = body_of()
    assert is_refused(target, gzip.compress(body), {**headers(body), "Content-Encoding": "gzip"})


def test_a_signature_beside_the_request_is_none(target: Target) -> None:
    body = body_of()
    beside = headers(body)
    assert target.client.post("/alexa", data=body, query_string=beside).status_code == 400
    for name, value in beside.items():
        target.client.set_cookie(name, value)
    assert target.client.post("/alexa", data=body).status_code == 400


# --- the address of the chain -------------------------------------------------------------------------------------

NAME = "echo.api/echo-api-cert-12.pem"

ADDRESSES = {
    "a bucket of that name": f"https://evil-bucket.s3.amazonaws.com/{NAME}",
    "another region": f"https://s3-us-west-2.amazonaws.com/{NAME}",
    "a website of Amazon's": f"https://www.amazon.com/{NAME}",
    "two ports": f"https://s3.amazonaws.com:443:443/{NAME}",
    "a port as a name": f"https://s3.amazonaws.com:443@evil.example/{NAME}",
    "a password": f"https://a:b@s3.amazonaws.com/{NAME}",
    "a semicolon after the host": f"https://s3.amazonaws.com;evil.example/{NAME}",
    "a host in Cyrillic": f"https://s3.\u0430mazonaws.com/{NAME}",
    "a host in punycode": f"https://s3.xn--mazonaws-2fg.com/{NAME}",
    "a wide dot": f"https://s3\uff0eamazonaws.com/{NAME}",
    "one slash": f"https:/s3.amazonaws.com/{NAME}",
    "three slashes": f"https:///s3.amazonaws.com/{NAME}",
    "slashes that lean back": f"https:\\\\s3.amazonaws.com\\{NAME}",
    "no scheme": f"s3.amazonaws.com/{NAME}",
    "ftp": f"ftp://s3.amazonaws.com/{NAME}",
    "data": "data:application/x-pem-file;base64,AAAA",
    "this machine": f"https://127.0.0.1/{NAME}",
    "the cloud's own address": "https://169.254.169.254/echo.api/",
    "a number as a host": f"https://2130706433/{NAME}",
    "up and out": "https://s3.amazonaws.com/echo.api/../echo.api/../../evil/cert.pem",
    "the folder alone": "https://s3.amazonaws.com/echo.api/",
    "a longer folder": "https://s3.amazonaws.com/echo.api.evil/echo-api-cert-12.pem",
    "the folder further down": f"https://s3.amazonaws.com/evil/{NAME}",
    "a tab": f"https://s3.amazonaws.com/\t{NAME}",
    "a parameter": f"https://s3.amazonaws.com/{NAME}?X-Amz-Redirect=https://evil.example",
}


@pytest.mark.parametrize("url", ADDRESSES.values(), ids=ADDRESSES)
def test_no_other_address_is_fetched(target: Target, url: str) -> None:
    body, before = body_of(), dict(target.amazon.fetched)
    assert is_refused(target, body, headers(body, url=url))
    assert dict(target.amazon.fetched) == before


# --- the chain ----------------------------------------------------------------------------------------------------

EVIL = rsa_key(11)
TWIN_OF_ROOT = authority("Our Root", rsa_key(12))
OLD_BETWEEN = leaf(ROOT, rsa_key(13), san="An Intermediate That May Not")
WEAK = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - the key that must be refused
YESTERDAY = NOW - timedelta(days=1)


def named(san: str) -> bytes:
    return leaf(BETWEEN, EVIL, san=san).pem + BETWEEN.pem


CHAINS: Mapping[str, tuple[bytes, object]] = {
    "the leaf's name with more behind it": (named("echo-api.amazon.com.evil.example"), EVIL),
    "a name under the leaf's": (named("evil.echo-api.amazon.com"), EVIL),
    "another name of Amazon's": (named("s3.amazonaws.com"), EVIL),
    "a root with the same name": (leaf(TWIN_OF_ROOT, EVIL).pem + TWIN_OF_ROOT.pem, EVIL),
    "another root, and our intermediate beside it": (leaf(STRANGER, EVIL).pem + BETWEEN.pem + STRANGER.pem, EVIL),
    "an own leaf before the right chain": (leaf(STRANGER, EVIL).pem + CHAIN, EVIL),
    "an own leaf behind the right one": (ALEXA.pem + leaf(STRANGER, EVIL).pem + BETWEEN.pem, EVIL),
    "an intermediate that may not issue": (leaf(OLD_BETWEEN, EVIL).pem + OLD_BETWEEN.pem, EVIL),
    "the intermediate as the leaf": (BETWEEN.pem + ROOT.pem, BETWEEN.key),
    "the root as the leaf": (ROOT.pem, ROOT.key),
    "the wrong way round": (BETWEEN.pem + ALEXA.pem, ALEXA.key),
    "a weak key": (leaf(BETWEEN, WEAK).pem + BETWEEN.pem, WEAK),
    "a day too old": (leaf(BETWEEN, EVIL, from_=NOW - timedelta(days=9), until=YESTERDAY).pem + BETWEEN.pem, EVIL),
    "in DER": (ALEXA.certificate.public_bytes(serialization.Encoding.DER), ALEXA.key),
    "a page in its place": (b"<html>" + CHAIN.replace(b"CERTIFICATE", b"B"), ALEXA.key),
    "a private key in its place": (ALEXA.key_pem, ALEXA.key),
    "cut in the middle": (CHAIN[: len(ALEXA.pem) // 2], ALEXA.key),
}  # fmt: skip


@pytest.mark.parametrize(("chain", "key"), CHAINS.values(), ids=CHAINS)
def test_a_chain_that_ends_elsewhere_is_refused(
    target: Target, request: pytest.FixtureRequest, chain: bytes, key: object
) -> None:
    path = f"/echo.api/{abs(hash(request.node.name))}.pem"
    target.amazon.served[path] = chain
    body = body_of()
    assert is_refused(target, body, headers(body, url=f"https://s3.amazonaws.com{path}", key=key))
    assert target.amazon.fetched[path] == 1


# --- what Amazon signed for somebody else, or at another time -----------------------------------------------------


def addressed(context: object, session: object = SKILL_ID) -> Json:
    found = envelope(launch())
    found["context"]["System"]["application"] = {"applicationId": context}
    found["session"]["application"] = {"applicationId": session}
    return found


def at(change: timedelta, kind: Any = "IntentRequest", zone: timezone = UTC) -> Json:
    found = envelope(intent("AMAZON.HelpIntent"))
    moment = (datetime.now(UTC) + change).astimezone(zone)
    found["request"].update(type=kind, timestamp=moment.isoformat(timespec="seconds"))
    return found


def stamped(timestamp: object) -> Json:
    found = envelope(intent("AMAZON.HelpIntent"))
    found["request"]["timestamp"] = timestamp
    return found


def at_local_time() -> str:
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S}+05:00"


OTHERS: Mapping[str, Json] = {
    "another skill in the context": addressed(OTHER_SKILL),
    "another skill in the session": addressed(SKILL_ID, OTHER_SKILL),
    "another skill in both": addressed(OTHER_SKILL, OTHER_SKILL),
    "our id in capitals": addressed(SKILL_ID.upper(), SKILL_ID.upper()),
    "our id and a space": addressed(f"{SKILL_ID} ", f"{SKILL_ID} "),
    "our id and more": addressed(f"{SKILL_ID}.evil", f"{SKILL_ID}.evil"),
    "the beginning of our id": addressed(SKILL_ID[:-1], SKILL_ID[:-1]),
    "our id and a NUL": addressed(f"{SKILL_ID}\0", f"{SKILL_ID}\0"),
    "our id in a list": addressed([SKILL_ID], [SKILL_ID]),
    "our id as a key": addressed({SKILL_ID: True}, {SKILL_ID: True}),
    "true as the id": addressed(context=True, session=True),
    "nothing as the id": addressed("", ""),
    "both ids in one text": addressed(f"{OTHER_SKILL},{SKILL_ID}", f"{OTHER_SKILL},{SKILL_ID}"),
    "ten minutes ago": at(timedelta(minutes=-10)),
    # These are made when the tests are collected: long enough before the last of them runs.
    "in three hours": at(timedelta(hours=3)),
    "ten minutes ago, almost news": at(timedelta(minutes=-10), "AlexaSkillEvent"),
    "ten minutes ago, news in small letters": at(timedelta(minutes=-10), "alexaskillevent.SkillEnabled"),
    "ten minutes ago, news further on": at(timedelta(minutes=-10), "IntentRequest.AlexaSkillEvent."),
    "ten minutes ago, news in a list": at(timedelta(minutes=-10), ["AlexaSkillEvent."]),
    "news of the day before": at(timedelta(days=-1), "AlexaSkillEvent.SkillDisabled"),
    "news of tomorrow": at(timedelta(days=1), "AlexaSkillEvent.SkillDisabled"),
    "now by a clock five hours ahead": stamped(at_local_time()),
    "milliseconds since 1970": stamped(round(datetime.now(UTC).timestamp() * 1_000)),
    "a time and more": stamped(f"{datetime.now(UTC).isoformat()}; now"),
    "a time in a list": stamped([datetime.now(UTC).isoformat()]),
    "a week and a day": stamped("2026-W48-6"),
}


@pytest.mark.parametrize("found", OTHERS.values(), ids=OTHERS)
def test_what_was_signed_for_others_or_long_ago_is_refused(target: Target, found: Json) -> None:
    body = encoded(found)
    assert is_refused(target, body, headers(body))


def test_an_old_request_that_was_seen_is_refused_later(target: Target) -> None:
    body = encoded(at(timedelta(seconds=-149)))
    assert not is_refused(target, body, headers(body))
    body = encoded(at(timedelta(seconds=-152)))
    assert is_refused(target, body, headers(body))


# --- other ways in ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "TRACE", "LOCK"])
def test_no_other_method_is_answered(target: Target, method: str) -> None:
    body = body_of()
    answer = target.client.open("/alexa", method=method, data=body, headers=headers(body))
    assert (answer.status_code, answer.data) == (405, b"")


@pytest.mark.parametrize(
    "path", ["/Alexa", "/alexa/", "/alexa/x", "/alexa.json", "/alexa;x", "/alexa%00", "/x/../alexa/y", "/speaker/hear"]
)
def test_no_other_path_is_answered(target: Target, path: str) -> None:
    body = body_of()
    answer = target.client.post(path, data=body, headers=headers(body))
    assert (answer.status_code, answer.data) == (404, b"")


@pytest.mark.parametrize("name", ["X-HTTP-Method-Override", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Host"])
def test_no_header_takes_the_place_of_the_signature(target: Target, name: str) -> None:
    assert is_refused(target, body_of(), {name: "/alexa"})


def test_there_are_ninety_attacks_and_more() -> None:
    assert len(SIGNATURES) + len(ADDRESSES) + len(CHAINS) + len(OTHERS) >= 90
