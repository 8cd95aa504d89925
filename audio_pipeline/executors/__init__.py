"""Executors: thread pools, process pools and clusters that run the tasks of a build."""
