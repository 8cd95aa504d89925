"""Structured data: what a page is about, as search engines read it: JSON-LD in the words of schema.org (pure)."""

from collections.abc import Mapping
from typing import Any

from audio_pipeline.catalog import Release
from audio_pipeline.publish.release_files import FEED
from audio_pipeline.publish.site.site import HOME, Site, find_file, find_programme_file, find_programme_path

LinkedData = Mapping[str, Any]

_CONTEXT = "https://schema.org"


def describe_series(site: Site) -> LinkedData:
    """Describe the show."""
    show = site.catalog.show
    return {
        "@context": _CONTEXT,
        "@type": "PodcastSeries",
        "name": show.title,
        "description": show.description,
        "inLanguage": show.language,
        "author": {"@type": "Organization", "name": show.author},
        **_drop_empty(
            url=site.make_url(HOME),
            webFeed=site.make_url(FEED),
            image=site.make_url(find_file("artwork", show.artwork_url)) if show.artwork_url else "",
        ),
    }


def describe_episode(site: Site, release: Release) -> LinkedData:
    """Describe a programme; the sound only of one that just plays."""
    show = site.catalog.show
    sound = _drop_empty(
        contentUrl=site.make_url(find_programme_file(release, release.url)), contentSize=str(release.size_bytes)
    )
    media = {"@type": "AudioObject", "encodingFormat": "audio/mpeg", "duration": _format_duration(release), **sound}
    return {
        "@context": _CONTEXT,
        "@type": "PodcastEpisode",
        "name": release.title,
        "description": release.summary,
        "datePublished": release.published_at,
        "duration": _format_duration(release),
        "inLanguage": show.language,
        "isAccessibleForFree": True,
        **_drop_empty(
            url=site.make_url(find_programme_path(release.content_id)),
            image=site.make_url(find_file("artwork", release.artwork_small_url)) if release.artwork_small_url else "",
        ),
        **({} if release.gate else {"associatedMedia": media}),
        "partOfSeries": {"@type": "PodcastSeries", "name": show.title, **_drop_empty(url=site.make_url(HOME))},
    }


def describe_question(question: str, text: str) -> LinkedData:
    """Describe a page with one question and its answer."""
    answer = {"@type": "Answer", "text": text}
    return {
        "@context": _CONTEXT,
        "@type": "FAQPage",
        "mainEntity": [{"@type": "Question", "name": question, "acceptedAnswer": answer}],
    }


def _drop_empty(**texts: str) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text}


def _format_duration(release: Release) -> str:
    """Return a length as ISO 8601: PT5M0S."""
    minutes, seconds = divmod(round(release.duration_ms / 1000), 60)
    return f"PT{minutes}M{seconds}S"
