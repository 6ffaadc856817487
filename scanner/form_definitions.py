"""Web forms that a cell of a database defines: the labels of their fields, put where ids stand.

Plugins for forms (Gravity Forms, WPForms, Ninja Forms and their kind) keep a form as one cell of
JSON or of PHP, and each answer as a row that names its field by a number alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl

from pipelines.blocks import Table, begun
from scanner.nested_cells import record_in

_DEFINES = r'(?s)^\s*(?:[\[{]|a:[0-9]+:\{).*"(?:label|question|title)"'
_IDS = ("id", "key", "field_id", "name")
_LABELS = ("label", "question", "title")
_PARTS = ("inputs", "fields", "subfields", "columns")
_FIELD = re.compile(r"(?i)meta_?key|field|question|element|component|^cid$|^key$")
_FORM = re.compile(r"(?i)^form(?:_?id)?$|form_?id$")
_MOST_ROWS, _LONGEST, _DEPTH = 2_000, 200, 8
_SHARE = 0.5
"""Of the rows of a column, how many must name a field: plugins keep their own notes beside."""


class FormDefinitions:
    """The forms that the tables of one source define, as far as it was read."""

    def __init__(self) -> None:
        self._forms: dict[str, dict[str, str]] = {}

    def told(self, table: Table) -> Table:
        """The table with the labels of an earlier table's form in place of ids of its fields.

        A table that defines forms is remembered, and returned as it is.
        """
        first, every = begun(table)
        if first is None or table.header is None:
            return replace(table, batches=every)
        if first.height <= _MOST_ROWS and self._learned(table.header, first):
            return replace(table, batches=every)
        asked = self._asked(table.header, first) if self._forms else None
        if asked is None:
            return replace(table, batches=every)
        return replace(table, batches=(self._labelled(batch, *asked) for batch in every))

    def _learned(self, header: Sequence[str], first: pl.DataFrame) -> bool:
        """Whether cells of the table define forms; what they say is kept by the form's id."""
        form = _place(_FORM, header)
        found = False
        for at in range(first.width):
            column = first.to_series(at)
            for row in column.str.contains(_DEFINES).fill_null(value=False).arg_true().to_list():
                fields = dict(_fields(record_in(column[row]), "", 0))
                if len(fields) > 1:
                    number = str(first.row(row)[form]) if form is not None else ""
                    self._forms[number] = {**fields, **self._forms.get(number, {})}
                    found = True
        return found

    def _asked(self, header: Sequence[str], first: pl.DataFrame) -> tuple[int, int | None] | None:
        """The column of field ids, and that of the form's id, if there is one; None without."""
        every = {number for fields in self._forms.values() for number in fields}
        for at, name in enumerate(header[: first.width]):
            if not _FIELD.search(name) or _FORM.search(name):
                continue
            held = first.to_series(at).drop_nulls()
            known = held.is_in(list(every))
            if held.n_unique() > 1 and known.sum() >= _SHARE * len(held):
                return at, _place(_FORM, header[: first.width])
        return None

    def _labelled(self, batch: pl.DataFrame, field: int, form: int | None) -> pl.DataFrame:
        told = batch.to_series(field)
        for number, fields in self._forms.items():
            own = batch.select(pl.lit(value=True) if form is None else pl.nth(form) == number)
            mine = own.to_series().fill_null(value=False) if number else pl.lit(value=True)
            labelled = pl.nth(field).replace(_distinct(fields))
            told = batch.select(
                pl.when(mine).then(labelled).otherwise(told).alias(batch.columns[field])
            ).to_series()
        return batch.with_columns(told)


def _distinct(fields: Mapping[str, str]) -> dict[str, str]:
    """The labels, none twice: two questions of one wording are two fields."""
    taken: dict[str, str] = {}
    for number, label in fields.items():
        taken[number] = label if label not in taken.values() else f"{label} {number}"
    return taken


def _place(wanted: re.Pattern[str], header: Sequence[str]) -> int | None:
    return next((at for at, name in enumerate(header) if wanted.search(name)), None)


def _fields(value: object, over: str, depth: int) -> Iterator[tuple[str, str]]:
    """Ids and labels of what a definition holds; parts of a field under the label of the whole."""
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _fields(item, over, depth + 1)
    elif isinstance(value, dict):
        label = next((v for k in _LABELS if isinstance(v := value.get(k), str) and v), "")
        number = next((v for k in _IDS if isinstance(v := value.get(k), str | int)), None)
        inner = [part for key in _PARTS if isinstance(part := value.get(key), list | dict)]
        own = f"{over} {label}".strip()[:_LONGEST]
        if label and number is not None and not any("fields" in value for _ in inner):
            yield str(number), own
        named = own if "fields" not in value else over
        for part in inner:
            items = part.values() if isinstance(part, dict) else part
            yield from _fields(list(items), named, depth + 1)
