"""Fits what ships as numbers to annotated data. Nothing in the package imports it."""
