"""Comparing a map with its future: both curves over each other, over the map, with a list of what differs."""
