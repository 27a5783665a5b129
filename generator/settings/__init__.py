"""Typed settings (`site.yaml`): their schema, and how they are loaded."""
