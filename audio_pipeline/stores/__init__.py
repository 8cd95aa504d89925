"""Stores: blobs in a folder or a bucket."""
