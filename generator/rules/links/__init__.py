"""Links: whether each leads where it says."""
