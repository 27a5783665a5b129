"""Releases in a folder of this machine."""
