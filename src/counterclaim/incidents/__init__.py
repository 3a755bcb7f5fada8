"""From many `Extraction`s to `Dossier`s: one thing in the world, its events, claims and origins."""
