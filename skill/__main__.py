"""The command `warm-recall-skill`: serve, ask, model."""

import json
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from audio_pipeline.catalog import Catalog
from skill.alexa.model import LOCALES, interaction_model, to_text
from skill.answers import Answers
from skill.app import create_app
from skill.catalog_source import CatalogSource, CatalogUnavailableError, place
from skill.progress import Turn
from skill.questions import Questions
from skill.server import CannotListenError, bound_socket, listening_server
from skill.settings import Settings, SettingsError, skill_ids, trust

_SOMEWHERE = Turn(listener="", at_ms=0)
"""A question at the keyboard: from nobody we know, in a country we do not know."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _catalog_option(command: _Command) -> _Command:
    return click.option(
        "--catalog",
        default="build",
        show_default=True,
        envvar="WARM_RECALL_CATALOG",
        metavar="FOLDER_OR_URL",
        help="Where warm-recall build or publish put catalog.json.",
    )(command)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]}, epilog="Example: warm-recall-skill serve --local"
)
def main() -> None:
    """Answer listeners: by Alexa, or in the browser."""


@main.command(epilog="Example: warm-recall-skill serve --local")
@_catalog_option
@click.option(
    "--state",
    default=lambda: f"sqlite:{_state_home() / 'warm-recall' / 'bookmarks.sqlite'}",
    show_default="sqlite: in your state folder",
    envvar="WARM_RECALL_STATE",
    metavar="sqlite:PATH|memory:",
    help="Where it is kept how far each listener got.",
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
@click.option("--host", default="127.0.0.1", show_default=True, envvar="WARM_RECALL_HOST", help="Where to listen.")
@click.option(
    "--port", default=5000, show_default=True, envvar="WARM_RECALL_PORT", type=click.IntRange(1, 65535), metavar="P"
)
@click.option("--local", is_flag=True, help="Add the browser speaker, for this machine alone.")
def serve(  # noqa: PLR0913 - one argument an option
    *, catalog: str, state: str, skill_id: str, audio_base_url: str, host: str, port: int, local: bool
) -> None:
    """Serve POST /alexa, and with --local the browser speaker."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    roots, proxy = trust(os.environ)
    try:
        settings = Settings(
            catalog=catalog,
            state=state,
            skill_ids=skill_ids(skill_id),
            audio_base_url=audio_base_url,
            host=host,
            port=port,
            local=local,
            roots=roots,
            proxy=proxy,
            vectors=_vectors(),
        )
        with bound_socket(host, port) as address:
            server = listening_server(create_app(settings), address)
            click.echo(_started(settings))
            sys.stdout.flush()
            server.run()
    except SettingsError as wrong:
        raise click.UsageError(str(wrong)) from wrong
    except (CatalogUnavailableError, CannotListenError) as fault:
        raise click.ClickException(str(fault)) from fault


@main.command(epilog='Example: warm-recall-skill ask "why does a hug help" --json')
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="Print id, kind and text as JSON.")
@_catalog_option
def ask(*, text: str, as_json: bool, catalog: str) -> None:
    """Print the answer to a question, and its id."""
    found = _loaded(catalog)
    asks = Questions(lambda: found, lambda: Answers(found.answers, _vectors()))
    answer = asks.best(text)
    said = {
        "id": answer.id if answer else "none",
        "kind": answer.kind if answer else "none",
        "text": answer.text if answer else asks.unknown(_SOMEWHERE, text),
    }
    click.echo(json.dumps(said, ensure_ascii=False) if as_json else f"{said['text']}\n({said['id']})")


@main.command(epilog="Example: warm-recall-skill model --out infra/skill-package/interactionModels/custom")
@click.option("--out", required=True, type=click.Path(path_type=Path, readable=False), metavar="DIR")
@_catalog_option
def model(*, out: Path, catalog: str) -> None:
    """Write the Alexa interaction model, for every kind of English that Alexa speaks."""
    text = to_text(interaction_model(_loaded(catalog)))
    for locale in LOCALES:
        try:
            _write(out / f"{locale}.json", text)
        except OSError as fault:
            raise click.ClickException(f"{out}: cannot write there ({fault.strerror}). Name another --out.") from fault
        click.echo(f"{out / locale}.json")


def _write(path: Path, text: str) -> None:
    """Write the whole file or none of it."""
    unfinished = path.with_suffix(".unfinished")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        unfinished.write_text(text, "utf-8", newline="\n")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _loaded(catalog: str) -> Catalog:
    try:
        return CatalogSource(place(catalog), lambda found: found).current()
    except CatalogUnavailableError as fault:
        raise click.ClickException(str(fault)) from fault


def _vectors() -> Path:
    """Beside what the pipeline keeps; deleting it costs a few seconds."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "warm-recall" / "vectors"


def _state_home() -> Path:
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")


def _started(settings: Settings) -> str:
    who = (
        f"for {len(settings.skill_ids)} skill id(s)"
        if settings.skill_ids
        else "refuses every request with 400, because no skill id is set (--skill-id or WARM_RECALL_SKILL_ID)"
    )
    address = f"http://{settings.host}:{settings.port}"
    page = f" Open {address} in a browser." if settings.local else ""
    return f"Serving on {address}. POST /alexa {who}.{page}"


if __name__ == "__main__":
    main()
