"""Styles of the elements of a page: the cascade of its style sheets."""
