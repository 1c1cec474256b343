"""The page of the plan beside the map: one list of actions, and four views over it."""
