"""Hello: the plainest skill that the ask-sdk makes, without verification, by the server that serves ours."""

import json
import sys

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import RequestEnvelope, Response
from flask import Flask, request
from flask import Response as HttpResponse

from skill.server import bind_socket, serve


def create_hello() -> Flask:
    """Create an app that answers every request with one word."""
    builder, app = SkillBuilder(), Flask(__name__)

    @builder.request_handler(can_handle_func=lambda _: True)
    def say_hello(heard: HandlerInput) -> Response:
        return heard.response_builder.speak("Hello.").response

    skill = builder.create()

    @app.post("/alexa")
    def answer() -> HttpResponse:
        envelope = skill.serializer.deserialize(payload=request.get_data().decode(), obj_type=RequestEnvelope)
        said = skill.serializer.serialize(skill.invoke(request_envelope=envelope, context=None))
        return HttpResponse(json.dumps(said), mimetype="application/json")

    return app


def _say_ready() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()


if __name__ == "__main__":
    port, workers = map(int, sys.argv[1:])
    serve(create_hello, bind_socket("127.0.0.1", port), workers=workers, when_ready=_say_ready)
