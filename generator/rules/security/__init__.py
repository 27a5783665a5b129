"""Security: what a page must not do to its visitors."""
