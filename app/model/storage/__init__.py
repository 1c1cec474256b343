"""The map file: its tables, the working copy on which every edit is committed, and how the user's file follows it.

Only app.session uses this room. The modules that need SQLAlchemy are imported when a session is opened, never before
the first frame: errors.py, format.py and working.py can be imported at any time.
"""
