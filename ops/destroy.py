"""Destroy: takes everything off AWS again, and says twice what is lost."""

from collections.abc import Callable
from typing import Any

from ops.bucket import Bucket
from ops.errors import NOTHING_CHANGED, OpsError, translate_aws_errors
from ops.stack import Stack, StackState


def destroy(
    stack: Stack, make_client: Callable[[str], Any], say: Callable[[str], None], *, with_releases: bool, bucket: str
) -> None:
    """Destroy a stack; a bucket with a published show only if it is told twice: by the option, and by its name."""
    state = stack.find()
    if state is None:
        say(f"There is no stack {stack.name}: nothing is left of it.")
        return
    found = Bucket(make_client("s3"), state.outputs.get("BucketName", ""))
    if found.name and found.exists():
        _empty(found, stack, say, with_releases=with_releases, bucket=bucket)
    _warn_of_places(make_client, state, say)
    stack.delete()
    say(f"The stack {stack.name} is gone, with bucket, table, secret and log.")
    say("The skill itself is Amazon's to keep: delete it in the developer console, or with ask smapi delete-skill.")


def _empty(bucket_: Bucket, stack: Stack, say: Callable[[str], None], *, with_releases: bool, bucket: str) -> None:
    contents = bucket_.look()
    if contents.has_releases and not (with_releases and bucket == bucket_.name):
        raise OpsError(
            f"The bucket {bucket_.name} has {contents.describe()}: podcast apps and the skill play from it.",
            left=NOTHING_CHANGED,
            go_on="to delete all of it, say so twice: "
            f"warm-recall-ops destroy --stack {stack.name} --with-releases --bucket {bucket_.name}",
        )
    say(f"Deleted from the bucket {bucket_.name}, in every version: {bucket_.empty()} objects.")


def _warn_of_places(make_client: Callable[[str], Any], state: StackState, say: Callable[[str], None]) -> None:
    """Say how many places are lost; a stack that is half destroyed may have no table any more."""
    from botocore.exceptions import ClientError

    table = state.outputs.get("TableName")
    if not table:
        return
    with translate_aws_errors("Looking at the table", left="the stack, with an empty bucket."):
        try:
            count = make_client("dynamodb").describe_table(TableName=table)["Table"].get("ItemCount", 0)
        except ClientError as refusal:
            if refusal.response["Error"]["Code"] == "ResourceNotFoundException":
                return
            raise
    say(f"The places of listeners go with the table {table}: about {count} rows.")
