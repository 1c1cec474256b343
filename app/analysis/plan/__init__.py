"""The plan as lists, tables and pictures ask for it: pure functions over the actions of a document."""
