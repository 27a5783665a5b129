"""What assistive technology meets on a page: roles, states, names, focus."""
