"""Keys that a SQL dump declares: primary keys, and the columns that refer to other tables."""

from __future__ import annotations

import re

from scanner.readers.opened import Opened

_NAME = r'(?:`[^`]+`|"[^"]+"|\[[^\]]+\]|[\w$#]+)'
_TABLE = rf"((?:{_NAME}\s*\.\s*)*{_NAME})"
_ONE = rf"\(\s*({_NAME})\s*\)"
_REFERS = re.compile(rf"FOREIGN\s+KEY\s*{_ONE}\s*REFERENCES\s+{_TABLE}\s*{_ONE}", re.IGNORECASE)
_REFERS_INLINE = re.compile(
    rf"(?:^|,)\s*({_NAME})\s[^,]*?\bREFERENCES\s+{_TABLE}\s*{_ONE}", re.IGNORECASE
)
_PRIMARY = re.compile(rf"\bPRIMARY\s+KEY\s*(?:CLUSTERED\s*)?{_ONE}", re.IGNORECASE)
_PRIMARY_INLINE = re.compile(rf"(?:^|,)\s*({_NAME})\s[^,]*?\bPRIMARY\s+KEY\b", re.IGNORECASE)
_ALTER = re.compile(rf"^\s*ALTER\s+TABLE\s+(?:ONLY\s+)?{_TABLE}([^;]{{1,20000}});", re.I | re.M)
_WORDS = frozenset({"constraint", "primary", "foreign", "unique", "key", "add"})
_TAIL = 1 << 20

Keys = dict[str, dict[str, str]]
"""Table -> column -> "table.column" it refers to, or itself where it is the primary key. Names of
tables and columns to look up are in lower case."""


def keys_inside(table: str, body: str) -> Keys:
    """The keys that the body of a CREATE TABLE or ALTER TABLE declares.

    table: its name without a schema. Keys of several columns are left out.
    """
    found: dict[str, str] = {}
    for pattern in (_PRIMARY_INLINE, _PRIMARY):
        for match in pattern.finditer(body):
            column = _bare(match[1])
            if column.lower() not in _WORDS:
                found[column.lower()] = f"{table}.{column}"
    for pattern in (_REFERS_INLINE, _REFERS):
        for match in pattern.finditer(body):
            column = _bare(match[1])
            if column.lower() not in _WORDS:
                found[column.lower()] = f"{_last(match[2])}.{_bare(match[3])}"
    return {table.lower(): found} if found else {}


def keys_at_end(source: Opened, encoding: str) -> Keys:
    """The keys that a dump declares behind its rows, as pg_dump does; in its last million bytes."""
    with source.open() as stream:
        stream.seek(max(0, source.size - _TAIL))
        tail = stream.read(_TAIL)
    found: Keys = {}
    if b"ALTER" not in tail.replace(b"\0", b"").upper():
        return found
    text = tail.decode(encoding, errors="replace")
    for match in _ALTER.finditer(text):
        for table, columns in keys_inside(_last(match[1]), match[2]).items():
            # What a column refers to tells more than that it is a key of its own table.
            found[table] = {**columns, **_references(table, found.get(table, {}))}
    return found


def _references(table: str, columns: dict[str, str]) -> dict[str, str]:
    own = f"{table}."
    return {c: to for c, to in columns.items() if not to.lower().startswith(own)}


def _last(name: str) -> str:
    parts = re.findall(_NAME, name)
    return _bare(parts[-1]) if parts else name


def _bare(name: str) -> str:
    return name[1:-1] if name[:1] in '`"[' else name
