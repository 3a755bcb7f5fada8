"""Claims without a count: responsibility, control, descriptions."""
