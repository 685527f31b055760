"""Keeps Python's garbage collector out of the way of a long run."""

import gc

_OBJECTS = 200_000  # between two looks: some ten pairs


def collect_seldom() -> None:
    """Make the garbage collector of this process look for cycles after every few pairs only."""
    # Documents make none. Looking for some after every 700 objects, as Python does, takes a third
    # of the time; this is often enough for what a rule of somebody else's may leave.
    gc.freeze()
    gc.set_threshold(_OBJECTS)
    gc.enable()
