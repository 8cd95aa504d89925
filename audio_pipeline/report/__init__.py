"""Report: a page on which an editor sees and hears everything that was built."""
