"""Evidence in the window: the panel of sources, what proves the selection, and the heat view's legend."""
