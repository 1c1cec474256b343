"""The schema of a database as a list of plain lines, so that two of them can be compared to the letter.

Only what SQLite itself makes of the schema counts, not the text of the statements that made it, as that text may vary
with the library that wrote it. Anything a map never has (views, triggers, virtual tables, generated columns, indexes on
expressions) makes a line that no known schema holds.
"""

from __future__ import annotations

import sqlite3


def describe(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The lines of the schema, sorted: one for each column, index and reference, and for whatever else there is."""
    lines: list[str] = []
    for kind, name, table in connection.execute("SELECT type, name, tbl_name FROM sqlite_schema").fetchall():
        if kind == "table":
            lines += _table(connection, name)
        elif kind == "index":
            lines.append(_index(connection, name, table))
        else:
            lines.append(f"{kind} {name}")
    return tuple(sorted(lines))


def _table(connection: sqlite3.Connection, table: str) -> list[str]:
    found = connection.execute("SELECT type, strict FROM pragma_table_list(?)", (table,)).fetchone()
    kind, strict = found or ("unknown", 0)
    lines = [f"{table}: {kind}{' strict' if strict else ''}"]
    rows = connection.execute("SELECT * FROM pragma_table_xinfo(?)", (table,))
    for _, name, sql_type, not_null, default, key, hidden in rows:
        extras = [("not null", not_null), ("key", key), (f"default {default}", default), (f"hidden {hidden}", hidden)]
        lines.append(" ".join([f"{table}.{name} {sql_type}", *(word for word, is_so in extras if is_so)]))
    for row in connection.execute("SELECT * FROM pragma_foreign_key_list(?)", (table,)):
        lines.append(f"{table}.{row[3]} -> {row[2]}.{row[4]} {row[5]} {row[6]}")
    return lines


def _index(connection: sqlite3.Connection, name: str, table: str) -> str:
    listed = "SELECT [unique], origin, partial FROM pragma_index_list(?) WHERE name = ?"
    unique, origin, partial = connection.execute(listed, (table, name)).fetchone() or (0, "unknown", 0)
    columns = [row[2] or "?" for row in connection.execute("SELECT * FROM pragma_index_info(?)", (name,))]
    words = [f"index on {table}({', '.join(columns)})", "unique" * unique, origin, "partial" * partial]
    return " ".join(filter(None, words))
