"""The page of channels against phases: where the customer meets which channel, and where nobody meets them yet."""
