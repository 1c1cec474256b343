"""The personas of a file as cards over the map, to be looked at, paged through and written in."""
