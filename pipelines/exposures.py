"""Exposures of table rows: the values of typed columns, and how their places are named."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from detectors.catalog import detectors
from detectors.columns import Verdict
from detectors.elements import DECOYS
from detectors.protection import protection
from detectors.values import checked, cleaned
from pipelines.fingerprint import fingerprint
from pipelines.model import EXPOSURE

_OF_BYTES = frozenset({"biometric", "genetic", "electronic_signature"})
"""Elements whose values are files written in letters: to look like noise is their nature."""

ROW = "row"
"""Name of the column with the number of a row as a person sees it, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """How the cells of a table are named, for people.

    before: "" or the table's place with its comma ("sheet Staff, "). columns: "SSN" per column,
    or the letter of one without a header. across: people stand side by side, so that `ROW` holds
    the number of a column.
    """

    before: str
    columns: tuple[str, ...]
    across: bool = False

    def row(self) -> pl.Expr:
        """Locator of the row: "sheet Staff, row 12"; "column C" where people stand side by side."""
        if not self.across:
            return pl.format("{}row {}", pl.lit(self.before), pl.col(ROW))
        names = {number: letters(number - 1) for number in range(1, 1_000)}
        letter = pl.col(ROW).replace_strict(names, default="?", return_dtype=pl.String)
        return pl.format("{}column {}", pl.lit(self.before), letter)

    def cell(self, column: int) -> pl.Expr:
        """Locator of a cell: "sheet Staff, row 12, column SSN"; "column C, field SSN"."""
        kind = "field" if self.across else "column"
        return pl.format("{}, {} {}", self.row(), pl.lit(kind), pl.lit(self.columns[column]))


def letters(column: int) -> str:
    """The letters of a column as spreadsheets count them: 0 is A, 26 is AA."""
    name, left = "", column + 1
    while left:
        left, rest = divmod(left - 1, 26)
        name = chr(65 + rest) + name
    return name


def exposures_of(batch: pl.DataFrame, verdict: Verdict, places: Places, secret: bytes) -> pl.Series:
    """EXPOSURE of a typed column, one per row; null where the cell holds no value of its type.

    batch: String columns named by index, and `ROW`; secret: of the case.
    """
    found = pl.Series([None], dtype=EXPOSURE).new_from_index(0, batch.height)
    for detector, asked in _by_row(verdict):
        value = pl.when(asked).then(cleaned(pl.col(str(verdict.column))))
        cells = batch.select(ROW, value=value)
        structs = as_exposures(cells, detector, verdict.score, "; ".join(verdict.reasons),
                               places.cell(verdict.column), secret)  # fmt: skip
        found = (
            structs if verdict.selector is None else found.zip_with(found.is_not_null(), structs)
        )
    return found


def as_exposures(cells: pl.DataFrame, detector: str, score: float, because: str,
                 locator: pl.Expr, secret: bytes) -> pl.Series:  # fmt: skip
    """EXPOSURE of every value that the detector accepts or that is shown protected, else null.

    cells: `ROW` and value. A value that passes the check of its detector is in the clear; one of
    a detector without forms may be a hash.
    """
    declared = detectors()[detector]
    # A value that passes its check is no mask and no hash: only the others are looked at.
    doubtful = pl.col("value") if declared.free else pl.when(~pl.col("valid")).then("value")
    shown = protection(doubtful, of_bytes=declared.detects in _OF_BYTES)
    looked = checked(cells["value"], declared).with_columns(cells[ROW], shown=shown)
    clear = pl.lit(value=False) if declared.free else pl.col("valid")
    state = pl.when(clear).then(pl.lit("none")).otherwise(pl.col("shown"))
    kept = pl.col("valid") | (pl.col("shown") != "none").fill_null(value=False)
    mark = fingerprint(pl.col("normal"), detector, secret)
    structs = looked.with_columns(state=state, kept=kept).select(
        pl.when("kept").then(
            pl.struct(
                element=pl.lit(declared.detects),
                detector=pl.lit(detector),
                score=pl.lit(score),
                protection="state",
                locator=locator,
                because=pl.lit(because),
                fingerprint=pl.when(pl.col("state") == "none").then(mark),
            )
        )
    )
    return structs.to_series().cast(EXPOSURE)


def _by_row(verdict: Verdict) -> list[tuple[str, pl.Expr]]:
    """(detector, whether a row asks for it): one for a plain column, several for a split one."""
    if verdict.selector is None:
        return [(verdict.detector, pl.lit(value=True))] if verdict.detector else []
    kind = pl.col(str(verdict.selector)).str.strip_chars().str.to_lowercase()
    kinds: dict[str, list[str]] = {}
    for value, detector in verdict.choices:
        kinds.setdefault(detector, []).append(value)
    named = [d for d in kinds if detectors()[d].detects not in DECOYS]
    return [(detector, kind.is_in(kinds[detector])) for detector in named]
