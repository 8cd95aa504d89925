"""Package function: the command behind scripts/package-lambda."""

import sys
from pathlib import Path

import click

from ops.errors import OpsError
from ops.function_zip import PLATFORMS, build_function_zip

DEFAULT_PYTHON = "3.13"
"""The Python of the function, unless told otherwise. AWS runs 3.12 and later on a system that all wheels run on."""

PYTHONS = ("3.12", "3.13")


@click.command(epilog="Example: scripts/package-lambda --architecture x86_64")
@click.option("--architecture", type=click.Choice(list(PLATFORMS)), default="arm64", show_default=True)
@click.option("--python", default=DEFAULT_PYTHON, show_default=True, metavar="3.X", help="The function's Python.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("build/lambda"), show_default=True, metavar="DIR")
def main(architecture: str, python: str, out: Path) -> None:
    """Pack the skill for AWS Lambda, from the lock file: the same input makes the same bytes."""
    try:
        built = build_function_zip(architecture=architecture, python=python, out=out)
    except OpsError as fault:
        sys.exit(str(fault))
    click.echo(built.describe())
    if not built.is_compiled:
        click.echo(f"No python{python} was found here, so the code is not compiled: each cold start takes longer.")


if __name__ == "__main__":
    main()
