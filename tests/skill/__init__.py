"""The skill and the browser speaker."""
