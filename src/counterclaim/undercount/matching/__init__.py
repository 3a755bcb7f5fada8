"""Which entries of several lists are one person: candidates, scores with reasons, groups, a review file."""
