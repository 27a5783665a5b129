"""What the panels show of a page: one part a module, all behind one interface."""
