"""Values as PHP's `serialize` writes them: `a:1:{s:4:"name";s:3:"Ana";}`.

Applications keep options, profiles and sessions so (WordPress, Drupal, Magento, SugarCRM).
Format: the manual of PHP, function `serialize`.
"""

from __future__ import annotations

import re

_SCALAR = re.compile(rb"(?:N|b:[01]|i:-?[0-9]{1,20}|d:[-+.0-9A-Za-z]{1,40}|[rR]:[0-9]{1,9});")
_TEXT = re.compile(rb's:([0-9]{1,9}):"')
_MANY = re.compile(rb'(?:a|O:[0-9]{1,4}:"[\w\\]{1,200}"):([0-9]{1,7}):\{')
_DEPTH = 60


class PhpError(ValueError):
    """The text is no whole serialized value."""


def php_value(text: str) -> object:
    """The value: objects and arrays as dict, numbered arrays as list, the rest as str or None.

    Raises PhpError.
    """
    value, end = _value(text.strip().encode(), 0, 0)
    if end < len(text.strip().encode()):
        raise PhpError
    return value


def _value(data: bytes, at: int, depth: int) -> tuple[object, int]:
    """The value that begins at a place, and where it ends."""
    if depth > _DEPTH:
        raise PhpError
    if scalar := _SCALAR.match(data, at):
        written = scalar.group()[2:-1].decode()
        if scalar.group()[:1] == b"b":
            return written == "1", scalar.end()
        return written or None, scalar.end()
    if text := _TEXT.match(data, at):
        end = text.end() + int(text[1])
        if data[end : end + 2] != b'";':
            raise PhpError
        return data[text.end() : end].decode("utf-8", "replace"), end + 2
    return _entries(data, at, depth)


def _entries(data: bytes, at: int, depth: int) -> tuple[object, int]:
    many = _MANY.match(data, at)
    if many is None:
        raise PhpError
    entries: dict[str, object] = {}
    at = many.end()
    for _ in range(int(many[1])):
        key, at = _value(data, at, depth + 1)
        item, at = _value(data, at, depth + 1)
        # Members that are not public begin with the name of their class between zeros.
        entries[str(key).rpartition("\0")[2]] = item
    if data[at : at + 1] != b"}":
        raise PhpError
    numbered = list(entries) == [str(place) for place in range(len(entries))]
    return list(entries.values()) if numbered and entries else entries, at + 1
