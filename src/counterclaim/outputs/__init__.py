"""Incidents and figures as tables, GeoJSON, HXL and a static site."""
