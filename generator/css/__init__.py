"""CSS alone: style sheets with places, selectors, conditions, colours, lengths, computed values."""
