"""House: what the house does not publish. Pure rules over what is written; a file each."""
