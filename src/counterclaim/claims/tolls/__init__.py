"""How many of whom: counts with their people, outcome, speaker and stance."""
