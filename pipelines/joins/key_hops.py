"""From records without a name to people, key by key: at most four hops over rows in parts.

Rows with one value meet in a part by value, what one record found is weighed in a part by record;
so a table of any length is led in the memory of one part.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from pipelines.joins.join_keys import Unit, words
from pipelines.joins.key_chance import likely
from pipelines.joins.key_paths import Paths
from pipelines.shelves import Room, Shelf

_HOPS = 4
_HOLDERS = 6
"""More people than this under one key value, and the key names a group: nobody is linked."""

_PER_KEY, _PER_SPREAD, _PER_HOUSEHOLD = 1.6, 2.2, 3.5
"""Mean of people per value above which a column is no key of persons: of counted numbers, of
numbers spread over a range that no list of groups fills, of what families share."""

_SPREAD = 0.05

_HOUSEHOLD = frozenset({"account", "household", "family", "home", "policy", "premise", "service"})
_SURE, _FAIR = 0.8, 0.65
_GENERATION = 13
"""Years between two births from which they are no slip of one."""

_HASH, _FLAG, _SCORE = pl.UInt64(), pl.Boolean(), pl.Float64()
_SOUGHT: dict[str, pl.DataType] = {"rec": _HASH, "unit": _HASH, "value": _HASH, "holds": _FLAG}
"""Keys of records without a name."""

_HELD: dict[str, pl.DataType] = {
    "unit": _HASH, "value": _HASH, "person": _HASH, "who": _HASH, "via": _HASH,
    "strength": _SCORE, "apart": _FLAG, "path": _HASH,
}  # fmt: skip
"""Keys by which people are found. who, via: the name; behind a bridge the person, and the record
without a name that leads there."""

_MET: dict[str, pl.DataType] = {
    "rec": _HASH, "unit": _HASH, "holder": _HASH, "score": _SCORE, "person": _HASH,
    "strength": _SCORE, "apart": _FLAG, "path": _HASH, "holds": _FLAG,
}  # fmt: skip
_LED: dict[str, pl.DataType] = {
    "rec": _HASH, "person": _HASH, "unit": _HASH, "strength": _SCORE, "path": _HASH,
}  # fmt: skip


class Hops:
    """The way of every record without a name to its people.

    led: rec, person, unit (the key column that leads), strength (0..1), path (a key of
    `paths.texts`), of the records that hold something; by rec. paths: the ways that were gone.
    """

    def __init__(self, rows: Shelf, units: Mapping[int, Unit], pairs: pl.DataFrame) -> None:
        """Go all ways. rows: of `KEY_ROW`. pairs: unit, holder, score of the columns joined."""
        self.paths = Paths(units)
        self.led = Shelf(rows.room, "rec", _LED)
        self._room: Room = rows.room
        self._units = units
        self._pairs = pairs
        self._limits = pl.DataFrame(
            [(unit, *_limits(about), about.distinct) for unit, about in units.items()],
            schema={"unit": _HASH, "most": pl.Int64, "usual": pl.Float64, "kinds": pl.Int64},
            orient="row",
        )
        sought, seekers, held = self._begin(rows)
        for _ in range(_HOPS):
            met = self._meet(seekers, self._of_persons(held))
            sought, seekers, held, found = self._go(met, sought)
            if not found:
                break
        for shelf in (sought, seekers, held):
            shelf.clear()

    def _begin(self, rows: Shelf) -> tuple[Shelf, Shelf, Shelf]:
        """The keys of the records without a name by record and by value, and those of people."""
        wanted = pl.concat([self._pairs["unit"], self._pairs["holder"].rename("unit")]).unique()
        sought, seekers = (Shelf(self._room, by, _SOUGHT) for by in ("rec", "value"))
        held = Shelf(self._room, "value", _HELD)
        for part in rows.parts():
            keys = _told_apart(part.filter(pl.col("unit").is_in(wanted.implode()))).collect()
            unnamed = keys.filter(~pl.col("named"))
            sought.add(unnamed)
            seekers.add(unnamed)
            held.add(
                keys.filter("named").rename({"rec": "person"}).with_columns(
                    via="who", strength=pl.lit(1.0), path=pl.lit(0, _HASH)
                )
            )  # fmt: skip
        return sought, seekers, held

    def _of_persons(self, held: Shelf) -> Shelf:
        """The keys that name one person or few; `held` is emptied.

        Of the records of one name under a value the first speaks for all. Of a bridge its rows are
        counted, not the people whom each row leads to.
        """
        few, widths = Shelf(self._room, "value", _HELD), []
        for part in held.parts():
            one = (
                part.sort("person", "path")
                .unique(["unit", "value", "who", "via"], keep="first", maintain_order=True)
                .collect()
            )
            width = one.group_by("unit", "value").agg(
                people=pl.col("person").n_unique(), via=pl.col("via").n_unique()
            )
            widths.append(width.group_by("unit").agg(pl.col("via").sum(), n=pl.len()))
            kept = width.join(self._limits, on="unit").filter(pl.col("people") <= pl.col("most"))
            few.add(one.join(kept, on=["unit", "value"], how="semi"))
        held.clear()
        wide = pl.concat(widths).group_by("unit").agg(pl.col("via", "n").sum())
        too_wide = wide.join(self._limits, on="unit").filter(
            pl.col("via") / pl.col("n") > pl.col("usual")
        )
        self._pairs_of_now = self._pairs.join(
            too_wide, left_on="holder", right_on="unit", how="anti"
        )
        return few

    def _meet(self, seekers: Shelf, few: Shelf) -> Shelf:
        """What records find under the keys of people, by record; both shelves are emptied."""
        met = Shelf(self._room, "rec", _MET)
        for sought, held in zip(seekers.parts(), few.parts(), strict=True):
            found = (
                sought.join(self._pairs_of_now.lazy(), on="unit")
                .join(held.rename({"unit": "holder"}), on=["holder", "value"])
                .with_columns(strength=pl.col("score") * pl.col("strength"))
            )
            met.add(found.select(list(_MET)).unique().collect())
        seekers.clear()
        few.clear()
        return met

    def _go(self, met: Shelf, sought: Shelf) -> tuple[Shelf, Shelf, Shelf, bool]:
        """Give the records that met people to them; gives what is sought and held from there."""
        left, seekers = (Shelf(self._room, by, _SOUGHT) for by in ("rec", "value"))
        held, found = Shelf(self._room, "value", _HELD), False
        for number in range(self._room.parts):
            keys = sought.part(number).collect()
            step = self._step(met.part(number).collect())
            found = found or not step.is_empty()
            self.led.add(step.filter("holds"))
            held.add(_bridges(keys, step))
            rest = keys.join(step, on="rec", how="anti")
            left.add(rest)
            seekers.add(rest)
        met.clear()
        sought.clear()
        return left, seekers, held, found

    def _step(self, met: pl.DataFrame) -> pl.DataFrame:
        """What one hop finds: the best key column of each record, and all people it leads to."""
        # A visit leads to a patient and to a doctor: what it tells is about the patient.
        meets = met.filter(~pl.col("apart") | pl.col("apart").all().over("rec"))
        sure = (pl.col("score") >= _SURE).cast(pl.Int8) + (pl.col("score") >= _FAIR).cast(pl.Int8)
        # Of two columns as sure, the one with more values tells more: patients, not doctors.
        choices = (
            meets.select("rec", "unit", "holder", "score")
            .unique()
            .join(self._limits.select("unit", "kinds"), on="unit")
            .with_columns(sure=sure)
        )
        order = ["sure", "kinds", "score", "unit", "holder"]
        best = choices.sort(
            "rec", *order, descending=[False, True, True, True, False, False]
        ).unique("rec", keep="first", maintain_order=True)
        chosen = meets.join(best, on=["rec", "unit", "holder"], how="semi")
        return (
            self.paths.extended(chosen)
            .sort("rec", "person", "strength", "path", descending=[False, False, True, False])
            .unique(["rec", "person"], keep="first", maintain_order=True)
        )


def _told_apart(keys: pl.LazyFrame) -> pl.LazyFrame:
    """The keys; father and son of one name under one value get a `who` each.

    Of theirs, rows that do not say which of the two they are about name nobody.
    """
    under = ("unit", "value", "who")
    suffixes = pl.col("suffix").replace(0, None)
    two = (suffixes.min() != suffixes.max()).over(under).fill_null(value=False)
    ages = (pl.col("born").max() - pl.col("born").min()).over(under) >= _GENERATION
    two_ages = ages.fill_null(value=False) & ~two
    which = pl.when(two).then(suffixes.cast(pl.Int16)).when(two_ages).then("born")
    return (
        keys.unique()
        .with_columns(_both=pl.col("named") & (two | two_ages), _which=which)
        .filter(~pl.col("_both") | pl.col("_which").is_not_null())
        .with_columns(
            who=pl.when("_both").then(pl.struct("who", "_which").hash(20)).otherwise("who")
        )
    )


def _limits(unit: Unit) -> tuple[int, float]:
    """People that one value of the column may lead to, and how many on average."""
    if unit.everywhere:
        return 1, float("inf")
    if words(unit.column) & _HOUSEHOLD:
        return _HOLDERS, _PER_HOUSEHOLD
    return _HOLDERS, _PER_SPREAD if likely(unit, unit.distinct) < _SPREAD else _PER_KEY


def _bridges(sought: pl.DataFrame, step: pl.DataFrame) -> pl.DataFrame:
    """The other keys of records that were just given to a person, as keys of that person."""
    via = step.select("rec", "person", "strength", "path", "apart", used="unit")
    carried = sought.join(via, on="rec").filter(pl.col("unit") != pl.col("used"))
    return carried.rename({"rec": "via"}).with_columns(who="person")
