"""The guide beside the map: a choice of methods, and the one that is followed, whose steps tick themselves."""
