"""Data sets of people with known identity, as records of a case: RECORDS, sources and the truth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from pipelines.fingerprint import fingerprint
from pipelines.model import EXPOSURE, RECORDS, SOURCES, conform

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SECRET = b"benchmark"
_LISTS = ("exposures", "keys", "emails", "phones", "logins")
FEBRL = {
    "febrl1": ("dataset1",),
    "febrl2": ("dataset2",),
    "febrl3": ("dataset3",),
    "febrl4": ("dataset4a", "dataset4b"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """records: RECORDS. sources: SOURCES. truth: id (of the record), person (who it is)."""

    name: str
    records: pl.DataFrame
    sources: pl.DataFrame
    truth: pl.DataFrame


def found(folder: Path) -> Iterator[People]:
    """Every set that lies below the folder; a set that is not there is left out."""
    for name in ("pseudopeople", "pseudopeople-noisy"):
        if (folder / name).is_dir():
            yield made(name, [_extract(path) for path in sorted((folder / name).glob("*.parquet"))])
    for name, files in FEBRL.items():
        paths = [path for file in files for path in folder.rglob(f"{file}.csv")]
        if paths:
            yield made(name, [_febrl(path) for path in paths])
    if (folder / "fake_1000.csv").exists():
        yield made("fake_1000", [_fake(folder / "fake_1000.csv")])
    if (folder / "h50k.parquet").exists():
        yield made("h50k", [_historical(folder / "h50k.parquet")])


def made(name: str, files: list[pl.DataFrame]) -> People:
    """One set of files; each with `source`, `person` and columns of RECORDS, beside `ssn`."""
    rows = []
    for file in files:
        place = pl.format("row {}", pl.int_range(pl.len()) + 2)
        number = fingerprint(pl.col("ssn"), "us/ssn", _SECRET)
        exposure = pl.struct(
            element=pl.lit("ssn"),
            detector=pl.lit("us/ssn"),
            score=pl.lit(0.95),
            protection=pl.lit("none"),
            locator=place,
            because=pl.lit("header ssn"),
            fingerprint=number,
        ).cast(EXPOSURE)
        whole = file if "ssn" in file.columns else file.with_columns(ssn=pl.lit(None, pl.String))
        rows.append(
            whole.with_columns(
                id=pl.format("{}#{}/subject", "source", place),
                locator=place,
                role=pl.lit("subject"),
                name_score=pl.lit(0.95),
                exposures=pl.when(pl.col("ssn").is_not_null())
                .then(pl.concat_list(exposure))
                .otherwise(pl.lit([], pl.List(EXPOSURE))),
            )
        )
    every = pl.concat(rows, how="diagonal")
    truth = every.select("id", "person")
    every = conform(every, RECORDS)
    parts = ("given_name", "middle_name", "family_name")
    written = pl.concat_str(*parts, separator=" ", ignore_nulls=True)
    every = every.with_columns(full_name=pl.when(written != "").then(written))
    records = every.with_columns(
        pl.col(column).fill_null(pl.lit([], RECORDS[column])) for column in _LISTS
    )
    names = sorted(records["source"].unique())
    sources = conform(
        pl.DataFrame({"id": names, "path": names, "family": names, "status": "read"}), SOURCES
    )
    return People(name=name, records=records, sources=sources, truth=truth)


def _text(column: str) -> pl.Expr:
    plain = pl.col(column).cast(pl.String).str.strip_chars()
    return pl.when(plain.str.len_chars() > 0).then(plain)


def _joined(*columns: str) -> pl.Expr:
    text = pl.concat_str([_text(column) for column in columns], separator=" ", ignore_nulls=True)
    return pl.when(text != "").then(text)


def _date(column: str, order: str) -> pl.Expr:
    """ISO date of eight digits; null where they are no date."""
    digits = pl.col(column).str.replace_all(r"\D", "")
    day = digits.str.to_date("%m%d%Y" if order == "mdy" else "%Y%m%d", strict=False)
    return pl.when(day.dt.year().is_between(900, 2030)).then(day.cast(pl.String))


def _extract(path: Path) -> pl.DataFrame:
    """One file of pseudopeople."""
    frame = pl.read_parquet(path)
    before = "mailing_address_" if "mailing_address_city" in frame.columns else ""
    order = "ymd" if path.stem.startswith("social") else "mdy"
    optional = {"ssn", f"{before}po_box", "middle_name", "middle_initial", "date_of_birth"}
    address = {f"{before}{part}" for part in ("street_number", "street_name", "unit_number")}
    address |= {f"{before}{part}" for part in ("city", "state", "zipcode")}
    absent = (optional | address) - set(frame.columns)
    whole = frame.with_columns(pl.lit(None, pl.String).alias(name) for name in absent)
    digits = pl.col("ssn").str.replace_all(r"\D", "")
    issued = (digits.str.len_chars() == 9) & ~digits.str.contains(
        "^(?:000|666|9|...00|.{5}0000|123456789|078051120|111111111|219099999)"
    )
    street = [f"{before}{part}" for part in ("street_number", "street_name", "unit_number")]
    box = pl.concat_str(pl.lit("PO Box "), _text(f"{before}po_box"))
    code = _text(f"{before}zipcode")
    last = _text("last_name")
    suffix = last.str.extract(r"(?i)\s(jr|sr|ii|iii|iv)\.?$").str.to_uppercase()
    return whole.select(
        source=pl.lit(path.stem),
        person=pl.col("simulant_id"),
        given_name=_text("first_name"),
        middle_name=pl.coalesce(_text("middle_name"), _text("middle_initial")),
        family_name=last.str.replace(r"(?i)\s(jr|sr|ii|iii|iv)\.?$", ""),
        name_suffix=suffix,
        birth_date=_date("date_of_birth", order),
        ssn=pl.when(issued).then(digits),
        street=pl.coalesce(box, _joined(*street)),
        city=_text(f"{before}city"),
        state=_text(f"{before}state"),
        postal_code=pl.when(code != "00000").then(code),
    )


def _febrl(path: Path) -> pl.DataFrame:
    frame = pl.read_csv(path, infer_schema_length=0)
    frame = frame.rename({name: name.strip() for name in frame.columns})
    return frame.select(
        source=pl.lit(path.stem),
        person=pl.col("rec_id").str.strip_chars().str.extract(r"rec-(\d+)"),
        given_name=_text("given_name"),
        family_name=_text("surname"),
        birth_date=_date("date_of_birth", "ymd"),
        ssn=_text("soc_sec_id"),
        street=_joined("street_number", "address_1", "address_2"),
        city=_text("suburb"),
        state=_text("state").str.to_uppercase(),
        postal_code=_text("postcode"),
    )


def _fake(path: Path) -> pl.DataFrame:
    frame = pl.read_csv(path, infer_schema_length=0)
    return frame.select(
        source=pl.lit(path.stem),
        person=pl.col("cluster"),
        given_name=_text("first_name"),
        family_name=_text("surname"),
        birth_date=_date("dob", "ymd"),
        city=_text("city"),
        emails=pl.concat_list(_text("email").str.to_lowercase()).list.drop_nulls(),
    )


def _historical(path: Path) -> pl.DataFrame:
    frame = pl.read_parquet(path)
    return frame.select(
        source=pl.lit(path.stem),
        person=pl.col("cluster"),
        given_name=_text("first_name"),
        family_name=_text("surname"),
        birth_date=_date("dob", "ymd"),
        city=_text("birth_place"),
        postal_code=_text("postcode_fake"),
    )
