"""Where the work is done: threads for little of it, processes for much, a cluster for more."""
