"""The Script of a Content."""
