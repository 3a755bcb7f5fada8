"""How many were killed in all, from how far lists of named victims overlap: totals only, nobody's name."""
