"""Search: what engines show of a page, and whether they find it."""
