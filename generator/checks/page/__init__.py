"""An HTML page and what rules ask of it: elements with their places, roles, names."""
