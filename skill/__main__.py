"""The command `warm-recall-skill`: serve, ask, model, copy."""

import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click
from platformdirs import user_cache_path, user_state_path

from audio_pipeline.catalog import Catalog
from skill import server
from skill.alexa.model import build_interaction_model, to_json
from skill.allocator import give_memory_back
from skill.answers.index_source import load_question_index
from skill.answers.judgement import explain, judge
from skill.answers.questions import Questions
from skill.answers.understanding import Understander
from skill.app import create_app, create_bookmarks, create_shared_parts, find_bookmarks_file, open_to_copy
from skill.atomic_write import write_atomically
from skill.browser.blocked_ports import describe_blocked_port
from skill.catalog_source import CatalogSource, CatalogUnavailableError
from skill.log_format import set_up_log
from skill.metrics.metrics import Metrics
from skill.metrics.metrics_server import MetricsServer
from skill.metrics.observed import CountingHandler
from skill.phrases.locales import LOCALES
from skill.phrases.phrasings import choose_first
from skill.playback.bookmarks.bookmarks import BookmarksError
from skill.playback.bookmarks.copying import copy_bookmarks
from skill.playback.bookmarks.secret import SECRET_NAME, take_secret_along
from skill.playback.tracker import RequestContext
from skill.s3_location import open_location
from skill.settings import (
    MEMORY,
    SECRET_VARIABLE,
    Settings,
    SettingsError,
    parse_address,
    parse_networks,
    parse_skill_ids,
    read_roots_and_proxy,
)

_UNKNOWN_LISTENER = RequestContext(listener="", at_ms=0)
"""The context of a question asked at the keyboard: no listener and no country."""

DEFAULT_WORKERS = 2
"""The processes that answer: one goes on while another one starts again."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _add_catalog_option(command: _Command) -> _Command:
    return click.option(
        "--catalog",
        default="build",
        show_default=True,
        envvar="WARM_RECALL_CATALOG",
        metavar="FOLDER_OR_URL",
        help="Folder, address or bucket (s3://…) where warm-recall build or publish put catalog.json.",
    )(command)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]}, epilog="Example: warm-recall-skill serve --local"
)
def main() -> None:
    """Answer listeners: by Alexa, or in the browser."""


@main.command(epilog="Example: warm-recall-skill serve --local")
@_add_catalog_option
@click.option(
    "--state",
    default=lambda: f"sqlite:{user_state_path('warm-recall') / 'bookmarks.sqlite'}",
    show_default="sqlite: in your state folder",
    envvar="WARM_RECALL_STATE",
    metavar="sqlite:PATH|dynamodb:TABLE|memory:",
    help="Where listeners' places are kept.",
)
@click.option(
    "--skill-id",
    default="",
    envvar="WARM_RECALL_SKILL_ID",
    metavar="ID",
    help="The skill that may call, or several with commas between.",
)
@click.option(
    "--audio-base-url",
    default="",
    envvar="WARM_RECALL_AUDIO_BASE_URL",
    metavar="URL",
    help="The https address under which a folder store is public.",
)
@click.option(
    "--model",
    type=click.Path(path_type=Path),
    envvar="WARM_RECALL_MODEL",
    metavar="FILE",
    help="The interaction model that Alexa has, to teach it the programmes that are newer.",
)
@click.option("--host", default="127.0.0.1", show_default=True, envvar="WARM_RECALL_HOST", help="Where to listen.")
@click.option(
    "--port", default=5000, show_default=True, envvar="WARM_RECALL_PORT", type=click.IntRange(1, 65535), metavar="P"
)
@click.option(
    "--workers",
    default=None,
    show_default="2; 1 with --local or memory:",
    envvar="WARM_RECALL_WORKERS",
    type=click.IntRange(1, 64),
    metavar="N",
    help="How many processes answer.",
)
@click.option(
    "--rate-limit",
    default=20.0,
    show_default=True,
    envvar="WARM_RECALL_RATE_LIMIT",
    type=click.FloatRange(0, 10_000),
    metavar="N",
    help="How many refused requests a second one source may send before it gets 429; 0 for no limit.",
)
@click.option(
    "--trusted-proxy",
    default="",
    envvar="WARM_RECALL_TRUSTED_PROXY",
    metavar="ADDRESS",
    help="The web server in front, whose X-Forwarded-For says who sent a request, or several with commas between.",
)
@click.option(
    "--metrics",
    default="",
    envvar="WARM_RECALL_METRICS",
    metavar="HOST:PORT",
    help="Serve GET /metrics for Prometheus there, and nowhere else.",
)
@click.option(
    "--log",
    "log_format",
    default="text",
    show_default=True,
    envvar="WARM_RECALL_LOG",
    type=click.Choice(["text", "json"]),
    help="How each line of the log is written.",
)
@click.option("--local", is_flag=True, help="Add the browser speaker, for this machine alone.")
@click.option("--lan", is_flag=True, help="As --local, and share sound, feed and site with the local network.")
def serve(  # noqa: PLR0913 - one argument an option
    *,
    catalog: str,
    state: str,
    skill_id: str,
    audio_base_url: str,
    model: Path | None,
    host: str,
    port: int,
    workers: int | None,
    rate_limit: float,
    trusted_proxy: str,
    metrics: str,
    log_format: str,
    local: bool,
    lan: bool,
) -> None:
    """Serve POST /alexa, and with --local the browser speaker.

    With --lan, or with --local and an address of your network as --host, phones and players there can subscribe to the
    feed and hear the sound. The speaker itself stays on this machine.
    """
    set_up_log(as_json=log_format == "json")
    give_memory_back()
    roots, proxy = read_roots_and_proxy(os.environ)
    local, host = local or lan, server.ALL_ADDRESSES if lan else host
    _check_port(port, has_page=local)
    try:
        settings = Settings(
            catalog=catalog,
            state=state,
            secret=os.environ.get(SECRET_VARIABLE, ""),
            skill_ids=parse_skill_ids(skill_id),
            audio_base_url=audio_base_url,
            model=model,
            models=user_cache_path("warm-recall") / "models",
            kept=_find_kept_folder(state),
            workers=workers or (1 if local or state == MEMORY else DEFAULT_WORKERS),
            host=host,
            port=port,
            rate_limit_per_s=0.0 if local else rate_limit,
            trusted_proxies=parse_networks(trusted_proxy),
            local=local,
            content=Path(content) if (content := os.environ.get("WARM_RECALL_CONTENT")) else None,
            roots=roots,
            proxy=proxy,
        )
        with server.bind_socket(host, port) as bound:
            server.serve(
                _make_create_app(settings, metrics),
                bound,
                workers=settings.workers,
                when_ready=lambda: click.echo(_describe_start(settings)),
            )
    except SettingsError as wrong:
        raise click.UsageError(str(wrong)) from wrong
    except (CatalogUnavailableError, server.ListenError) as fault:
        raise click.ClickException(str(fault)) from fault


def _check_port(port: int, *, has_page: bool) -> None:
    """Refuse a port that browsers block if they are to open the page; for Alexa alone, it is only worth a warning."""
    if why := describe_blocked_port(port):
        if has_page:
            raise click.UsageError(f"{why}. Choose another one, such as --port 5000.")
        click.echo(f"{why}; POST /alexa is answered there all the same.", err=True)


def _make_create_app(settings: Settings, metrics_address: str) -> Callable[[], server.WsgiApp]:
    """Make what workers share, and the function by which each of them makes its app."""
    if not metrics_address:
        shared = create_shared_parts(settings)
        return lambda: create_app(settings, shared=shared)
    metrics = Metrics()
    metrics_server = MetricsServer(server.bind_socket(*parse_address(metrics_address)), metrics)
    logging.getLogger().addHandler(CountingHandler(metrics))
    shared = create_shared_parts(settings, metrics=metrics)

    def create_counted_app() -> server.WsgiApp:
        metrics.begin()
        metrics_server.start()
        open_bookmarks = partial(create_bookmarks, on_fault=metrics.count_state_fault)
        return create_app(settings, open_bookmarks, shared=shared)

    return create_counted_app


@main.command(
    epilog="\b\n"
    'Examples: warm-recall-skill ask "why does a hug help" --why\n'
    "          warm-recall-skill ask --batch questions.jsonl > answers.jsonl"
)
@click.argument("text", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print id, kind and text as JSON.")
@click.option("--why", is_flag=True, help="Print the scores, the thresholds and which rule spoke.")
@click.option(
    "--batch",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE.jsonl",
    help='Answer every row\'s "text", and print a JSON object for each, in order.',
)
@_add_catalog_option
def ask(*, text: str | None, as_json: bool, why: bool, batch: Path | None, catalog: str) -> None:
    """Print the answer to a question, and its id."""
    if (text is None) == (batch is None):
        raise click.UsageError("Give a question, or --batch with a file of questions.")
    loaded, understander = load_understander(catalog)
    if batch:
        for sentence in _read_batch(batch):
            click.echo(json.dumps(asdict(judge(sentence, loaded, understander)), ensure_ascii=False))
        return
    judgement = judge(text or "", loaded, understander)
    questions = Questions(lambda: loaded, understander.understand, choose_first)
    spoken = questions.answer_text(_UNKNOWN_LISTENER, text or "").speech
    if as_json:
        click.echo(json.dumps({**asdict(judgement), "text": spoken}, ensure_ascii=False))
    else:
        click.echo(f"{spoken}\n({'check_in' if judgement.check_in else judgement.id})")
    for line in explain(text or "", understander) if why else ():
        click.echo(line)


@main.command(epilog="Example: warm-recall-skill model --out infra/skill-package/interactionModels/custom")
@click.option("--out", required=True, type=click.Path(path_type=Path, readable=False), metavar="DIR")
@_add_catalog_option
def model(*, out: Path, catalog: str) -> None:
    """Write the Alexa interaction model, for every kind of English that Alexa speaks."""
    text = to_json(build_interaction_model(_load_catalog(catalog)))
    for locale in LOCALES:
        try:
            write_atomically(out / f"{locale}.json", text.encode())
        except OSError as fault:
            raise click.ClickException(f"{out}: cannot write there ({fault.strerror}). Name another --out.") from fault
        click.echo(f"{out / locale}.json")


@main.command(
    epilog="\b\n"
    "Examples: warm-recall-skill copy sqlite:bookmarks.sqlite dynamodb:warm-recall\n"
    "          warm-recall-skill copy dynamodb:warm-recall sqlite:bookmarks.sqlite"
)
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def copy(*, source: str, target: str) -> None:
    """Copy the places of all listeners from where they are kept to another file or table.

    FROM and TO are what serve --state takes. Of two places the newer one wins, so a copy may be made again, while the
    skill is served and after a crash. Both need the same secret: WARM_RECALL_SECRET, or the file beside the bookmarks.
    docs/operating.md says how to move without losing a place.
    """
    n_read = n_added = 0
    try:
        _require_two_stores(source, target)
        secret = _find_secret(source, target)
        with closing(open_to_copy(source, secret)) as old, closing(open_to_copy(target, secret)) as new:
            batches, length = copy_bookmarks(old, new, time.time_ns() // 1_000_000), old.count_listeners()
            with click.progressbar(batches, length, label="Listeners", show_pos=True, file=sys.stderr) as bar:
                for read, added in batches:
                    n_read, n_added = n_read + read, n_added + added
                    bar.update(read)
    except (BookmarksError, SettingsError) as fault:
        hint = f"\n{n_read} listeners were copied. Run it again, and it goes on." if n_read else ""
        raise click.ClickException(f"{fault}{hint}") from fault
    click.echo(f"{n_read} listeners: {n_added} had something newer, which {target} has now.")


def _require_two_stores(source: str, target: str) -> None:
    """Raise SettingsError unless there is something to copy, and another place for it."""
    if source == target:
        raise SettingsError(f"{source}: it cannot be copied to itself. Name another file or table.")
    if MEMORY in (source, target):
        raise SettingsError(f"{MEMORY} cannot be copied. Write sqlite:PATH or dynamodb:TABLE.")
    file = find_bookmarks_file(source)
    if file and not file.is_file():
        raise SettingsError(f"{source}: there is no such file. Name the one of serve --state.")


def _find_secret(source: str, target: str) -> bytes:
    named = os.environ.get(SECRET_VARIABLE, "").encode()
    old, new = (path and path.with_name(SECRET_NAME) for path in map(find_bookmarks_file, (source, target)))
    return take_secret_along(named, old, new)


def _find_kept_folder(state: str) -> Path | None:
    """Return the folder of the last good catalog: it is beside the bookmarks."""
    path = find_bookmarks_file(state)
    return path.with_name("last-good-catalog") if path else None


def _load_catalog(catalog: str) -> Catalog:
    try:
        return CatalogSource(open_location(catalog), lambda loaded: loaded).get_current()
    except CatalogUnavailableError as fault:
        raise click.ClickException(str(fault)) from fault


def load_understander(catalog: str) -> tuple[Catalog, Understander]:
    """Load a catalog and its question index, as `serve` does."""
    try:
        location = open_location(catalog)
        loaded = CatalogSource(location, lambda each: each).get_current()
    except CatalogUnavailableError as fault:
        raise click.ClickException(str(fault)) from fault
    return loaded, Understander(loaded, load_question_index(loaded, location))


def _read_batch(path: Path) -> Iterator[str]:
    """Yield the text of each row of a file of questions."""
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if line.strip():
            yield _read_row(line, f"{path}, line {number}")


def _read_row(line: bytes, where: str) -> str:
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    text = row.get("text") if isinstance(row, dict) else None
    if not isinstance(text, str):
        raise click.ClickException(
            f'{where}: this is no JSON object with a "text". Write {{"text": "why does a hug help"}}.'
        )
    return text


def _describe_start(settings: Settings) -> str:
    callers = (
        f"for {len(settings.skill_ids)} skill id(s)"
        if settings.skill_ids
        else "refuses every request with 400, because no skill id is set (--skill-id or WARM_RECALL_SKILL_ID)"
    )
    address = f"http://{settings.host}:{settings.port}"
    page = f" Open {address} in a browser." if settings.local and not settings.is_shared_with_network else ""
    return f"Serving on {address}. POST /alexa {callers}.{page}{_describe_sharing(settings)}"


def _describe_sharing(settings: Settings) -> str:
    """Return where the speaker is, and where the local network finds site and feed; empty if nothing is shared."""
    if not settings.is_shared_with_network:
        return ""
    own = f" On this machine: http://127.0.0.1:{settings.port}." if settings.host == server.ALL_ADDRESSES else ""
    host = server.find_network_address() if settings.host == server.ALL_ADDRESSES else settings.host
    base = f"http://{host}:{settings.port}"
    return f"{own} In your network: {base}/listen/, and for a podcast app {base}/store/feed.xml."


if __name__ == "__main__":
    main()
