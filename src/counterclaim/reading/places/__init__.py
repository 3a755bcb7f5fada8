"""From names to points: mentions, candidates, context."""
