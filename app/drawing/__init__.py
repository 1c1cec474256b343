"""Where everything on a map goes: a document laid out as a drawing list that screen, PDF, SVG and PNG all draw.

Knows no Qt. Canvas and exporters draw the list; none of them decides where anything goes.
"""
