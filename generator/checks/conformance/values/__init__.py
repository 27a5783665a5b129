"""Values of attributes, one module a form: each says what is wrong with a text, or nothing."""
