"""The inspector: one small form for each kind of record, built from the rows that rows.py lists."""
