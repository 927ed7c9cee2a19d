"""Milestone-planning workshops that a whole team runs together, live.

A plan is a log of what people did; the board is the fold of that log; every screen,
figure and document is a function of the board. `lib/README.md` is the map of the house.
"""

from importlib.metadata import version

__version__ = version("milepost")
