"""Gestures: what fingers, pens and mice do, as states without any Qt, so that they can be tested without a window."""
