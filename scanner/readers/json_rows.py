"""Trees of objects to rows: any depth, without losing what stands beside what.

A record is an object; its scalars become cells under dotted names, a list of scalars one cell.
A list of objects inside a record makes further rows: each repeats the record's own cells and
the first element of its other lists, so that name and element always stay on one row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scanner.readers.cells import WIDTH_LIMIT, cell, whole_number

Row = dict[str, str | None]
"""One row: dotted column name -> cell."""

REST = "…"
"""The column that holds what would pass the widest table, as `name: value` pairs."""

_DRAWN = re.compile(
    r"-[\w-]{3,}|(?=[\w-]*[0-9])(?=[\w-]*[A-Za-z])[\w-]{16,}|[0-9]{5,}|[0-9A-Fa-f]{24,64}"
)
"""Keys that no person chose: those of Firebase, UUIDs, hashes, numbers of rows."""

_ONLY_LABELS = frozenset(("label", "field", "question", "attribute", "property", "designation"))
_LABELS = _ONLY_LABELS | {"key", "name", "type", "system"}
_KIND = re.compile(r"^(?:kind|(?:id|doc|document|identifier)_?[Tt]ype|[a-z]{1,20}_type_name)$")
_VALUES = frozenset(["value", "answer", "text", "val", "response", "content"])


def rows_of(record: object) -> list[Row]:
    """All rows of one record. A bare list becomes numbered columns, a bare scalar one cell."""
    if isinstance(record, dict):
        return _object(record, "")
    if isinstance(record, list):
        return _object({str(index): item for index, item in enumerate(record)}, "")
    return [{"value": scalar(record)}]


def scalar(value: object) -> str | None:
    """A JSON scalar as the string that stood in the file."""
    if isinstance(value, str):
        text = value if "\0" not in value else value.replace("\0", "")
        return whole_number(text) if text.endswith(".0") else text or None
    return cell(value)


def _object(value: dict[str, object], prefix: str) -> list[Row]:
    """First row: everything once; then one row for each further element of a list."""
    base: Row = {}
    further: list[list[Row]] = []
    for key, item in value.items():
        name = f"{prefix}.{key}" if prefix else key
        if isinstance(item, dict):
            _take(_entries(item, name), base, further)
        elif isinstance(item, list):
            _take(_list(item, name), base, further)
        else:
            base[_free(base, name)] = scalar(item)
    rows = [base]
    for first, *others in further:
        around = {name: text for name, text in base.items() if name not in first}
        rows.extend({**around, **row} for row in others)
    return rows


def _take(rows: list[Row], base: Row, further: list[list[Row]]) -> None:
    """The first row of a part joins the record's own cells, the others wait."""
    if rows:
        base.update(rows[0])
        further.append(rows)


def _free(row: Row, name: str) -> str:
    return name if name not in row else _free(row, name + "'")


def _entries(value: dict[str, object], name: str) -> list[Row]:
    if is_map(value):
        records = list[object](keyed(value))
        # What was drawn labels nothing: `{"-NxA1": {"text": …}}` is an entry and no field.
        drawn = all(map(_DRAWN.fullmatch, value))
        return _records(records, name) if drawn else _list(records, name)
    return _object(value, name)


def _list(items: list[object], name: str) -> list[Row]:
    if not any(isinstance(item, dict | list) for item in items):
        cells = [text for text in map(scalar, items) if text is not None]
        return [{name: "; ".join(cells) or None}]
    pairs = labeled(items, name)
    if pairs is not None:
        return [pairs]
    runs = _in_runs(items)
    if runs is not None:
        return [{name: runs}]
    return _records(items, name)


def _in_runs(items: list[object]) -> str | None:
    """A text cut where its looks change: `["of ", {"type": "bold", "text": "Ana"}]`; else null."""
    runs = [item.get("text") if isinstance(item, dict) else item for item in items]
    if not any(isinstance(item, str) for item in items):
        return None
    return "".join(map(str, runs)) if all(isinstance(run, str) for run in runs) else None


def _records(items: list[object], name: str) -> list[Row]:
    rows: list[Row] = []
    for item in items:
        if isinstance(item, dict):
            rows.extend(_object(item, name))
        elif isinstance(item, list):
            rows.extend(_list(item, name))
        elif item is not None:
            rows.append({name: scalar(item)})
    return rows


def labeled(items: list[object], name: str) -> Row | None:
    """`[{"type": "ssn", "value": "…"}, …]` as columns `name.ssn`; null for other lists.

    A field that was left blank may have no value at all, as long as others have one.
    Of several labels the one that is nothing else: the type is then the kind of the field.
    """
    row: Row = {}
    filled = 0
    for item in items:
        if not isinstance(item, dict) or len(item) > 5:
            return None
        labels = [key for key in item if key.lower() in _LABELS or _KIND.search(key)]
        if len(labels) > 1:
            labels = [key for key in labels if key.lower() in _ONLY_LABELS]
        values = [key for key in item if key.lower() in _VALUES]
        if len(labels) != 1 or len(values) > 1 or not (values or len(item) == 1):
            return None
        filled += len(values)
        label, value = item[labels[0]], item[values[0]] if values else None
        if not isinstance(label, str) or isinstance(value, dict | list) or len(label) > 80:
            return None
        row[_free(row, f"{name}.{label}")] = scalar(value)
        others = {key: part for key, part in item.items() if key not in {labels[0], *values}}
        for extra in _object(others, f"{name}.{label}") if others else ():
            row.update(extra)
    return row if filled > len(items) // 2 else None


def is_map(value: dict[str, object]) -> bool:
    """The object is a list in disguise: keys are identifiers, values objects of one shape.

    Keys that programs draw tell it of a single entry, whatever the entries hold.
    """
    if not value or not all(isinstance(item, dict) for item in value.values()):
        return False
    if all(map(_DRAWN.fullmatch, value)):
        return True
    if len(value) < 3:
        return False
    shapes = [set(item) for item in list(value.values())[:50] if isinstance(item, dict)]
    every: set[str] = set().union(*shapes)
    return bool(every) and sum(map(len, shapes)) >= 0.5 * len(every) * len(shapes)


def keyed(value: dict[str, object]) -> Iterator[dict[str, object]]:
    """The records of a map, each with its key under "key"; maps inside keep keys of their own."""
    for key, item in value.items():
        if isinstance(item, dict):
            inner = is_map(item) and all(map(_DRAWN.fullmatch, item))
            yield {"key": key, "entries": item} if inner else {"key": key, **item}


class Columns:
    """The columns of a table whose rows are met one by one, in the order of first sight."""

    def __init__(self) -> None:
        self._index: dict[str, int] = {}

    def add(self, rows: Iterable[Row]) -> None:
        """Makes room for the rows; what passes `WIDTH_LIMIT` shares the column `REST`."""
        for row in rows:
            for name in row:
                if name not in self._index:
                    kept = name if len(self._index) < WIDTH_LIMIT - 1 else REST
                    self._index.setdefault(kept, len(self._index))

    def __len__(self) -> int:
        """How many columns there are."""
        return len(self._index)

    @property
    def header(self) -> tuple[str, ...]:
        """The names in order."""
        return tuple(self._index)

    def cells(self, rows: Iterable[Row]) -> Iterator[list[str | None]]:
        """The rows as lists of cells of the full width."""
        for row in rows:
            made: list[str | None] = [None] * len(self._index)
            rest = []
            for name, text in row.items():
                index = self._index.get(name)
                if index is not None:
                    made[index] = text
                elif text is not None:
                    rest.append(f"{name}: {text}")
            if rest:
                made[self._index[REST]] = "; ".join(rest)
            yield made
