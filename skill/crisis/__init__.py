"""Crisis: the conversation after a crisis answer. Nothing but help is said until it ends."""
