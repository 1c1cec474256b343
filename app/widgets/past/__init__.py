"""Looking at a map as it was: a view of another moment over the map of now, and the names of versions."""
