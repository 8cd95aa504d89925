"""Settings: the options of `serve`, read once at its start."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

MEMORY = "memory:"
"""The state of bookmarks that are lost at the end."""

DYNAMODB = "dynamodb:"
"""The beginning of a state whose bookmarks are in a table of DynamoDB."""

SECRET_VARIABLE = "WARM_RECALL_SECRET"  # noqa: S105 - the name, not the secret
"""The variable that has the secret; it is no option, because every user of a machine can read a command line."""

MIN_SECRET_LENGTH = 32

MAX_PORT = 65_535

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class SettingsError(Exception):
    """The options cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The options of `serve`."""

    catalog: str
    """The folder or the address of catalog.json."""
    state: str = "memory:"
    """The place of bookmarks: "sqlite:PATH", "dynamodb:TABLE" or "memory:"."""
    kept: Path | None = None
    """The folder that keeps the last good catalog of a web address; None if none is kept."""
    models: Path | None = None
    """The folder of the models whose memory several processes share; None if they share none."""
    workers: int = 1
    """The processes that answer."""
    secret: str = field(default="", repr=False)
    """The secret that makes the keys of listeners and devices; if empty, one in a file beside the bookmarks."""
    skill_ids: tuple[str, ...] = ()
    """The ids of the skills that may call; if empty, every request is refused."""
    audio_base_url: str = ""
    """The https address of a folder store's public copy, the base of relative addresses."""
    host: str = "127.0.0.1"
    port: int = 5000
    local: bool = False
    """True if the browser speaker is served."""
    content: Path | None = None
    """The folder of the content, with the lexicon of the browser speaker's voice; None for the built-in one."""
    roots: Path | None = None
    """A PEM file of trusted root certificates; None for those of certifi."""
    model: Path | None = None
    """The interaction model that Alexa has; None if it is as new as the catalog."""
    rate_limit_per_s: float = 0.0
    """The refused requests of one source in a second beyond which it gets 429; 0 for no limit."""
    trusted_proxies: tuple[Network, ...] = ()
    """The proxies whose header X-Forwarded-For says who sent a request."""
    proxy: str = ""
    """The http proxy through which certificate chains are fetched; empty for none."""

    def __post_init__(self) -> None:
        if self.local and not is_loopback(self.host) and not _is_of_local_network(self.host):
            raise SettingsError(
                f"--local: {self.host} is open to the world, and the browser speaker is for this machine alone. "
                "Leave out --host, or write --lan to share sound, feed and site with the local network."
            )
        if self.workers > 1 and self.state == MEMORY:
            raise SettingsError(
                f"--workers {self.workers}: several workers share their bookmarks in a file. "
                "Leave out --workers, or keep them in one: --state sqlite:PATH."
            )
        if self.audio_base_url and _parse_web_scheme(self.audio_base_url) not in (
            {"https", "http"} if self.local else {"https"}
        ):
            raise SettingsError(
                f"--audio-base-url {self.audio_base_url}: an Echo plays from https addresses only. "
                "Give the https address of the store."
            )
        if 0 < len(self.secret) < MIN_SECRET_LENGTH:
            raise SettingsError(
                f"{SECRET_VARIABLE}: it has fewer than {MIN_SECRET_LENGTH} characters. "
                'Make one with python -c "import secrets; print(secrets.token_hex())".'
            )
        if self.state.startswith(DYNAMODB) and not self.secret:
            raise SettingsError(
                f"--state {self.state}: whoever shares the table needs the same secret. Set {SECRET_VARIABLE}."
            )
        if self.proxy and urlsplit(self.proxy).scheme != "http":
            raise SettingsError(f"HTTPS_PROXY {self.proxy}: it must begin with http://. Give the proxy's http address.")

    @property
    def is_shared_with_network(self) -> bool:
        """True if the local network gets the sound, the feed and the site, though never the speaker."""
        return self.local and not is_loopback(self.host)


def _is_of_local_network(host: str) -> bool:
    """Return whether a server at this address is for the local network: a private address, or all addresses."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_private or address.is_unspecified


def _parse_web_scheme(address: str) -> str:
    """Return the scheme of an address that names a host; empty if it does not."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return parts.scheme if parts.hostname else ""


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach the host."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def parse_networks(text: str) -> tuple[Network, ...]:
    """Return the networks in a comma-separated list of addresses and networks; SettingsError if one is none."""
    try:
        return tuple(ipaddress.ip_network(each.strip()) for each in text.split(",") if each.strip())
    except ValueError as broken:
        raise SettingsError(
            f"--trusted-proxy {text}: {broken}. Give an address such as 10.0.0.2, or a network such as 10.0.0.0/24."
        ) from broken


def parse_address(text: str) -> tuple[str, int]:
    """Return the host and the port of "HOST:PORT"; SettingsError if there are none."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) <= MAX_PORT:
        raise SettingsError(f"--metrics {text}: this is no address to listen on. Write HOST:PORT, as 127.0.0.1:9464.")
    return host.removeprefix("[").removesuffix("]"), int(port)


def read_roots_and_proxy(environment: Mapping[str, str]) -> tuple[Path | None, str]:
    """Return the trusted roots and the proxy that the environment names."""
    roots, proxy = environment.get("SSL_CERT_FILE"), environment.get("HTTPS_PROXY") or environment.get("https_proxy")
    return Path(roots) if roots else None, proxy or ""


def parse_skill_ids(text: str) -> tuple[str, ...]:
    """Return the ids in a comma-separated list."""
    return tuple(each.strip() for each in text.split(",") if each.strip())
