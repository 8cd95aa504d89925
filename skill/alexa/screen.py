"""Screen: what a device with a screen shows before the sound of a programme begins, in Alexa's language APL (pure).

While the sound plays, Alexa shows its own player, with the title and the pictures of the Play directive.
"""

from typing import Any

from ask_sdk_model.interfaces.alexa.presentation.apl import RenderDocumentDirective

from skill.playback.naming.lengths import format_length
from skill.reply import Play

APL_VERSION = "1.6"
"""The version of APL that the document needs; every device with a screen that Amazon still updates has it."""

_CREAM, _DARK = "#fff6e4", "#2b1626"

Json = dict[str, Any]


def build_screen(play: Play) -> RenderDocumentDirective:
    """Build the directive that shows a programme: its cover, its title, how long it is, and its chapters."""
    shown = {
        "title": play.title,
        "show": play.subtitle,
        "length": format_length(play.duration_ms).capitalize(),
        "artwork": play.artwork_url,
        "chapters": list(play.chapters),
    }
    return RenderDocumentDirective(token=play.token, document=DOCUMENT, datasources={"programme": shown})


def _text(binding: str, size: str, **more: object) -> Json:
    return {"type": "Text", "text": f"${{payload.programme.{binding}}}", "fontSize": size, "color": _CREAM, **more}


def _cover(size: str) -> Json:
    return {
        "type": "Image",
        "source": "${payload.programme.artwork}",
        "width": size,
        "height": size,
        "scale": "best-fit",
        "borderRadius": "16dp",
        "accessibilityLabel": "${payload.programme.title}",
    }


_CHAPTERS: Json = {
    "type": "Sequence",
    "grow": 1,
    "shrink": 1,
    "width": "50vw",
    "paddingTop": "24dp",
    "data": "${payload.programme.chapters}",
    "items": [{"type": "Text", "text": "${data}", "fontSize": "26dp", "color": _CREAM, "paddingBottom": "8dp"}],
}

_ON_A_ROUND_OR_NARROW_SCREEN: Json = {
    "when": "${viewport.shape == 'round' || viewport.width < 600}",
    "type": "Container",
    "width": "100vw",
    "height": "100vh",
    "direction": "column",
    "alignItems": "center",
    "justifyContent": "center",
    "items": [
        _cover("45vh"),
        _text("title", "32dp", textAlign="center", maxLines=2, width="70vw", paddingTop="12dp"),
        _text("length", "22dp", paddingTop="4dp"),
    ],
}

_ON_A_WIDE_SCREEN: Json = {
    "type": "Container",
    "width": "100vw",
    "height": "100vh",
    "direction": "row",
    "alignItems": "center",
    "paddingLeft": "5vw",
    "paddingRight": "5vw",
    "items": [
        _cover("35vw"),
        {
            "type": "Container",
            "direction": "column",
            "justifyContent": "center",
            "width": "55vw",
            "height": "80vh",
            "paddingLeft": "5vw",
            "items": [
                _text("show", "24dp"),
                _text("title", "48dp", maxLines=2, paddingTop="8dp"),
                _text("length", "28dp", paddingTop="8dp"),
                _CHAPTERS,
            ],
        },
    ],
}

DOCUMENT: Json = {
    "type": "APL",
    "version": APL_VERSION,
    "theme": "dark",
    "background": _DARK,
    "mainTemplate": {
        "parameters": ["payload"],
        "items": [_ON_A_ROUND_OR_NARROW_SCREEN, _ON_A_WIDE_SCREEN],
    },
}
"""The document; what it shows comes with it, as data."""
