"""For an editor at work: what to hear before it is built, and where an edit is heard."""
