"""Corrections, written into the source that a person edits; no other byte changes."""
