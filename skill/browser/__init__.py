"""Browser: a smart speaker on a web page, served to this machine only."""
