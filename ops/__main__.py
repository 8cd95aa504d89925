"""The command `warm-recall-ops`: deploy, check, status, diff, destroy."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from ops.clients import make_client
from ops.deploy import Deployment, show_changes
from ops.destroy import destroy as destroy_stack
from ops.errors import OpsError
from ops.function_zip import PLATFORMS, FunctionZip, build_function_zip, read_function_zip
from ops.package_function import DEFAULT_PYTHON, PYTHONS
from ops.skill_package import INFRA, find_skill_id, require_complete
from ops.stack import Stack
from ops.status import describe_status
from ops.zip_platform import require_platform

_Command = TypeVar("_Command", bound=Callable[..., Any])

_ZIPS = Path("build/lambda")

_PARAMETERS = {
    "skill_id": "SkillId",
    "email": "AlertEmail",
    "domain": "DomainName",
    "certificate": "CertificateArn",
    "repository": "GitHubRepository",
    "architecture": "Architecture",
    "python": "PythonVersion",
}
"""The options that are parameters of the template; --parameter sets any other."""

_KEPT = "For the function; without it, what the stack has"


def _add_stack_options(command: _Command) -> _Command:
    for option in (
        click.option("--region", metavar="REGION", help="The region of AWS; without it, the one AWS tools use."),
        click.option("--stack", default="warm-recall", show_default=True, metavar="NAME", help="The stack's name."),
    ):
        command = option(command)
    return command


def _add_parameter_options(command: _Command) -> _Command:
    for option in (
        click.option("--parameter", multiple=True, metavar="NAME=VALUE", help="Any other parameter of the template."),
        click.option("--repository", metavar="OWNER/NAME", help="The GitHub repository whose workflow may publish."),
        click.option("--certificate", metavar="ARN", help="The certificate of --domain, in us-east-1."),
        click.option("--domain", metavar="HOST", help="A host name of your own for the show."),
        click.option("--email", metavar="ADDRESS", help="Who is told of alarms and of the budget."),
        click.option("--python", type=click.Choice(PYTHONS), help=f"{_KEPT}, at first {DEFAULT_PYTHON}."),
        click.option("--architecture", type=click.Choice(list(PLATFORMS)), help=f"{_KEPT}, at first arm64."),
        click.option("--skill-id", metavar="ID", help="The skill's id; without it, the one that ask deploy noted."),
    ):
        command = option(command)
    return command


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]}, epilog="Example: warm-recall-ops deploy --email me@my.org"
)
def main() -> None:
    """Put the show and the skill on AWS: bucket, CDN, table, function, alarms.

    It uses the credentials that any AWS tool would use. docs/aws.md is a short guide.
    """


@main.command(epilog="Example: warm-recall-ops deploy --region us-east-1 --email me@my.org")
@_add_stack_options
@_add_parameter_options
@click.option(
    "--zip",
    "zip_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The zip of scripts/package-lambda, for the same processor and Python.",
)
@click.option("--infra", type=click.Path(path_type=Path), default=INFRA, hidden=True)
@click.option("--publish-option", multiple=True, metavar="WORD", help="A word for warm-recall publish, as --content.")
@click.option("--yes", is_flag=True, help="Make the changes that are shown without asking.")
def deploy(
    *,
    stack: str,
    region: str | None,
    infra: Path,
    zip_file: Path | None,
    publish_option: tuple[str, ...],
    yes: bool,
    **options: Any,
) -> None:
    """Make or update everything, publish the show, and fill in the skill package.

    It shows what would change in AWS and asks. Then it publishes, writes the addresses and the interaction models into
    infra/skill-package, asks the function what a listener would ask, and prints what you do next. Run it again whenever
    you like: what is as it should be stays as it is.
    """

    def make_zip(parameters: Mapping[str, str]) -> FunctionZip:
        architecture, python = parameters["Architecture"], parameters["PythonVersion"]
        if not zip_file:
            return build_function_zip(architecture=architecture, python=python, out=_ZIPS)
        found = read_function_zip(zip_file)
        require_platform(zip_file, architecture=architecture, python=python)
        return found

    deployment = Deployment(
        stack=Stack(make_client("cloudformation", region), stack),
        make_client=lambda service: make_client(service, region),
        region=region,
        make_zip=make_zip,
        infra=infra,
        publish_options=publish_option,
        say=click.echo,
        agree=(lambda _: True) if yes else click.confirm,
    )
    deployment.run(_collect_parameters(options, infra))


def _collect_parameters(options: dict[str, Any], infra: Path) -> dict[str, str]:
    """Return the parameters of the template that the options name."""
    found = {parameter: options[name] for name, parameter in _PARAMETERS.items() if options.get(name)}
    if "SkillId" not in found and (noted := find_skill_id(infra)):
        found["SkillId"] = noted
    for each in options["parameter"]:
        name, equals, value = each.partition("=")
        if not equals:
            raise click.BadParameter(f"{each}: write NAME=VALUE, with a parameter of infra/template.yaml.")
        found[name] = value
    return found


@main.command(epilog="Example: warm-recall-ops check && cd infra && npx ask deploy")
@click.option("--infra", type=click.Path(path_type=Path), default=INFRA, hidden=True)
def check(*, infra: Path) -> None:
    """Check that the skill package is complete before ask deploy sends it up.

    An address that stands for one of yours is refused, and a language without an interaction model. It asks nobody.
    """
    require_complete(infra)
    click.echo(f"{infra / 'skill-package'}: complete.")


@main.command(epilog="Example: warm-recall-ops status")
@_add_stack_options
def status(*, stack: str, region: str | None) -> None:
    """Show how the stack is, whether the skill answers, and which alarms ring."""
    for line in describe_status(
        Stack(make_client("cloudformation", region), stack), lambda service: make_client(service, region)
    ):
        click.echo(line)


@main.command(epilog="Example: warm-recall-ops diff --parameter MemoryMb=1024")
@_add_stack_options
@_add_parameter_options
@click.option("--infra", type=click.Path(path_type=Path), default=INFRA, hidden=True)
def diff(*, stack: str, region: str | None, infra: Path, **options: Any) -> None:
    """Show what deploy would change in AWS, and change nothing.

    The function's code is not compared. What would be published is shown by warm-recall publish --dry-run.
    """
    found = Stack(make_client("cloudformation", region), stack)
    planned = found.plan(_collect_parameters(options, infra))
    if planned is None:
        click.echo(f"The stack {stack} is as it should be.")
        return
    show_changes(planned, stack, click.echo)
    found.drop(planned)


@main.command(epilog="Example: warm-recall-ops destroy --with-releases --bucket warm-recall-bucket-1a2b3c")
@_add_stack_options
@click.option("--with-releases", is_flag=True, help="Delete what is published too. Needs --bucket as well.")
@click.option("--bucket", default="", metavar="NAME", help="The name of the bucket whose releases are deleted.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def destroy(*, stack: str, region: str | None, with_releases: bool, bucket: str, yes: bool) -> None:
    """Take everything off AWS.

    A bucket with a published show is deleted only if you say so twice: with --with-releases, and with its name.
    """
    if not yes:
        click.confirm(f"Delete the stack {stack}, with the places of all listeners?", abort=True)
    destroy_stack(
        Stack(make_client("cloudformation", region), stack),
        lambda service: make_client(service, region),
        click.echo,
        with_releases=with_releases,
        bucket=bucket,
    )


def run() -> None:
    """Run the command; what goes wrong is printed with what is left behind and how to go on."""
    try:
        main()
    except OpsError as fault:
        sys.exit(str(fault))


if __name__ == "__main__":
    run()
