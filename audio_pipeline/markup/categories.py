"""Categories: explain why Apple Podcasts does not have a category."""

from audio_pipeline.content.apple_categories import APPLE_CATEGORIES, is_apple_category
from audio_pipeline.markup.rules import suggest_nearest


def explain_unknown_category(category: str, subcategory: str) -> tuple[str, str] | None:
    """Return what is wrong and how to mend it; None if Apple has the category, and the subcategory if there is one."""
    if is_apple_category(category, subcategory):
        return None
    if category not in APPLE_CATEGORIES:
        return f'Apple Podcasts has no category "{category}"', suggest_nearest(category, tuple(APPLE_CATEGORIES))
    what = f'Apple Podcasts has no subcategory "{subcategory}" in "{category}"'
    choices = APPLE_CATEGORIES[category]
    return what, suggest_nearest(subcategory, choices) if choices else "Leave the subcategory out: there are none"
