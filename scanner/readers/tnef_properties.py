"""Lists of MAPI properties inside TNEF (MS-OXTNEF section 2.1.3.4)."""

from __future__ import annotations

from scanner.readers.mapi_values import (
    BINARY,
    FIXED,
    MULTIPLE,
    OBJECT,
    PUBLIC_STRINGS,
    STRING,
    STRING8,
    Properties,
    Value,
    listed,
    value,
)

_LONG = frozenset({STRING, STRING8, BINARY, OBJECT})
_MOST_PROPERTIES, _MOST_VALUES = 20_000, 100_000


def properties_of(raw: bytes, encoding: str) -> tuple[Properties, bool]:
    """The properties of a message or an attachment, and whether there are as many as stated."""
    found, at = _list(raw, 0, encoding)
    return found, at is not None


def rows_of(raw: bytes, encoding: str) -> list[Properties]:
    """The rows of a table of recipients; where one breaks, those before it."""
    rows: list[Properties] = []
    count, at = _number(raw, 0), 4
    while len(rows) < min(count, _MOST_PROPERTIES) and at < len(raw):
        row, end = _list(raw, at, encoding)
        rows.append(row)
        if end is None:
            break
        at = end
    return rows


def _number(raw: bytes, at: int) -> int:
    if at + 4 > len(raw):
        raise ValueError
    return int.from_bytes(raw[at : at + 4], "little")


def _list(raw: bytes, at: int, encoding: str) -> tuple[Properties, int | None]:
    """A list of properties at a place, and where it ends, null where it breaks off."""
    found: Properties = {}
    count = _number(raw, at)
    at += 4
    try:
        for _ in range(count):
            kind, identifier = _number(raw, at) & 0xFFFF, _number(raw, at) >> 16
            at += 4
            key: int | str = identifier
            if identifier >= 0x8000:
                key, at = _name(raw, at)
            held, at = _value(raw, at, kind, identifier, encoding)
            if held is not None and len(found) < _MOST_PROPERTIES:
                found[key] = held
    except ValueError:
        return found, None
    return found, at


def _name(raw: bytes, at: int) -> tuple[int | str, int]:
    """The name or number of a named property, behind the set it belongs to."""
    public = raw[at : at + 16] == PUBLIC_STRINGS
    kind = _number(raw, at + 16)
    number = _number(raw, at + 20)
    at += 24
    if kind == 0:
        return (number if number >= 0x8000 else f":{number}"), at
    text = raw[at : at + number].decode("utf-16-le", "replace").rstrip("\0")
    return text if public else f":{text}", at + _padded(number)


def _padded(length: int) -> int:
    return length + -length % 4


def _value(
    raw: bytes, at: int, kind: int, identifier: int, encoding: str
) -> tuple[Value | None, int]:
    plain = kind & ~MULTIPLE
    several = bool(kind & MULTIPLE)
    count = 1
    if several or plain in _LONG:
        count = _number(raw, at)
        at += 4
    if plain not in _LONG and plain not in FIXED:
        raise ValueError
    values: list[Value | None] = []
    for _ in range(min(count, _MOST_VALUES)):
        if at >= len(raw):
            break
        if plain in _LONG:
            length = _number(raw, at)
            at += 4
        else:
            length = FIXED[plain]
        values.append(value(plain, raw[at : at + length], encoding, identifier))
        at += _padded(length)
    return (listed(values) if several else values[0] if values else None), at
