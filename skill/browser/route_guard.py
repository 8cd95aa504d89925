"""Route guard: what all routes of the browser speaker refuse, and how they say so."""

from flask import Blueprint, Response, abort, jsonify, request

from skill.browser.origin_check import MAX_BODY_BYTES, may_use_speaker
from skill.browser.page_input import PageInputError


def guard_routes(routes: Blueprint) -> None:
    """Refuse who is not this machine's own page, and large bodies; say in JSON what is wrong with an input."""
    routes.before_request(_refuse_other_origins)
    routes.register_error_handler(PageInputError, _build_error)
    routes.register_error_handler(413, _build_error)


def _refuse_other_origins() -> None:
    request.max_content_length = MAX_BODY_BYTES
    host, origin = request.headers.get("Host", ""), request.headers.get("Origin")
    if not may_use_speaker(request.method, request.remote_addr or "", host, origin):
        abort(403)


def _build_error(fault: Exception) -> tuple[Response, int]:
    return jsonify(error=str(fault)), 400
