"""The accessibility statement: what was tested, what people answered, and what may be said of both."""
