"""The command `warm-recall`: it names the engines and stores, runs a command and prints its errors."""

import gc
import logging
import os
import sys
from pathlib import Path

import click

from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.command_group import CommandGroup
from audio_pipeline.cli.console import format_count
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.errors import ContentFaults, PipelineError, StoreError
from audio_pipeline.executors.ctrl_c import install_interrupt_hook
from audio_pipeline.speech.engines.festival import Festival
from audio_pipeline.speech.engines.gtts import Gtts
from audio_pipeline.speech.engines.hibari import Hibari
from audio_pipeline.speech.engines.kokoro import Kokoro
from audio_pipeline.speech.engines.polly import Polly
from audio_pipeline.speech.engines.tone import Tone
from audio_pipeline.stores.cache_lock import lock_cache_shared
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.s3 import S3Store
from audio_pipeline.stores.store import Store


@click.group(
    cls=CommandGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="\b\n"
    "A day's work:\n"
    '  warm-recall new exercise "A Warm Cup"   a file with an example text to replace\n'
    "  warm-recall check                       does what I wrote have faults?\n"
    '  warm-recall say "Breathe out. [2s]"     how will this line sound?\n'
    "  warm-recall preview a-warm-cup          how will the whole programme sound?\n"
    "  warm-recall build                       make what changed, into the folder build/\n"
    "  warm-recall publish --to s3://my-bucket/warm-recall\n"
    "\n"
    "“warm-recall COMMAND --help” shows examples. docs/authoring.md explains how to write content.",
)
@click.version_option(package_name="warm-recall")
@click.option("--verbose", is_flag=True, help="Log each step on standard error.")
def cli(*, verbose: bool) -> None:
    """Turn written words about human warmth into published sound."""
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING,
        format="%(levelname)s %(name)s %(message)s",
        stream=sys.stderr,
    )


def _open_target(address: str, endpoint_url: str | None, public_url: str | None) -> Store:
    """Open the store that an address names."""
    if address.startswith("folder:"):
        if endpoint_url:
            raise StoreError("a folder needs no server", where=f"--endpoint-url {endpoint_url}", hint="Leave it out")
        return FolderStore.from_address(address)
    if address.startswith("s3:"):
        bucket = S3Store.from_address(address, endpoint_url=endpoint_url, public_url=public_url)
        # A publish asks what is there while it reads the words: this lets it ask a fifth of a second sooner.
        bucket.load_client()
        return bucket
    hint = "Write it as folder:DIR or s3://BUCKET/PREFIX"
    raise StoreError("this is not the address of a store", where=f"--to {address}", hint=hint)


def _open_cache(path_or_url: PathOrUrl) -> Store:
    """Open a cache; while the command runs, a cache in a folder is locked against a prune of what is in use."""
    if isinstance(path_or_url, str):
        return _open_bucket(path_or_url)
    return _open_locked_folder(path_or_url)


def _open_bucket(address: str) -> Store:
    if address.startswith("s3:"):
        return S3Store.from_address(address)
    hint = "Write it as DIR, folder:DIR or s3://BUCKET/PREFIX"
    raise StoreError("this is not the address of a store", where=f"--cache {address}", hint=hint)


def _open_locked_folder(folder: Path) -> Store:
    context = click.get_current_context()
    locked_folders = context.meta.setdefault(__name__, set())
    if folder not in locked_folders:
        locked_folders.add(folder)
        context.with_resource(lock_cache_shared(folder))
    return FolderStore(folder, durable=False)


def _fetch_voices() -> Path:
    # What downloads and unpacks is loaded for this alone.
    from audio_pipeline.speech.engines.kokoro_fetch import fetch_voices

    return fetch_voices()


BACKENDS = Backends(
    engines={"hibari": Hibari, "kokoro": Kokoro, "festival": Festival, "polly": Polly, "gtts": Gtts, "tone": Tone},
    open_folder=FolderStore,
    open_cache=_open_cache,
    open_target=_open_target,
    fetch_voices=_fetch_voices,
)


_OBJECTS_BEFORE_COLLECTION = 50_000
"""The new objects after which Python looks for those that nothing uses any more: about 5 MB."""


def main() -> None:
    """Run the command; print an error in one line and exit with its status."""
    # Several threads of numpy's OpenBLAS look for work while others wait, and their number changes the last bits.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # What a command loads it keeps: to look through it for what nothing uses took a tenth of a publish.
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION, *gc.get_threshold()[1:])
    install_interrupt_hook()
    try:
        sys.exit(cli(prog_name="warm-recall", standalone_mode=False, obj=BACKENDS))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except ContentFaults as error:
        _exit_with_error(f"{error}\n{format_count(len(error.faults), 'fault')} to mend. Nothing was made.")
    except PipelineError as error:
        _exit_with_error(str(error))
    except OSError as error:  # no stage explains it better: the terminal, or the current folder
        where, reason = error.filename or "warm-recall", error.strerror or error
        _exit_with_error(f"{where}: the system reports: {reason}. Correct that, then run the command again.")
    except (KeyboardInterrupt, click.Abort):
        _exit_with_error("Stopped. What is done is kept: run it again to go on.", status=130)
    finally:
        # All memory goes back with the process: to look through it once more took 0.06 s after a build.
        gc.freeze()


def _exit_with_error(text: str, status: int = 1) -> None:
    click.echo(text, err=True)
    sys.exit(status)


if __name__ == "__main__":
    main()
