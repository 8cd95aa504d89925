"""Prices and quotas: what Amazon asks and allows, each with where it was read; all for us-east-1."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A number of Amazon's."""

    what: str
    value: float
    unit: str
    source: str
    """Where it was read, in a stored copy."""


LAMBDA_SECOND = Fact(
    what="Lambda, arm64",
    value=0.0000133334,
    unit="$ a GB-second",
    source="cloudchipr.com/blog/aws-lambda-pricing (2024), us-east-1",
)
LAMBDA_REQUEST = Fact(
    what="Lambda, requests",
    value=0.20,
    unit="$ a million",
    source="docs.aws.amazon.com/whitepapers/latest/how-aws-pricing-works/lambda.html",
)
TABLE_WRITE = Fact(
    what="DynamoDB on demand, writes of up to 1 KB",
    value=0.625,
    unit="$ a million",
    source="airbyte.com/data-engineering-resources/dynamodb-pricing (July 2025), us-east-1",
)
TABLE_READ = Fact(
    what="DynamoDB on demand, reads of up to 4 KB", value=0.125, unit="$ a million", source=TABLE_WRITE.source
)
CDN_REQUEST = Fact(
    what="CloudFront, HTTPS requests",
    value=1.00,
    unit="$ a million",
    source="wring.co/blog/aws-cloudfront-pricing-guide, North America; 10 million of a month are free",
)
LOG_GB = Fact(
    what="CloudWatch Logs, taken in",
    value=0.50,
    unit="$ a GB",
    source="c3x.dev/blog/cloudwatch-logs-cost-optimization (June 2026), us-east-1",
)
CDN_SOURCE = "aws.amazon.com/cloudfront/pricing (a stored copy without a date), United States and Europe"
CDN_TIERS: Sequence[tuple[float, float]] = (
    (1_000, 0.0),
    (10_000, 0.085),
    (40_000, 0.080),
    (100_000, 0.060),
    (350_000, 0.040),
    (524_000, 0.030),
    (4_000_000, 0.025),
    (float("inf"), 0.020),
)
"""What CloudFront sends out in a month: the GB of each tier, and the dollars for one of them; the first is free."""

CDN_FREE_REQUESTS = 10_000_000

PRICES = (LAMBDA_SECOND, LAMBDA_REQUEST, TABLE_WRITE, TABLE_READ, CDN_REQUEST, LOG_GB)

CONCURRENCY = Fact(
    what="Lambda, requests under way at once",
    value=1_000,
    unit="",
    source="docs.aws.amazon.com/lambda/latest/operatorguide/scaling-concurrency.html; a new account may have fewer",
)
TABLE_WRITES = Fact(
    what="DynamoDB on demand, writes of one table",
    value=40_000,
    unit="a second",
    source="aws.amazon.com/blogs/database/introducing-configurable-maximum-throughput-for-amazon-dynamodb-on-demand",
)
CDN_RATE = Fact(
    what="CloudFront, sent by one distribution",
    value=150,
    unit="Gbit/s",
    source="docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
)
CDN_REQUESTS = Fact(
    what="CloudFront, requests to one distribution", value=250_000, unit="a second", source=CDN_RATE.source
)
QUOTAS = (CONCURRENCY, TABLE_WRITES, CDN_RATE, CDN_REQUESTS)
"""What an account gets without asking; each can be raised."""
