"""The panels of the left rail, one open at a time: the map's parts, actions, checks, history."""
