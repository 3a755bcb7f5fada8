"""From words to days: expressions, their tense, the calendar."""
