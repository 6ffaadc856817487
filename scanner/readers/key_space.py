"""Keys of key-value stores to rows: `user:1412:ssn` says whose, and which field of theirs.

The keys of one shape are looked at together: the part that differs most, and has a digit where any
part has one, names whose the values are; the parts before it name the kind of thing, those behind
it the field. Where nothing stands behind it, the part before it is the field (`ssn:1412`), unless
the value is a record itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipelines.blocks import Table
from scanner.readers.cells import frames
from scanner.readers.json_rows import Columns, Row, rows_of

_PARTS = re.compile(r"[:/|]+")
_MOST_PARTS = 12
_ALIKE = 0.8
_VALUE = "value"


class KeySpace:
    """The keys of a store and what they hold, as they are met."""

    def __init__(self) -> None:
        self._held: dict[str, object] = {}

    def __len__(self) -> int:
        """How many keys there are."""
        return len(self._held)

    def put(self, key: str, value: object) -> None:
        """Remember a value; fields of a hash come together, the last value of a key counts."""
        held = self._held.get(key)
        if isinstance(held, dict) and isinstance(value, dict):
            held.update(value)
        elif isinstance(held, list) and isinstance(value, list):
            held.extend(value)
        else:
            self._held[key] = value

    def tables(self) -> Iterator[Table]:
        """One table for each kind of thing, a row for each thing of it, the thing's key first."""
        things: dict[str, dict[str, dict[str, object]]] = {}
        for key, (kind, whose, field) in _read(list(self._held)).items():
            value = self._held[key]
            thing = things.setdefault(kind, {}).setdefault(whose, {})
            if isinstance(value, dict) and field in {"", _VALUE}:
                thing.update(value)
            else:
                thing[field or _VALUE] = value
        for kind, several in _joined(things).items():
            yield _table(kind, several)


def _read(keys: list[str]) -> dict[str, tuple[str, str, str]]:
    """Key -> kind of thing, whose, field ("" where the key is the thing's own)."""
    shapes: dict[tuple[int, str], list[tuple[str, list[str]]]] = {}
    for key in keys:
        parts = [part for part in _PARTS.split(key.replace("{", "").replace("}", "")) if part]
        parts = parts[:_MOST_PARTS] or [key]
        shapes.setdefault((len(parts), parts[0] if len(parts) > 1 else ""), []).append((key, parts))
    found: dict[str, tuple[str, str, str]] = {}
    for (size, _), held in shapes.items():
        at = _whose([parts for _, parts in held], size)
        for key, parts in held:
            found[key] = (" ".join(parts[:at]), parts[at], ".".join(parts[at + 1 :]))
    return found


def _whose(every: list[list[str]], size: int) -> int:
    """The place of the part that names whose a value is."""

    def telling(at: int) -> tuple[bool, int, int]:
        parts = [parts[at] for parts in every]
        numbered = sum(any(sign.isdigit() or sign == "@" for sign in part) for part in parts)
        return 2 * numbered >= len(parts), len(set(parts)), -at

    return max(range(size), key=telling)


def _joined(
    things: Mapping[str, dict[str, dict[str, object]]],
) -> dict[str, dict[str, dict[str, object]]]:
    """Kinds that are fields of the same things, put together: `name:1412` and `ssn:1412`."""
    bare = [
        kind
        for kind, held in things.items()
        if kind and all(fields.keys() == {_VALUE} for fields in held.values())
    ]
    found = {kind: held for kind, held in things.items() if kind not in bare}
    for kind in bare:
        front, _, field = kind.rpartition(" ")
        beside = [one for one in bare if one != kind and one.rpartition(" ")[0] == front]
        same = front in found or any(_alike(things[kind], things[one]) for one in beside)
        home = found.setdefault(front if same else kind, {})
        for whose, fields in things[kind].items():
            home.setdefault(whose, {}).setdefault(field, fields[_VALUE])
    return found


def _alike(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether nearly all keys of two kinds are the same."""
    return len(one.keys() & other.keys()) >= _ALIKE * max(len(one), len(other))


def _table(kind: str, things: Mapping[str, Mapping[str, object]]) -> Table:
    columns, every = Columns(), list[Row]()
    called = "id" if not any("id" in fields for fields in things.values()) else "key id"
    for whose, fields in things.items():
        rows = rows_of(dict(fields)) if fields else [{}]
        every += [{called: whose, **row} for row in rows]
    columns.add(every)
    return Table(
        place=kind,
        name=kind,
        header=columns.header,
        batches=frames(columns.cells(every), len(columns)),
    )
