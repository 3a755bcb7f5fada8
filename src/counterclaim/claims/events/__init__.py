"""What happened: mentions of events, grouped, placed, dated, with those who took part."""
