"""Trees whose parts may be shared or hold themselves: how large they are once written out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

from scanner.readers.opened import ReadError

VALUES_LIMIT = 20_000_000
"""Values a document may have when every shared part counts wherever it is used."""

_UNDER_WAY = -1
_SCALARS = frozenset({str, int, float, bool, bytes, type(None)})


def check_size(value: object, limit: int = VALUES_LIMIT) -> None:
    """Raises ReadError: `bomb` for a tree above the limit, `too_deep` for one that holds itself."""
    try:
        if _size(value, {}) > limit:
            raise ReadError("bomb")
    except RecursionError as error:
        raise ReadError("too_deep") from error


def _size(value: object, known: dict[int, int]) -> int:
    """Values in the tree; each part is counted once and looked up wherever it is met again."""
    if not isinstance(value, dict | list):
        return 1
    size = known.get(id(value))
    if size is None:
        known[id(value)] = _UNDER_WAY
        size = 1 + len(value)
        parts = list(value.values()) if isinstance(value, dict) else value
        kinds = set(map(type, parts))
        if kinds == {dict} and value_types(parts) <= _SCALARS:
            size += sum(map(len, parts))
        elif not kinds <= _SCALARS:
            for part in parts:
                if isinstance(part, (dict, list)):
                    size += _size(part, known) - 1
        known[id(value)] = size
    elif size == _UNDER_WAY:
        raise ReadError("too_deep")
    return size


def value_types(records: Iterable[dict[Any, object]]) -> set[type]:
    """The types of the values of all records, asked for at once."""
    return set(map(type, chain.from_iterable(map(dict.values, records))))
