"""The stages of the line, each turning one noun into the next."""
