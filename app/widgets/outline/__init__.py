"""The outline of a map as rows on the screen: a model that follows edits row by row, its view, and what they say."""
