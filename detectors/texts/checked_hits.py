"""Which hits of a pattern pass the check of the detector that they were found for."""

from __future__ import annotations

import polars as pl

from detectors.catalog import detectors
from detectors.columns.values import form_of


def passing(hits: pl.DataFrame, name: str, *, formed: bool) -> pl.DataFrame:
    """The hits (value, String, never null; ...) that a detector accepts, in their order.

    name: of a detector in the catalog that is free or has patterns. formed: all values have its
    form. What `detectors.columns.values.accepts` tells, but in steps: a plan of one step makes the
    normal form again for every question of the check, and costs more to plan than to run.
    """
    if hits.is_empty():
        return hits
    detector, text = detectors()[name], pl.col("value").str.strip_chars()
    shape = None if formed or detector.free else form_of(detector, 0.0)
    some = hits if shape is None else hits.filter(text.str.contains(shape))
    normal = some.with_columns(normal=detector.normal(text))
    return normal.filter(detector.valid(pl.col("normal"))).drop("normal")
