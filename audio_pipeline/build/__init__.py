"""Build: the order of the line, what must be made again, what it costs, and what a build remembers."""
