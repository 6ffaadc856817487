"""The way from a record to a person, from key column to key column, as a person reads it."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from pipelines.joins.join_keys import Unit

_START = 0


class Paths:
    """The ways that were gone, each with a number that its steps make; 0 is the way of no step.

    texts: number -> the way in words: "table pins.acct = table holders.acct, then table
    holders.cif = table customers.id". Columns of one name are named once: "same employee id".
    """

    def __init__(self, units: Mapping[int, Unit]) -> None:
        """Begin with no way. units: hash of a key column -> what it is."""
        self._units = units
        self.texts: dict[int, str] = {_START: ""}

    def extended(self, chosen: pl.DataFrame) -> pl.DataFrame:
        """The rows with `path` made longer in front by the step from `unit` to `holder`."""
        steps = ["unit", "holder", "path"]
        longer = chosen.with_columns(longer=pl.struct(steps).hash(19))
        for unit, holder, path, number in longer.select(*steps, "longer").unique().iter_rows():
            step, rest = self._step(self._units[unit], self._units[holder]), self.texts[path]
            self.texts[number] = f"{step}, then {rest}" if rest else step
        return longer.with_columns(path="longer").drop("longer")

    def _step(self, unit: Unit, holder: Unit) -> str:
        a, b = _called(unit), _called(holder)
        return f"same {a}" if a == b else f"{a} = {b}"


def _called(unit: Unit) -> str:
    column = unit.header or unit.column.rsplit(":", 1)[-1]
    return f"{unit.table}.{column}" if unit.table else column
