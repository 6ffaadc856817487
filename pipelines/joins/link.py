"""Records without a name lead to records with one, through equal keys, over bridges if need be."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from pipelines.joins.key_columns import number
from pipelines.joins.key_discovery import Discovered, discovered, named_alike
from pipelines.joins.key_hops import Hops
from pipelines.joins.sole_subject import sole_subject_links, tested_links
from pipelines.model import LINKS, SOURCES, conform, empty
from pipelines.shelves import Room, Shelf, batches

_IDS: dict[str, pl.DataType] = {"rec": pl.UInt64(), "id": pl.String()}
_OWNED: dict[str, pl.DataType] = {
    "record": pl.String(),
    "rec": pl.UInt64(),
    "unit": pl.UInt64(),
    "strength": pl.Float64(),
    "path": pl.UInt64(),
}


def links(records: pl.LazyFrame, found: Discovered | None = None) -> pl.LazyFrame:
    """Say to whom records without a name belong.

    records: RECORDS. found: the keys of these records; discovered here where it is not given.
    Returns LINKS: a row for each pair of a record that holds exposures or contact facts and no
    name, and the record of a person it leads to; sorted, as long as they lie in one part. Join
    keys, email addresses, user names and government identifiers lead there, directly or through at
    most three other records without a name; where none does, the only subject of a document. A
    record may lead to several people (a joint account). Where the evidence for a join is weak there
    is none: see `join_keys`. The rows may lie in the room of `found`.
    """
    if found is None:
        found = discovered(records, empty(SOURCES))
    pairs = _joins(found)
    by_document = pl.concat([sole_subject_links(records), tested_links(records)])
    if pairs.is_empty():
        return by_document.lazy()
    hops = Hops(found.rows, found.units, pairs)
    return pl.concat([*_by_keys(records, found, hops), by_document.lazy()])


def _joins(found: Discovered) -> pl.DataFrame:
    """unit, holder, score: the key columns that are joined; those that say so with themselves."""
    own = [
        # Within one column a key is the same thing without a doubt.
        (unit, unit, 0.95)
        for unit, about in found.units.items()
        if named_alike(about)
    ]
    others = found.pairs.filter(pl.col("verdict") == "accepted")
    schema = {"unit": pl.UInt64, "holder": pl.UInt64, "score": pl.Float64}
    return pl.concat(
        [
            pl.DataFrame(own, schema=schema, orient="row"),
            others.select("holder", "score", unit="seeker").select(list(schema)),
        ]
    )


def _by_keys(records: pl.LazyFrame, found: Discovered, hops: Hops) -> list[pl.LazyFrame]:
    """LINKS, part by part: hashes of records become their ids, first of the one, then the other."""
    room = found.rows.room
    ids, owned = Shelf(room, "rec", _IDS), Shelf(room, "rec", _OWNED)
    for batch in batches(records):
        ids.add(batch.select("id", rec=number(pl.col("id"))).collect())
    for led, named in zip(hops.led.parts(), ids.parts(), strict=True):
        record = led.join(named.rename({"id": "record"}), on="rec")
        owned.add(record.select(pl.exclude("rec", "person"), rec="person").collect())
    hops.led.clear()
    columns = {unit: about.column for unit, about in found.units.items()}
    told = []
    for part, named in zip(owned.parts(), ids.parts(), strict=True):
        made = part.join(named, on="rec").select(
            "record",
            person="id",
            column=pl.col("unit").replace_strict(columns, return_dtype=pl.String),
            score="strength",
            because=pl.col("path").replace_strict(hops.paths.texts, return_dtype=pl.String),
        )
        told.append(_stored(conform(made.sort("record", "person").collect(), LINKS), room))
    ids.clear()
    owned.clear()
    return told


def _stored(part: pl.DataFrame, room: Room) -> pl.LazyFrame:
    path: Path | None = room.file() if room.parts > 1 else None
    if path is None:
        return part.lazy()
    part.write_ipc(path, compression="lz4")
    return pl.scan_ipc(path)
