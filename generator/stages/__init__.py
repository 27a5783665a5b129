"""Where the stages meet: each module joins packages that do not know one another."""
