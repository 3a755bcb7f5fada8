"""From names and descriptions to registered actors."""
