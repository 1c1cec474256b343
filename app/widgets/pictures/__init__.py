"""Pictures in the window: decoded beside the frames, and on their way in."""
