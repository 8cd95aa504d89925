"""Browser: a smart speaker on a page, for the machine it runs on."""
