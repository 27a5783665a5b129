"""Performance: what a visit costs."""
