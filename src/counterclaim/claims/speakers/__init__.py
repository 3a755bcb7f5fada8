"""Who that speaker is, and who speaks at a place of the text."""
