"""Releases: what visitors see, on any kind of target."""
