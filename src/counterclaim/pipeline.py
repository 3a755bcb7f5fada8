"""Joins the rooms: reports in, a contested record out."""
