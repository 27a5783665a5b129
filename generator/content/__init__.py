"""Content files: found, read, typed."""
