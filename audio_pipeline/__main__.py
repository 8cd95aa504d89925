"""The command `warm-recall`: from written words to published sound. Wires the seams."""

import logging
import sys
from pathlib import Path

import click

from audio_pipeline.commands.group import Group
from audio_pipeline.commands.places import Place
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.engines.festival import Festival
from audio_pipeline.engines.gtts import Gtts
from audio_pipeline.engines.hibari import Hibari
from audio_pipeline.engines.polly import Polly
from audio_pipeline.engines.tone import Tone
from audio_pipeline.errors import ContentFaults, PipelineError, StoreError
from audio_pipeline.executors.ctrl_c import never_lost
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.in_use import in_use
from audio_pipeline.stores.s3 import S3Store
from audio_pipeline.stores.store import Store


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="\b\n"
    "A day's work:\n"
    '  warm-recall new exercise "A Warm Cup"   a file to fill in, in order from the start\n'
    "  warm-recall check                       is what I wrote in order?\n"
    '  warm-recall say "Breathe out. [2s]"     how will this line sound?\n'
    "  warm-recall preview a-warm-cup          and the whole of it?\n"
    "  warm-recall build                       make what changed, into the folder build/\n"
    "  warm-recall publish --to s3://my-bucket/warm-recall\n"
    "\n"
    "“warm-recall COMMAND --help” shows an example of each. docs/authoring.md shows how words are written.",
)
@click.version_option(package_name="warm-recall")
@click.option("--verbose", is_flag=True, help="Tell each step on standard error.")
def cli(*, verbose: bool) -> None:
    """Turn written words about human warmth into published sound."""
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING,
        format="%(levelname)s %(name)s %(message)s",
        stream=sys.stderr,
    )


def _target(address: str, endpoint_url: str | None, public_url: str | None) -> Store:
    """The store an address names."""
    if address.startswith("folder:"):
        if endpoint_url:
            raise StoreError("a folder has no server", where=f"--endpoint-url {endpoint_url}", mend="Leave it out")
        return FolderStore.at(address)
    if address.startswith("s3:"):
        return S3Store.at(address, endpoint_url=endpoint_url, public_url=public_url)
    mend = "Write it as folder:DIR or s3://BUCKET/PREFIX"
    raise StoreError("this names no store", where=f"--to {address}", mend=mend)


def _cache(place: Place) -> Store:
    """A cache; of a folder, nobody prunes what this command holds."""
    if isinstance(place, str):
        return _bucket(place)
    return _folder_in_use(place)


def _bucket(address: str) -> Store:
    if address.startswith("s3:"):
        return S3Store.at(address)
    mend = "Write it as DIR, folder:DIR or s3://BUCKET/PREFIX"
    raise StoreError("this names no store", where=f"--cache {address}", mend=mend)


def _folder_in_use(folder: Path) -> Store:
    context = click.get_current_context()
    held = context.meta.setdefault(__name__, set())
    if folder not in held:
        held.add(folder)
        context.with_resource(in_use(folder))
    return FolderStore(folder, durable=False)


WORKPLACE = Workplace(
    engines={"hibari": Hibari, "festival": Festival, "polly": Polly, "gtts": Gtts, "tone": Tone},
    folder=FolderStore,
    cache=_cache,
    target=_target,
)


def main() -> None:
    """Run the command; whatever goes wrong is told in one line, and no half of anything is left."""
    never_lost()
    try:
        sys.exit(cli(prog_name="warm-recall", standalone_mode=False, obj=WORKPLACE))
    except click.ClickException as misuse:
        misuse.show()
        sys.exit(misuse.exit_code)
    except ContentFaults as found:
        _complain(f"{found}\n{len(found.faults)} to mend; nothing was made.")
    except PipelineError as wrong:
        _complain(str(wrong))
    except OSError as refusal:  # of what no stage explains better: this terminal, the folder we stand in
        where, words = refusal.filename or "warm-recall", refusal.strerror or refusal
        _complain(f'{where}: the system said "{words}". Mend that, then run it again.')
    except (KeyboardInterrupt, click.Abort):
        _complain("Stopped. What is done is kept: run it again to go on.", status=130)


def _complain(words: str, status: int = 1) -> None:
    click.echo(words, err=True)
    sys.exit(status)


if __name__ == "__main__":
    main()
