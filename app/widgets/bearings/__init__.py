"""Where on the map we are: the minimap, and the way back for who has lost the map out of sight."""
