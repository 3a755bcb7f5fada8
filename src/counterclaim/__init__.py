"""Counterclaim reads news reports of armed conflict and records who claims what about whom.

Start at `counterclaim.pipeline` for the main job and at `counterclaim.model` for the words it speaks.
"""

__version__ = "0.1.0"
