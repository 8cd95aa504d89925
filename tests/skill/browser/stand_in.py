"""A model, a shelf and a skill to try the speaker with: small, and real in every part but the skill."""

import json
import math
from array import array
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import av

from audio_pipeline.catalog import Answer, Catalog, Release, Show, to_json
from skill.browser.utterance_index import build_index

Json = dict[str, Any]

SAMPLE_RATE_HZ = 24_000


def _intent(name: str, samples: list[str], **slots: str) -> Json:
    found: Json = {"name": name, "samples": samples}
    if slots:
        found["slots"] = [{"name": slot, "type": kind} for slot, kind in slots.items()]
    return found


def _value(value_id: str, name: str, *synonyms: str) -> Json:
    return {"id": value_id, "name": {"value": name, "synonyms": list(synonyms)}}


MODEL: Json = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "warm recall",
            "intents": [
                _intent(
                    "PlayProgrammeIntent",
                    [
                        "play {programme}", "play the {programme}", "start {programme}", "begin {programme}",
                        "{programme}", "i want {programme}", "i would like {programme}", "let's do {programme}",
                    ],
                    programme="PROGRAMME",
                ),
                _intent("PlaySomethingIntent", ["play something", "play something {length}", "something {length}"],
                        length="LENGTH"),
                _intent("WhatIsPlayingIntent", ["what is this", "what's playing", "what am i listening to"]),
                _intent("WhyHugIntent", ["why does a hug help", "why do hugs help", "why is a hug good for me"]),
                _intent("CrisisIntent", ["i want to die", "i want to kill myself"]),
                _intent("WhyIntent", ["why {query}"], query="AMAZON.SearchQuery"),
                _intent("HowIntent", ["how {query}"], query="AMAZON.SearchQuery"),
                _intent("WhatIntent", ["what {query}"], query="AMAZON.SearchQuery"),
                _intent("FirstPersonIntent", ["i {query}"], query="AMAZON.SearchQuery"),
                _intent("TellMeIntent", ["tell me {query}"], query="AMAZON.SearchQuery"),
                _intent("AMAZON.StopIntent", []), _intent("AMAZON.CancelIntent", []),
                _intent("AMAZON.HelpIntent", []), _intent("AMAZON.PauseIntent", []),
                _intent("AMAZON.ResumeIntent", ["go on with it"]), _intent("AMAZON.FallbackIntent", []),
                _intent("AMAZON.YesIntent", []), _intent("AMAZON.NoIntent", []),
            ],
            "types": [
                {
                    "name": "PROGRAMME",
                    "values": [
                        _value("guided-recall", "guided recall", "a guided recall meditation",
                               "guided recall meditation", "remembering someone"),
                        _value("twenty-second-hug", "the twenty-second hug", "twenty second hug", "the hug exercise",
                               "hug exercise"),
                        _value("hand-on-heart", "hand on heart", "the heart exercise"),
                        _value("settling", "settling", "settling down"),
                        _value("mending", "mending", "an exercise"),
                        _value("relearning", "relearning", "an exercise"),
                    ],
                },
                {"name": "LENGTH", "values": [_value("short", "short", "quick", "brief"), _value("long", "long")]},
            ],
        }
    }
}  # fmt: skip


INDEX = build_index(MODEL)


@dataclass
class RecordingSkill:
    """Answers what it was told to, and remembers what it was sent."""

    heard: list[Json] = field(default_factory=list)
    answers: dict[str, list[Json]] = field(default_factory=dict)

    def will_answer(self, name: str, *answers: Json) -> None:
        """Answer the next requests of this name (an intent's, or the request's own) with these, then with silence."""
        self.answers.setdefault(name, []).extend(answers)

    def __call__(self, envelope: Json) -> Json:
        self.heard.append(envelope)
        ready = self.answers.get(name_of(envelope["request"]))
        return ready.pop(0) if ready else silence()

    @property
    def requests(self) -> list[Json]:
        """What it was sent, in order, without what stands around it."""
        return [envelope["request"] for envelope in self.heard]

    @property
    def names(self) -> list[str]:
        """The same, by their names."""
        return [name_of(request) for request in self.requests]


def name_of(request: Json) -> str:
    """An intent's name, or what else was asked, without the interface it comes from."""
    name: str = request["intent"]["name"] if "intent" in request else request["type"]
    return name.removeprefix("AudioPlayer.").removeprefix("PlaybackController.")


def play(release: Release, offset_ms: int = 0, behaviour: str = "REPLACE_ALL", after: str | None = None) -> Json:
    stream: Json = {"token": release.id, "url": f"/store/{release.url}", "offsetInMilliseconds": offset_ms}
    if after is not None:
        stream["expectedPreviousToken"] = after
    return {"type": "AudioPlayer.Play", "playBehavior": behaviour, "audioItem": {"stream": stream}}


STOP: Json = {"type": "AudioPlayer.Stop"}


def does(*directives: Json) -> Json:
    return {"version": "1.0", "response": {"directives": list(directives)}}


def silence() -> Json:
    return {"version": "1.0", "sessionAttributes": {}, "response": {}}


def says(text: str, *, ends_session: bool = True, directives: tuple[Json, ...] = (), **attributes: Any) -> Json:
    return {
        "version": "1.0",
        "sessionAttributes": attributes,
        "response": {
            "outputSpeech": {"type": "SSML", "ssml": f"<speak>{text}</speak>"},
            "shouldEndSession": ends_session,
            "directives": list(directives),
        },
    }


def a_shelf(folder: Path, *titles: str, seconds: int = 12, answers: tuple[Answer, ...] = ()) -> Catalog:
    """Publish programmes of a sine, with chapters and a transcript, to a folder store; and these answers."""
    releases = tuple(_publish(folder, title, position, seconds) for position, title in enumerate(titles, start=1))
    (folder / "feed.xml").write_text("<rss/>", encoding="utf-8")
    show = Show(
        title="Warm Recall", author="", description="Words about human warmth.", language="en", website="", email="",
        category="", subcategory="", artwork_url="", feed_url="",
    )  # fmt: skip
    catalog = Catalog(show=show, releases=releases, answers=answers)
    (folder / "catalog.json").write_text(to_json(catalog), encoding="utf-8")
    return catalog


def _publish(folder: Path, title: str, position: int, seconds: int) -> Release:
    content_id = title.lower().replace(" ", "-")
    name = f"programmes/{content_id}/0a1b"
    (folder / name).parent.mkdir(parents=True)
    size_bytes = write_sine(folder / f"{name}.mp3", seconds)
    third = seconds // 3
    chapters = [{"startTime": n * third, "title": each} for n, each in enumerate(("Welcome", "Recall", "Return"))]
    (folder / f"{name}.chapters.json").write_text(json.dumps({"version": "1.2.0", "chapters": chapters}), "utf-8")
    cues = "\n\n".join(f"00:{n * third:02}.000 --> 00:{n * third + third:02}.000\nSentence {n}." for n in range(3))
    (folder / f"{name}.vtt").write_text(f"WEBVTT\n\n{cues}\n", encoding="utf-8")
    return Release(
        id=f"{content_id}.0a1b", content_id=content_id, kind="exercise" if position < 3 else "benefit", title=title,
        summary=f"A few quiet minutes with {title.lower()}.", names=(title.lower(),), position=position,
        published_at="2026-11-23T00:00:00Z", url=f"{name}.mp3", size_bytes=size_bytes, duration_ms=seconds * 1000,
        transcript_url=f"{name}.vtt", chapters_url=f"{name}.chapters.json", loudness_lufs=-16.0, true_peak_dbtp=-2.0,
        sources=(), variant_of="", gate="", access="", helplines=(), made_from={},
    )  # fmt: skip


def write_sine(path: Path, seconds: int) -> int:
    tone = array("h", (int(3_000 * math.sin(n * math.tau * 220 / SAMPLE_RATE_HZ)) for n in range(SAMPLE_RATE_HZ)))
    with av.open(str(path), "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=SAMPLE_RATE_HZ)
        stream.layout = "mono"
        for _ in range(seconds):
            frame = av.AudioFrame(format="s16", layout="mono", samples=SAMPLE_RATE_HZ)
            frame.rate = SAMPLE_RATE_HZ
            frame.planes[0].update(tone.tobytes())
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path.stat().st_size
