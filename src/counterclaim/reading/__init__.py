"""From a `Report` to a `Reading`: sentences, tokens, numbers, dates, places, actors."""
