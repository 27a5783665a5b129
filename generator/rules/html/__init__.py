"""Rules on HTML as its standard has it: elements, attributes and their values."""
