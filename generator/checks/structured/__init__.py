"""Structured data of a page: JSON-LD, microdata and RDFa, read into one form."""
