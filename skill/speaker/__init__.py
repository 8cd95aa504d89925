"""A smart speaker in the browser: for one person on their own machine, never on the public endpoint."""
