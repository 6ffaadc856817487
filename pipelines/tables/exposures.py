"""Exposures of table rows: the values of typed columns, and how their places are named."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from detectors.catalog import detectors
from detectors.columns.care_columns import CELLS
from detectors.columns.judge import Verdict
from detectors.columns.values import checked, cleaned
from detectors.elements import DECOYS
from detectors.protection.readable import protection
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The cells of a column in which a detector sees a value.

    cells: `ROW`, normal (its normal form) and state (its protection), a line per cell, in order.
    """

    detector: str
    score: float
    because: str
    cells: pl.DataFrame


def seen_in(batch: pl.DataFrame, verdict: Verdict) -> tuple[Seen, ...]:
    """The cells of a typed column that hold a value of its type; a column may have several.

    batch: String columns named by index, and `ROW`.
    """
    found = []
    for detector, asked in _by_row(verdict):
        value = cleaned(pl.col(str(verdict.column)))
        cells = batch.select(ROW, value=value if asked is None else pl.when(asked).then(value))
        for tells in (CELLS[reason] for reason in verdict.reasons if reason in CELLS):
            said = [value for value in cells["value"].unique().drop_nulls() if tells(value)]
            cells = cells.filter(pl.col("value").is_in(said))
        because = "; ".join(verdict.reasons)
        held = _hidden(cells, verdict) if verdict.protection else _looked_at(cells, detector)
        found.append(Seen(detector=detector, score=verdict.score, because=because, cells=held))
    return tuple(found)


def exposures_of(seen: Seen, locator: pl.Expr, secret: bytes) -> pl.DataFrame:
    """`ROW` and "held", an EXPOSURE, a line per cell of `seen`. secret: of the case.

    locator: of the cell, from `ROW`.
    """
    mark = fingerprint(pl.col("normal"), seen.detector, secret)
    return seen.cells.select(
        ROW,
        held=pl.struct(
            element=pl.lit(detectors()[seen.detector].detects),
            detector=pl.lit(seen.detector),
            score=pl.lit(seen.score, pl.Float64),
            protection="state",
            locator=locator,
            because=pl.lit(seen.because),
            fingerprint=pl.when(pl.col("state") == "none").then(mark),
        ),
    ).cast({"held": EXPOSURE})


def as_exposures(cells: pl.DataFrame, detector: str, score: float, because: str,
                 locator: pl.Expr, secret: bytes) -> pl.DataFrame:  # fmt: skip
    """`ROW` and "held", an EXPOSURE, for values that the detector accepts or that are protected.

    cells: `ROW` and value.
    """
    held = _looked_at(cells, detector)
    seen = Seen(detector=detector, score=score, because=because, cells=held)
    return exposures_of(seen, locator, secret)


def _hidden(cells: pl.DataFrame, verdict: Verdict) -> pl.DataFrame:
    """`ROW`, normal and state of the values of a column that is protected as a whole."""
    held = cells.drop_nulls("value")
    return held.select(ROW, normal="value", state=pl.lit(verdict.protection))


def _looked_at(cells: pl.DataFrame, detector: str) -> pl.DataFrame:
    """`ROW`, normal and state of the values that the detector accepts or that are protected.

    A value that passes the check of its detector is in the clear, no mask and no hash: only the
    others are looked at. One of a detector without forms may be a hash.
    """
    declared = detectors()[detector]
    looked = checked(cells["value"], declared).with_columns(cells[ROW])
    clear = pl.lit(value=False) if declared.free else pl.col("valid")
    if not declared.free and looked["valid"].all():
        return looked.select(ROW, "normal", state=pl.lit("none"))
    doubtful = pl.when(~clear).then("value")
    shown = protection(doubtful, of_bytes=declared.detects in _OF_BYTES)
    state = pl.when(clear).then(pl.lit("none")).otherwise("shown")
    kept = pl.col("valid") | (pl.col("shown") != "none").fill_null(value=False)
    return looked.with_columns(shown=shown).filter(kept).select(ROW, "normal", state=state)


def _by_row(verdict: Verdict) -> list[tuple[str, pl.Expr | None]]:
    """(detector, whether a row asks for it): one for a plain column, several for a split one.

    None: every row asks.
    """
    if verdict.selector is None:
        return [(verdict.detector, None)] if verdict.detector else []
    kind = pl.col(str(verdict.selector)).str.strip_chars().str.to_lowercase()
    kinds: dict[str, list[str]] = {}
    for value, detector in verdict.choices:
        kinds.setdefault(detector, []).append(value)
    named = [d for d in kinds if detectors()[d].detects not in DECOYS]
    return [(detector, kind.is_in(kinds[detector])) for detector in named]
