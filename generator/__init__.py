"""Proofpress: a static-site generator that proofs every page before it is published."""

__version__ = "0.1.0"
