"""From a `Reading` to an `Extraction`: attributions, events and claims, each grounded in a span."""
