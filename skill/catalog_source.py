"""Catalog source: loads the catalog from a folder or a web address, and reloads it when it changes."""

import hashlib
import http.client
import logging
import threading
import urllib.error
import urllib.request
import weakref
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar
from urllib.parse import urljoin, urlsplit

from audio_pipeline.catalog import FILES, NAME, Catalog, CatalogError, Release, from_json

log = logging.getLogger(__name__)

_FOLDER_INTERVAL_S = 1.0
_URL_INTERVAL_S = 30.0
_RETRY_S = 5.0
"""Seconds between two attempts to fetch a catalog that could not be fetched at the start."""

_TIMEOUT_S = 10.0
_MAX_BYTES = 32 * 1024 * 1024
_HASH_PREFIX = "sha256-"
"""The prefix of an etag computed here, for a server that sends none."""


class CatalogUnavailableError(Exception):
    """There is no usable catalog; the message says why and what to do."""


class RelativeAddressError(CatalogUnavailableError):
    """The catalog's addresses are relative to no https address: an option is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedCatalog:
    """The text of a catalog, and an etag that changes with it."""

    text: str
    etag: str


class CatalogLocation(Protocol):
    """A place that has a catalog.json."""

    poll_interval_s: float
    """Seconds between two fetches."""

    def fetch(self, etag: str) -> FetchedCatalog | None:
        """Return the catalog; None if it still has this etag; CatalogUnavailableError if it cannot be fetched."""

    def fetch_file(self, url: str) -> bytes:
        """Return a file that the catalog names; CatalogUnavailableError if it cannot be fetched."""


class FolderLocation:
    """A catalog in a folder store."""

    poll_interval_s = _FOLDER_INTERVAL_S

    def __init__(self, folder: Path) -> None:
        self._folder, self._file = folder, folder / NAME

    def fetch_file(self, url: str) -> bytes:
        """Return a file of the folder store, or the one at a whole address."""
        if is_url(url):
            return read_url(url)
        try:
            return (self._folder / url).read_bytes()
        except OSError as refusal:
            raise CatalogUnavailableError(
                f"{self._folder / url}: it cannot be read ({_describe_refusal(refusal)}). Run warm-recall build again."
            ) from refusal

    def fetch(self, etag: str) -> FetchedCatalog | None:
        """Return the catalog in the file; None if the file still has this etag."""
        try:
            stat = self._file.stat()
            new_etag = f"{stat.st_ino}-{stat.st_mtime_ns}-{stat.st_size}"
            return None if new_etag == etag else FetchedCatalog(text=self._file.read_text("utf-8"), etag=new_etag)
        except (OSError, UnicodeDecodeError) as refusal:
            raise CatalogUnavailableError(
                f"{self._file}: there is no catalog to read ({_describe_refusal(refusal)}). "
                "Run warm-recall build first, "
                "or name the folder it was built into: --catalog FOLDER."
            ) from refusal


class UrlLocation:
    """A catalog on the web."""

    poll_interval_s = _URL_INTERVAL_S

    def __init__(self, url: str) -> None:
        self._url = resolve_catalog_url(url)

    def fetch_file(self, url: str) -> bytes:
        """Return a file of the store."""
        return read_url(make_absolute(self._url, url))

    def fetch(self, etag: str) -> FetchedCatalog | None:
        """Return the catalog at the address; None if it still has this etag."""
        headers = {"If-None-Match": etag} if etag and not etag.startswith(_HASH_PREFIX) else {}
        request = urllib.request.Request(self._url, headers=headers)  # noqa: S310 - make_location() allows http(s) only
        try:
            with _build_opener().open(request, timeout=_TIMEOUT_S) as response:
                text = response.read(_MAX_BYTES).decode()
                new_etag = response.headers.get("ETag") or _HASH_PREFIX + hashlib.sha256(text.encode()).hexdigest()
        except urllib.error.HTTPError as refusal:
            with refusal:
                if refusal.code == http.client.NOT_MODIFIED:
                    return None
            raise self._make_unavailable_error(refusal) from refusal
        except (OSError, http.client.HTTPException, UnicodeDecodeError) as refusal:
            raise self._make_unavailable_error(refusal) from refusal
        return None if new_etag == etag else FetchedCatalog(text=text, etag=new_etag)

    def _make_unavailable_error(self, refusal: Exception) -> CatalogUnavailableError:
        return CatalogUnavailableError(
            f"{self._url}: the catalog cannot be fetched ({_describe_refusal(refusal)}). "
            "Publish it there, or name where it is: --catalog URL."
        )


def read_url(address: str) -> bytes:
    """Return what is at a web address; CatalogUnavailableError if it cannot be fetched."""
    try:
        with _build_opener().open(address, timeout=_TIMEOUT_S) as response:
            data: bytes = response.read(_MAX_BYTES)
    except (OSError, ValueError, http.client.HTTPException) as refusal:
        raise CatalogUnavailableError(
            f"{address}: it cannot be fetched ({_describe_refusal(refusal)}). Publish again."
        ) from refusal
    return data


def _build_opener() -> urllib.request.OpenerDirector:
    """Build what opens addresses through the proxy of the environment.

    To ask macOS for its proxy settings would abort a process that was forked.
    """
    return urllib.request.build_opener(urllib.request.ProxyHandler(urllib.request.getproxies_environment()))


def make_location(path_or_url: str) -> CatalogLocation:
    """Make the location of a web address or a folder's path; CatalogUnavailableError if the address is broken."""
    if not is_url(path_or_url):
        return FolderLocation(Path(path_or_url))
    try:
        return UrlLocation(path_or_url)
    except ValueError as broken:
        raise CatalogUnavailableError(
            f"{path_or_url}: this is no web address ({broken}). Name where the catalog is: --catalog URL."
        ) from broken


def is_url(path_or_url: str) -> bool:
    """Return whether it is a web address."""
    return path_or_url.lower().startswith(("http://", "https://"))


def resolve_catalog_url(url: str) -> str:
    """Return the address of catalog.json, from that address or the store's."""
    return url if urlsplit(url).path.endswith(".json") else f"{url.rstrip('/')}/{NAME}"


def make_absolute(base: str, url: str) -> str:
    """Return an address made absolute against a base; an absolute one stays the same, an empty one empty."""
    return urljoin(base if not base or base.endswith(("/", ".json")) else f"{base}/", url) if url else ""


def make_urls_absolute(catalog: Catalog, base: str) -> Catalog:
    """Return the catalog with every address made absolute."""
    releases = tuple(_make_release_urls_absolute(each, base) for each in catalog.releases)
    withdrawn = tuple(
        replace(each, release=_make_release_urls_absolute(each.release, base)) for each in catalog.withdrawn
    )
    forms = tuple(
        replace(each, release=_make_release_urls_absolute(each.release, base)) for each in catalog.voice_forms
    )
    show = replace(catalog.show, artwork_url=make_absolute(base, catalog.show.artwork_url))
    return replace(catalog, show=show, releases=releases, withdrawn=withdrawn, voice_forms=forms)


def _make_release_urls_absolute(release: Release, base: str) -> Release:
    urls: dict[str, Any] = {name: make_absolute(base, getattr(release, name)) for name in FILES}
    return replace(release, **urls)


def refuse_relative_urls(catalog: Catalog, base: str) -> None:
    """Raise RelativeAddressError if a relative address has no https base, so that an Echo cannot fetch it."""
    for release in catalog.playable:
        if not urlsplit(release.url).scheme and urlsplit(make_absolute(base, release.url)).scheme != "https":
            raise RelativeAddressError(
                f"{release.id}: its address {release.url} is relative to the catalog, and an Echo plays from https "
                "addresses only. Give the https address under which the store is public: --audio-base-url URL "
                "(or WARM_RECALL_AUDIO_BASE_URL); or serve with --local."
            )


_Prepared = TypeVar("_Prepared")


class LastGoodCatalog(Protocol):
    """The text of the last catalog that could be used, kept for a start without network."""

    def save(self, text: str) -> None:
        """Keep the text of a catalog."""

    def load(self) -> str | None:
        """Return the kept text; None if there is none."""


class CatalogSource(Generic[_Prepared]):
    """The last good catalog, prepared for use; a newer one replaces it when it is ready."""

    def __init__(
        self,
        location: CatalogLocation,
        prepare: Callable[[Catalog], _Prepared],
        *,
        kept: LastGoodCatalog | None = None,
        instead: Catalog | None = None,
    ) -> None:
        """Load the catalog, or the kept one, or use the one instead; CatalogUnavailableError if there is none."""
        self._location, self._prepare, self._kept, self._etag = location, prepare, kept, ""
        self.is_loaded = True
        try:
            self._current = self._prepare_fetched(self._fetch_first())
        except RelativeAddressError:
            raise
        except CatalogUnavailableError as fault:
            self._etag = ""
            self._current = self._load_kept(fault) or self._use_instead(instead, fault)

    def get_current(self) -> _Prepared:
        """Return the current catalog, prepared; never waits."""
        return self._current

    def refresh(self, warm_up: Callable[[_Prepared], None] = lambda _: None) -> None:
        """Load a new catalog if there is one, and warm it up; keep the old one if the new one cannot be used."""
        try:
            fetched = self._location.fetch(self._etag)
            if fetched is not None:
                new = self._prepare_fetched(fetched)
                warm_up(new)
                self._current, self.is_loaded = new, True
                log.info("catalog refreshed")
        except CatalogUnavailableError as fault:
            log.warning("catalog kept reason=%s", fault)

    def watch(self, warm_up: Callable[[_Prepared], None] = lambda _: None) -> None:
        """Refresh in a background thread, at once and then again and again, until this source is garbage-collected."""
        threading.Thread(target=_watch, args=(weakref.ref(self), warm_up), daemon=True).start()

    @property
    def pause_s(self) -> float:
        """Seconds until the next refresh; fewer while the catalog in use did not come from the location."""
        return self._location.poll_interval_s if self._etag else min(_RETRY_S, self._location.poll_interval_s)

    def _fetch_first(self) -> FetchedCatalog:
        fetched = self._location.fetch("")
        if fetched is None:
            raise CatalogUnavailableError("The catalog is not there. Run warm-recall build first.")
        return fetched

    def _prepare_fetched(self, fetched: FetchedCatalog) -> _Prepared:
        self._etag = fetched.etag
        prepared = self._prepare_text(fetched.text)
        if self._kept:
            self._kept.save(fetched.text)
        return prepared

    def _prepare_text(self, text: str) -> _Prepared:
        try:
            return self._prepare(from_json(text))
        except CatalogError as fault:
            raise CatalogUnavailableError(
                f"{NAME}: {fault}. Run warm-recall build with this version, and publish again."
            ) from fault

    def _load_kept(self, fault: CatalogUnavailableError) -> _Prepared | None:
        """Return the kept catalog, prepared; None, and a line in the log, if it cannot be used."""
        text = self._kept.load() if self._kept else None
        if text is None:
            return None
        try:
            prepared = self._prepare_text(text)
        except CatalogUnavailableError as damage:
            log.warning("kept catalog ignored reason=%s", damage)
            return None
        log.warning("the last good catalog is used reason=%s", fault)
        return prepared

    def _use_instead(self, instead: Catalog | None, fault: CatalogUnavailableError) -> _Prepared:
        if instead is None:
            raise fault
        log.warning("there is no catalog yet, and it is fetched again every %.0f s reason=%s", self.pause_s, fault)
        self.is_loaded = False
        return self._prepare(instead)


def _watch(source: "weakref.ref[CatalogSource[_Prepared]]", warm_up: Callable[[_Prepared], None]) -> None:
    pause = threading.Event()
    while (current := source()) is not None:
        current.refresh(warm_up)
        pause_s = current.pause_s
        del current
        pause.wait(pause_s)


def _describe_refusal(refusal: Exception) -> str:
    return getattr(refusal, "strerror", None) or str(getattr(refusal, "reason", "") or refusal)
