"""Steps over a column that are taken only on the values that they change.

To replace by a regex takes five times as long as to look for it (measured on short cells), and
most columns hold nothing that the usual repairs are for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from detectors.few import few, held

if TYPE_CHECKING:
    from collections.abc import Callable

    from detectors.model import Transform

_FEW = 1_000
"""Below so many values looking first costs more than the step itself."""


def where(pattern: str, step: Transform, *, literal: bool = False) -> Transform:
    """The step for values that hold the pattern; all others, and null, stay as they are.

    step: must leave values without the pattern unchanged: of few values it is taken on all, where
    one holds the pattern.
    """
    column = pl.col("value")

    def taken(values: pl.Series) -> pl.Series:
        return values.alias("value").to_frame().select(step(column)).to_series()

    def stepped(values: pl.Series) -> pl.Series:
        if len(values) < _FEW:
            texts = few(values)
            spared = texts is not None and not held(pattern, texts, literal=literal)
            return values if spared else taken(values).alias(values.name)
        marked = values.str.contains(pattern, literal=literal).fill_null(value=False)
        number = marked.sum()
        if number == 0:
            return values
        if number > len(values) // 2:
            return taken(values).alias(values.name)
        return values.clone().scatter(marked.arg_true(), taken(values.filter(marked)))

    return lambda value: value.map_batches(stepped, return_dtype=pl.String, is_elementwise=True)


def staged(first: Transform, second: Transform) -> Transform:
    """One step after the other, the first computed once however often the second looks at it."""
    column = pl.col("value")

    def both(values: pl.Series) -> pl.Series:
        frame = values.alias("value").to_frame().select(first(column).alias("value"))
        return frame.select(second(column)).to_series().alias(values.name)

    return lambda value: value.map_batches(both, return_dtype=pl.String, is_elementwise=True)


def once_each(values: pl.Series, step: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """The step on every distinct value once, where the first values of a column repeat.

    step: same length, depends on each value alone.
    """
    head = values.head(_FEW)
    if len(values) < _FEW or head.n_unique() > len(head) // 2:
        return step(values)
    if values.null_count() == len(values):
        return step(values.head(1)).new_from_index(0, len(values)).alias(values.name)
    distinct = values.alias("value").unique()
    known = pl.DataFrame([distinct, step(distinct).alias("made")])
    asked = values.alias("value").to_frame()
    joined = asked.join(known, on="value", how="left", nulls_equal=True, maintain_order="left")
    return joined["made"].alias(values.name)
