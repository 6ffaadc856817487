"""The verdicts on the columns of a source, kept while its tables are read, and corrections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import polars as pl

from pipelines.model import COLUMNS

if TYPE_CHECKING:
    from pipelines.tables.plans import Plan

_MOST = 20_000


class TypedColumns:
    """The columns of one source; a bounded number of them is kept."""

    def __init__(
        self, corrections: Mapping[tuple[str, str], str], keys: Sequence[str] = ()
    ) -> None:
        """Begin without columns.

        corrections: (place of the table, column as `breachscope columns` names it) -> code, name
        of a detector or "none". keys: passwords and keys from the evidence, tried on columns that
        are encrypted.
        """
        self.keys = tuple(keys)
        self._corrections = corrections
        self._rows: list[dict[str, object]] = []

    def said(self, place: str, called: Sequence[str]) -> dict[int, str]:
        """What people said of the columns of a table: index in it -> code, detector or "none"."""
        return {
            at: self._corrections[place, name]
            for at, name in enumerate(called)
            if (place, name) in self._corrections
        }

    def note(self, plan: Plan) -> None:
        """Keep the verdicts of a table; of a place that comes again, the later ones."""
        place = plan.places.before.removesuffix(", ")
        for verdict in plan.verdicts if len(self._rows) < _MOST else ():
            self._rows.append({
                "source": plan.source,
                "place": place,
                "column": plan.places.columns[verdict.column],
                "detects": verdict.detects,
                "detector": verdict.detector,
                "role": verdict.role,
                "score": verdict.score,
                "reasons": list(verdict.reasons),
            })  # fmt: skip

    def frame(self) -> pl.DataFrame:
        """COLUMNS of all that was noted, each column of a table once."""
        found = pl.DataFrame(self._rows, schema=COLUMNS)
        return found.unique(["source", "place", "column"], keep="last", maintain_order=True)
