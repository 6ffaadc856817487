"""The way from a record to a person, from key column to key column, as a person reads it."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from pipelines.join_keys import Unit


class Paths:
    """The ways that were gone, each with a number; number 0 is the way of no step.

    texts: number -> the way in words: "table pins.acct = table holders.acct, then table
    holders.cif = table customers.id". Columns of one name are named once: "same employee id".
    """

    def __init__(self, units: Mapping[int, Unit]) -> None:
        """Begin with no way. units: hash of a key column -> what it is."""
        self._units = units
        self.texts: dict[int, str] = {0: ""}
        self._numbers: dict[tuple[int, int, int], int] = {}

    def extended(self, chosen: pl.DataFrame) -> pl.DataFrame:
        """The rows with `path` made longer in front by the step from `unit` to `holder`."""
        steps = chosen.select("unit", "holder", "path").unique().sort("unit", "holder", "path")
        longer = [self._number(*step) for step in steps.iter_rows()]
        numbered = steps.with_columns(longer=pl.Series(longer, dtype=pl.UInt32))
        return chosen.join(numbered, on=["unit", "holder", "path"]).with_columns(path="longer")

    def _number(self, unit: int, holder: int, path: int) -> int:
        known = self._numbers.get((unit, holder, path))
        if known is not None:
            return known
        step = self._step(self._units[unit], self._units[holder])
        rest = self.texts[path]
        made = len(self.texts)
        self.texts[made] = f"{step}, then {rest}" if rest else step
        self._numbers[unit, holder, path] = made
        return made

    def _step(self, unit: Unit, holder: Unit) -> str:
        a, b = _called(unit), _called(holder)
        return f"same {a}" if a == b else f"{a} = {b}"


def _called(unit: Unit) -> str:
    column = unit.header or unit.column.rsplit(":", 1)[-1]
    return f"{unit.table}.{column}" if unit.table else column
