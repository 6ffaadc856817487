"""What cells hold by the way: values inside text, and in columns that were meant for others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from detectors.catalog import detectors
from detectors.columns.judge import Verdict
from detectors.columns.long_paths import scores_of_parts
from detectors.columns.values import checked, cleaned
from detectors.elements import DECOYS, ELEMENTS, IDENTITY, PARTS
from detectors.texts.search import FINDS, search
from pipelines.fingerprint import fingerprint
from pipelines.model import EXPOSURE
from pipelines.plain.text_tables import IN_CELL
from pipelines.tables.exposures import ROW, Places, Seen, as_exposures
from pipelines.tables.narratives import narrated
from pipelines.tables.told_secrets import told_secrets

SOUGHT = frozenset({*ELEMENTS, *PARTS}) - {"plate_read", "security_question"}
"""What is looked for inside the cells of a table; identity has columns of its own."""

_ALSO_ASKED = 0.9
_OF_DOCUMENTS = frozenset({"passport", "drivers_license", "state_id", "other_government_id",
                           "military_id", "ssn", "tax_id", "health_insurance"})  # fmt: skip
_REMARKED = r"(?i)^\s*([A-Z]{0,3}[0-9][0-9A-Z-]{4,14})(?:\s*[(,;/]\s*|\s+)(?:[a-z]{2,}|[0-9?])"
"""A number, and behind it what somebody noted of it."""
_LAST = r"(?i)^\s*[a-z][^0-9]{1,40}[\s:–—]#?([A-Z]{0,4}[0-9][0-9A-Z-]{4,14})\s*$"
"""A number behind the name of who gave it: `ANTHEM BC – VRA884M04417`."""
_CARD_SHOWN = r"(?i)^\s*(?:(?:CA|calif\.?|state) )?(?:ID|I\.D\.)(?: card)?[ :#]+([A-Z][0-9]{7})\s*$"
_SHOWN = ("us/drivers_license", "us/passport")
_PHONE = r"^(?:1-?)?[0-9]{3}-?[0-9]{3}-?[0-9]{4}$"
_KEYS = frozenset({"person_key", *DECOYS})
_FOUND = {name: FINDS[name] for name in ("row", "value", "detector", "score", "because")}
_CELLS_AT_ONCE = 200_000
_TOO_SHORT, _FEW_SIGNS = 3, 10


def strays(
    batch: pl.DataFrame, verdicts: Sequence[Verdict], taken: Mapping[int, Sequence[Seen]],
    places: Places, secret: bytes,
) -> pl.DataFrame:  # fmt: skip
    """Finds in cells that no type claims: `ROW` and "stray", an EXPOSURE, a line per find.

    batch: String columns named by index, and `ROW`; taken: column -> its cells with a value of
    its type, all others are open; secret: of the case.
    """
    found = [held for v in verdicts for held in _held(batch, v, places, secret)]
    every = {v.column: _open_cells(batch, v, taken.get(v.column, ())) for v in verdicts}
    filled = [v for v in verdicts if every[v.column].height]
    for group in _together(batch, filled):
        opened = {v.column: every[v.column] for v in group}
        inside = _searched(opened)
        for verdict in group:
            left = opened[verdict.column]
            found += [*_also_asked(left, verdict, places, secret)]
            finds = inside.filter(pl.col("column") == verdict.column)
            found += [*_inside(left, finds, verdict, places, secret)]
            bare = left.join(finds, left_on=ROW, right_on="row", how="anti")
            found += [*_remarked(bare, verdict, (verdict, places, secret))]
            if finds["detector"].is_in(_SHOWN).any():
                found += [*_cards_shown(bare, (verdict, places, secret))]
            found += [narrated(left, verdict, places, secret)]
            found += told_secrets(batch, left, verdicts, verdict.column, places, secret)
    if not found:
        return pl.DataFrame(schema={ROW: pl.UInt32, "stray": EXPOSURE})
    finds = pl.concat(found)
    return _not_known(finds, taken, secret) if finds.height else finds


def _not_known(
    found: pl.DataFrame, taken: Mapping[int, Sequence[Seen]], secret: bytes
) -> pl.DataFrame:
    """The finds without what a narrative repeats of a typed column: it has its owner already."""
    known = [
        seen.cells.join(found, on=ROW, how="semi").select(
            ROW,
            mark=pl.when(pl.col("state") == "none").then(
                fingerprint(pl.col("normal"), seen.detector, secret)
            ),
        )
        for several in taken.values()
        for seen in several
    ]
    if not known:
        return found
    marked = found.with_columns(mark=pl.col("stray").struct.field("fingerprint"))
    again = pl.concat(known).drop_nulls()
    return marked.join(again, on=[ROW, "mark"], how="anti").select(ROW, "stray")


def _open_cells(batch: pl.DataFrame, verdict: Verdict, taken: Sequence[Seen]) -> pl.DataFrame:
    """`ROW` and value of the cells of a column that are searched."""
    cell = pl.col(str(verdict.column))
    asked = cell.str.len_bytes() > _TOO_SHORT
    declared = detectors()[verdict.detector] if verdict.detector else None
    if declared is not None and declared.detects in IDENTITY and declared.detects not in _KEYS:
        return batch.clear().select(ROW, value=cell)
    if taken and declared is not None and not declared.free:
        held = pl.concat(seen.cells[ROW] for seen in taken)
        asked = asked & ~pl.col(ROW).is_in(held.implode())
    if verdict.selector is not None:
        # The column beside it says that these are the numbers of firms.
        firms = [kind for kind, name in verdict.choices if detectors()[name].detects in DECOYS]
        said = pl.col(str(verdict.selector)).str.strip_chars().str.to_lowercase()
        asked = asked & ~said.is_in(firms).fill_null(value=False)
    # The mask first: to filter the whole batch would copy its other columns.
    return batch.select(ROW, value=cell).filter(batch.select(asked).to_series())


def _also_asked(
    left: pl.DataFrame, verdict: Verdict, places: Places, secret: bytes
) -> Iterable[pl.DataFrame]:
    """Whole cells of the other kinds that the header names as well (an ITIN under "SSN")."""
    own = verdict.detector
    if own is None or detectors()[own].free or detectors()[own].detects in _KEYS:
        return
    asked = scores_of_parts(verdict.header).items()
    for other, score in sorted(asked, key=lambda one: (one[0] == "world/government_id", -one[1])):
        declared = detectors()[other]
        if score < _ALSO_ASKED or declared.free or other == own or declared.detects not in SOUGHT:
            continue
        # Beside numbers of people in one column, one that is written so is a firm's.
        mixed = own in {"us/ssn", "us/itin"} and other == "us/tin"
        firm = pl.col("value").str.contains(r"^\s*[0-9]{2}-[0-9]{7}\s*$")
        values = left.with_columns(
            cleaned(pl.when(~firm if mixed else pl.lit(value=True)).then("value"))
        )
        kept = left.filter(checked(values["value"], declared)["valid"])
        if kept.height:
            yield _exposed(kept, other, score, "header; form and check", (verdict, places, secret))
        if other == "us/itin":
            left = left.join(kept, on=ROW, how="anti")


def _remarked(
    left: pl.DataFrame, verdict: Verdict, origin: tuple[Verdict, Places, bytes]
) -> Iterable[pl.DataFrame]:
    """Numbers of the kind that the header names, with a remark beside: `541830671 (damaged)`."""
    last = pl.col("value").str.extract(_LAST, 1)
    behind = pl.when(~last.str.contains(_PHONE)).then(last)
    cells = left.select(ROW, value=pl.coalesce(pl.col("value").str.extract(_REMARKED, 1), behind))
    cells = cells.drop_nulls()
    refused = verdict.detector is None and verdict.reasons
    if cells.is_empty() or refused or not verdict.header:
        return
    for name, score in scores_of_parts(verdict.header).items():
        declared = detectors()[name]
        if score < _ALSO_ASKED or declared.free or declared.detects not in _OF_DOCUMENTS:
            continue
        if verdict.detects not in {None, "status", declared.detects}:
            continue
        kept = cells.filter(checked(cells["value"], declared)["valid"])
        if kept.height:
            yield _exposed(kept, name, score, "header; form, a remark behind it", origin)


def _cards_shown(
    left: pl.DataFrame, origin: tuple[Verdict, Places, bytes]
) -> Iterable[pl.DataFrame]:
    """Identification cards in a column of what people showed: `ID Y4487557` among `DL …`."""
    cells = left.select(ROW, value=pl.col("value").str.extract(_CARD_SHOWN, 1)).drop_nulls()
    if cells.height:
        yield _exposed(cells, "us/state_id", 0.7, f"{IN_CELL}; beside other documents", origin)


def _held(
    batch: pl.DataFrame, verdict: Verdict, places: Places, secret: bytes
) -> Iterable[pl.DataFrame]:
    """What the values of a typed column contain by their nature (an SSN in a HICN)."""
    declared = detectors()[verdict.detector] if verdict.detector else None
    for other, inner in declared.holds if declared else ():
        cells = batch.select(ROW, value=pl.col(str(verdict.column)).str.extract(inner, 1))
        inside = f"part of a number of another kind: {declared.title}" if declared else ""
        yield _exposed(cells, other, verdict.score, inside, (verdict, places, secret))


def _together(batch: pl.DataFrame, verdicts: Sequence[Verdict]) -> Iterable[Sequence[Verdict]]:
    """Columns that are searched in one go: a search has its price, however few the cells."""
    many = max(1, _CELLS_AT_ONCE // max(1, batch.height))
    return (verdicts[first : first + many] for first in range(0, len(verdicts), many))


def _searched(opened: Mapping[int, pl.DataFrame]) -> pl.DataFrame:
    """The finds inside the open cells of several columns: column, row (of its cells), and more."""
    filled = {column: left["value"] for column, left in opened.items() if left.height}
    if not filled:
        return pl.DataFrame(schema={"column": pl.Int32, **_FOUND})
    finds = search(pl.concat(filled.values()), SOUGHT)
    ends = pl.Series([len(values) for values in filled.values()]).cum_sum()
    part = ends.search_sorted(finds["row"], side="right")
    first = pl.concat([pl.Series([0], dtype=ends.dtype), ends])
    return finds.select(
        pl.Series(list(filled), dtype=pl.Int32).gather(part).alias("column"),
        (finds["row"] - first.gather(part)).cast(FINDS["row"]).alias("row"),
        *list(_FOUND)[1:],
    )


def _inside(
    left: pl.DataFrame, rows: pl.DataFrame, verdict: Verdict, places: Places, secret: bytes
) -> Iterable[pl.DataFrame]:
    """Values inside the cells; not what the column is claimed for as text or as a number."""
    own = detectors()[verdict.detector] if verdict.detector else None
    if rows.is_empty():
        return
    if own is not None and own.detects in _KEYS:
        claimed = checked(left["value"], own)["valid"]
        if own.free:  # a status may be any words, and a number stand among them
            claimed &= left["value"].str.len_chars() < _FEW_SIGNS
        rows = rows.filter(~claimed.gather(rows["row"]))
    if own is None and verdict.settled:
        whole = left["value"].gather(rows["row"]).str.strip_chars() == rows["value"]
        rows = rows.filter(~whole)
    rows = rows.with_columns(left[ROW].gather(rows["row"]).alias(ROW))
    for (name, score, because), part in rows.group_by(
        "detector", "score", "because", maintain_order=True
    ):
        detector = str(name)
        if own is not None and own.free and detectors()[detector].detects == own.detects:
            continue
        reason = f"{IN_CELL}; {because}"
        origin = (verdict, places, secret)
        yield _exposed(part.select(ROW, "value"), detector, float(str(score)), reason, origin)


def _exposed(
    cells: pl.DataFrame, detector: str, score: float, because: str,
    origin: tuple[Verdict, Places, bytes],
) -> pl.DataFrame:  # fmt: skip
    verdict, places, secret = origin
    place = places.cell(verdict.column)
    held = as_exposures(cells, detector, score, because, place, secret)
    return held.rename({"held": "stray"}).unique(maintain_order=True)
