"""The canvas: a laid-out map on the screen, and everything that hands do to it.

It draws the drawing list and turns gestures and keys into edits; where things go is the layout's to say, and what an
edit means is the model's.
"""
