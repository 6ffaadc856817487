"""What cells hold by the way: values inside text, and in columns that were meant for others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from detectors.catalog import detectors
from detectors.columns import Verdict
from detectors.elements import DECOYS, ELEMENTS, IDENTITY, PARTS
from detectors.headers import scores, words
from detectors.search import search
from detectors.values import checked, cleaned
from pipelines.exposures import ROW, Places, as_exposures
from pipelines.model import EXPOSURE
from pipelines.narratives import narrated

_SOUGHT = frozenset({*ELEMENTS, *PARTS}) - {"plate_read", "security_question"}
_ALSO_ASKED = 0.9
_KEYS = frozenset({"person_key", *DECOYS})


def strays(
    batch: pl.DataFrame, verdicts: Sequence[Verdict], taken: Mapping[int, pl.Series],
    places: Places, secret: bytes,
) -> pl.DataFrame:  # fmt: skip
    """Finds in cells that no type claims: `ROW` and "stray", an EXPOSURE, a line per find.

    batch: String columns named by index, and `ROW`; taken: column -> its EXPOSURE per row, null
    where the cell is open; secret: of the case.
    """
    found = []
    for verdict in verdicts:
        left = _open_cells(batch, verdict, taken.get(verdict.column))
        if left.height:
            found += [*_also_asked(left, verdict, places, secret)]
            found += [*_inside(left, verdict, places, secret)]
            found += [narrated(left, verdict, places, secret)]
    if not found:
        return pl.DataFrame(schema={ROW: pl.UInt32, "stray": EXPOSURE})
    every = pl.concat(found).with_columns(fingerprint=pl.col("stray").struct.field("fingerprint"))
    # What a narrative repeats of a typed column is already given to whom that column speaks of.
    known = [
        pl.DataFrame([batch[ROW], series.struct.field("fingerprint")]).drop_nulls()
        for series in taken.values()
    ]
    if known:
        every = every.join(pl.concat(known), on=[ROW, "fingerprint"], how="anti")
    return every.select(ROW, "stray")


def _open_cells(batch: pl.DataFrame, verdict: Verdict, taken: pl.Series | None) -> pl.DataFrame:
    """`ROW` and value of the cells of a column that are searched."""
    cell = pl.col(str(verdict.column))
    asked = cell.str.len_bytes() > 3
    declared = detectors()[verdict.detector] if verdict.detector else None
    if declared is not None and declared.detects in IDENTITY and declared.detects not in _KEYS:
        asked = pl.lit(value=False)
    elif taken is not None and declared is not None and not declared.free:
        asked = asked & pl.lit(taken).is_null()
    if verdict.selector is not None:
        # The column beside it says that these are the numbers of firms.
        firms = [kind for kind, name in verdict.choices if detectors()[name].detects in DECOYS]
        said = pl.col(str(verdict.selector)).str.strip_chars().str.to_lowercase()
        asked = asked & ~said.is_in(firms).fill_null(value=False)
    return batch.filter(asked).select(ROW, value=cell)


def _also_asked(
    left: pl.DataFrame, verdict: Verdict, places: Places, secret: bytes
) -> Iterable[pl.DataFrame]:
    """Whole cells of the other kinds that the header names as well (an ITIN under "SSN")."""
    own = verdict.detector
    if own is None or detectors()[own].free or detectors()[own].detects in _KEYS:
        return
    for other, score in scores(words(verdict.header)).items():
        declared = detectors()[other]
        if score < _ALSO_ASKED or declared.free or other == own or declared.detects not in _SOUGHT:
            continue
        values = left.with_columns(cleaned(pl.col("value")))
        kept = left.filter(checked(values["value"], declared)["valid"])
        if kept.height:
            yield _exposed(kept, other, score, "header; form and check", (verdict, places, secret))


def _inside(
    left: pl.DataFrame, verdict: Verdict, places: Places, secret: bytes
) -> Iterable[pl.DataFrame]:
    """Values inside the cells; not what the column is claimed for as text or as a number."""
    own = detectors()[verdict.detector] if verdict.detector else None
    rows = search(left["value"], _SOUGHT).select("row", "value", "detector", "score", "because")
    if rows.is_empty():
        return
    if own is not None and own.detects in _KEYS:
        claimed = checked(left["value"], own)["valid"]
        rows = rows.filter(~claimed.gather(rows["row"]))
    rows = rows.with_columns(left[ROW].gather(rows["row"]).alias(ROW))
    for (name, score, because), part in rows.group_by(
        "detector", "score", "because", maintain_order=True
    ):
        detector = str(name)
        if own is not None and own.free and detectors()[detector].detects == own.detects:
            continue
        reason = f"found in a cell of text; {because}"
        origin = (verdict, places, secret)
        yield _exposed(part.select(ROW, "value"), detector, float(str(score)), reason, origin)


def _exposed(
    cells: pl.DataFrame, detector: str, score: float, because: str,
    origin: tuple[Verdict, Places, bytes],
) -> pl.DataFrame:  # fmt: skip
    verdict, places, secret = origin
    place = places.cell(verdict.column)
    structs = as_exposures(cells, detector, score, because, place, secret)
    return (
        pl.DataFrame([cells[ROW], structs.alias("stray")])
        .drop_nulls("stray")
        .unique(maintain_order=True)
    )
