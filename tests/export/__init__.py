"""Export: plain files of a built show."""
