"""Content: the words every room shares: contents, segments, mixes, programmes, and the show they belong to."""
