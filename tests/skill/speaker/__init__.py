"""The browser speaker."""
