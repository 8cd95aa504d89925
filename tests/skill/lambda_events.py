"""Events as AWS Lambda hands them to a function, in the form that AWS documents."""

import base64
from collections.abc import Mapping
from typing import Any

HOST = "abcdefghij0123456789.lambda-url.us-east-1.on.aws"


def url_event(body: bytes, headers: Mapping[str, str], *, path: str = "/alexa", method: str = "POST") -> dict[str, Any]:
    """What a Function URL makes of a request: text stays text, and only what is no text comes in Base64."""
    try:
        text, is_base64 = body.decode(), False
    except UnicodeDecodeError:
        text, is_base64 = base64.b64encode(body).decode(), True
    return {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": "",
        "headers": {
            **{name.lower(): value for name, value in headers.items()},
            "host": HOST,
            "x-forwarded-for": "203.0.113.7",
            "x-forwarded-port": "443",
            "x-forwarded-proto": "https",
            "content-length": str(len(body)),
        },
        "requestContext": {
            "accountId": "anonymous",
            "apiId": "abcdefghij0123456789",
            "domainName": HOST,
            "domainPrefix": "abcdefghij0123456789",
            "http": {
                "method": method,
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": "203.0.113.7",
                "userAgent": "Apache-HttpClient/4.5.x (Java/1.8.0_172)",
            },
            "requestId": "4d6e1b0e-9d8a-4f4e-8a0e-2f0c1d6b7a11",
            "routeKey": "$default",
            "stage": "$default",
            "time": "29/Nov/2026:00:00:00 +0000",
            "timeEpoch": 1795910400000,
        },
        "body": text,
        "isBase64Encoded": is_base64,
    }
