"""Sites of other generators, carried over into a site of ours. The source is never changed."""
