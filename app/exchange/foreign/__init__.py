"""A journey as another program tells it, whatever the format: what is understood of it, and the records it becomes.

A reader turns its format into journeys (journey.py), noting every repair (repairs.py); scores are brought from their
own scale to ours (scale.py), and the maps are built (build.py). Knows no format.
"""
