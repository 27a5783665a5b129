"""Success criteria of WCAG: what they are called, whose law asks for them, how a run stands to them."""
