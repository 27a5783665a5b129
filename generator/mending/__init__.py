"""Mending: a correction is put into the source that a person edits, and not a byte besides."""
