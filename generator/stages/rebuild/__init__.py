"""What a change needs, and the build that makes no more than that."""
