"""Property lists of Apple systems, XML and binary: read as the trees of objects they are."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from itertools import chain
from typing import Any
from xml.parsers.expat import ExpatError

from pipelines.blocks import Block
from scanner.readers.json_document import tables
from scanner.readers.opened import Opened, ReadError
from scanner.readers.shared_parts import check_size, value_types

MEDIA_TYPES = ("application/x-plist", "application/x-plist-binary")

_ERRORS = (
    plistlib.InvalidFileException,
    ExpatError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
)

_BUILT = frozenset({dict, list, plistlib.UID})
_TEXT = frozenset({str})


def read(source: Opened) -> Iterator[Block]:
    """Tables as `json_document` makes them. Entities are refused by the library.

    Raises ReadError: `damaged`, `too_deep`, `bomb` for parts shared so often that they would
    fill the memory, `empty`.
    """
    try:
        value = _plain(plistlib.loads(source.bytes()), {})
    except RecursionError as error:
        raise ReadError("too_deep") from error
    except _ERRORS as error:
        raise ReadError("damaged") from error
    check_size(value)
    found = False
    for table in tables(value, source.stem):
        found = True
        yield table
    if not found:
        raise ReadError("empty")


def _is_flat(value: dict[Any, Any] | list[Any]) -> bool:
    """No tree inside but records without one, and no key but strings."""
    if isinstance(value, list):
        kinds = set(map(type, value))
        return kinds.isdisjoint(_BUILT) or (
            kinds == {dict}
            and value_types(value).isdisjoint(_BUILT)
            and _TEXT.issuperset(map(type, chain.from_iterable(value)))
        )
    return _BUILT.isdisjoint(map(type, value.values())) and _TEXT.issuperset(map(type, value))


def _plain(value: object, known: dict[int, object]) -> object:
    """The tree with keys that are strings; shared parts stay shared."""
    if isinstance(value, plistlib.UID):
        return value.data
    if not isinstance(value, dict | list) or _is_flat(value):
        return value
    if id(value) not in known:
        made: dict[str, object] | list[object] = {} if isinstance(value, dict) else []
        known[id(value)] = made
        if isinstance(made, dict) and isinstance(value, dict):
            for key, item in value.items():
                made[str(key)] = _plain(item, known) if type(item) in _BUILT else item
        elif isinstance(made, list):
            made += [_plain(item, known) if type(item) in _BUILT else item for item in value]
    return known[id(value)]
