"""Identity fields of one person per table row: names, dates, addresses in their normal forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

import polars as pl

from detectors.catalog import detectors
from detectors.columns.judge import Verdict
from detectors.columns.values import spaced
from detectors.people.addresses import postal_code, split_addresses, state_code
from detectors.people.names import order_of
from detectors.sparing import once_each, where
from pipelines.tables.dates_of_life import births, deaths, is_day_first
from pipelines.tables.person_names import names, only_people
from pipelines.tables.roles import Person
from pipelines.tables.shared_logins import nobodys

_PLACES = ("street", "city", "state", "postal_code")
_COUNTRIES = {
    "UNITED STATES": "US", "UNITED STATES OF AMERICA": "US", "USA": "US", "U.S.A.": "US",
    "U.S.": "US", "AMERICA": "US", "MEXICO": "MX", "MÉXICO": "MX", "CANADA": "CA",
    "CHINA": "CN", "INDIA": "IN", "VIETNAM": "VN", "VIET NAM": "VN", "PHILIPPINES": "PH",
    "UNITED KINGDOM": "GB", "UK": "GB", "ENGLAND": "GB", "GERMANY": "DE", "FRANCE": "FR",
    "SPAIN": "ES", "ITALY": "IT", "JAPAN": "JP", "SOUTH KOREA": "KR", "KOREA": "KR",
    "AUSTRALIA": "AU", "BRAZIL": "BR", "ARMENIA": "AM", "IRAN": "IR", "RUSSIA": "RU",
    "UKRAINE": "UA", "TAIWAN": "TW", "HONG KONG": "HK", "IRELAND": "IE", "NETHERLANDS": "NL",
    "EL SALVADOR": "SV", "GUATEMALA": "GT", "HONDURAS": "HN", "NICARAGUA": "NI", "PERU": "PE",
    "COLOMBIA": "CO", "PAKISTAN": "PK", "BANGLADESH": "BD", "NIGERIA": "NG", "ETHIOPIA": "ET",
    "POLAND": "PL", "PORTUGAL": "PT", "ISRAEL": "IL", "MEX": "MX", "CAN": "CA", "GBR": "GB",
    "DEU": "DE", "FRA": "FR", "IND": "IN", "CHN": "CN", "VNM": "VN", "PHL": "PH",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a table writes: per column, the order of whole names, and days before months.

    orders: column -> "first_last" or "last_first"; day_first: columns of dates like 31/12/1980.
    """

    orders: Mapping[int, str] = field(default_factory=dict)
    day_first: frozenset[int] = frozenset()


def habits(sample: pl.DataFrame, found: Iterable[Verdict]) -> Habits:
    """The habits of a table, decided for every column as a whole on its first rows."""
    orders, day_first = {}, set()
    for verdict in found:
        cells = sample.to_series(verdict.column)
        written = cells.drop_nulls().head(2_000)
        if verdict.detects == "name" and len(written):
            orders[verdict.column] = order_of(written)
        elif verdict.detects in {"birth_date", "death_date"} and is_day_first(cells):
            day_first.add(verdict.column)
    return Habits(orders=orders, day_first=frozenset(day_first))


def identity(batch: pl.DataFrame, person: Person, habits: Habits) -> pl.DataFrame:
    """The identity columns of RECORDS for one person, a row per row of the batch.

    batch: String columns named by index. Placeholders are null; lists are empty without values.
    """
    other = batch.select(
        _emails(batch, person).alias("emails"),
        _list(batch, person, "phone").alias("phones"),
        _list(batch, person, "user_name").alias("logins"),
        _dates(batch, person, "birth_date", habits),
        _dates(batch, person, "death_date", habits),
    )
    called = only_people(names(batch, person, habits.orders), other["birth_date"])
    facts = pl.concat([called, other, _address(batch, person)], how="horizontal")
    return nobodys(facts, batch, person)


def _as_it_is(value: pl.Expr) -> pl.Expr:
    return value


_LOWER = where(r"[^\x00-\x40\x5b-\x7f]", lambda value: value.str.to_lowercase())
_MAIL = r"[^\s@,;<>\"'()]{1,64}@[^\s@,;<>\"'()]+\.[a-z]{2,24}"


def _dates(batch: pl.DataFrame, person: Person, code: str, habits: Habits) -> pl.Series:
    """Birth or death dates of the first column that says one."""
    read = births if code == "birth_date" else deaths
    found = pl.Series(code, [None], dtype=pl.String).new_from_index(0, batch.height)
    for verdict in _columns(person, code):
        day_first = verdict.column in habits.day_first
        read_all = partial(_read_dates, read=read, day_first=day_first)
        found = found.fill_null(once_each(batch[str(verdict.column)], read_all))
    return found.alias(code)


def _read_dates(values: pl.Series, *, read: Callable[..., pl.Series], day_first: bool) -> pl.Series:
    return read(_tidied(values), day_first=day_first)


def _columns(person: Person, code: str) -> tuple[Verdict, ...]:
    return person.fields.get(code, ())


def _first(
    batch: pl.DataFrame, person: Person, code: str, form: Callable[[pl.Expr], pl.Expr] = _as_it_is
) -> pl.Series:
    """The first column of a kind that says something, in its normal form.

    form: null only for null.
    """

    def formed(values: pl.Series) -> pl.Series:
        tidied = _tidied(values).alias("value").to_frame()
        return tidied.select(form(pl.col("value"))).to_series()

    found = pl.Series(code, [None], dtype=pl.String).new_from_index(0, batch.height)
    for verdict in _columns(person, code):
        made = once_each(batch[str(verdict.column)], formed).alias(code)
        found = made if found.null_count() == batch.height else found.fill_null(made)
    return found


def _tidied(values: pl.Series) -> pl.Series:
    """The values that say something, with single spaces."""
    column = values.alias("value").to_frame()
    return column.select(spaced(pl.col("value"))).to_series()


def _list(batch: pl.DataFrame, person: Person, code: str) -> pl.Series:
    """The valid values of all columns of a kind, each once, in column order."""
    forms = []
    for verdict in sorted(_columns(person, code), key=lambda v: v.column):
        declared = detectors()[str(verdict.detector)]
        tidied = _tidied(batch[str(verdict.column)]).alias("value").to_frame()
        normal = tidied.select(n=declared.normal(pl.col("value")))
        valid = pl.when(declared.valid(pl.col("n"))).then("n")
        forms.append(normal.select(valid.alias(str(verdict.column))).to_series())
    if not forms:
        return pl.Series([[]], dtype=pl.List(pl.String)).new_from_index(0, batch.height)
    several = pl.concat_list(pl.all())
    if len(forms) > 1:
        several = several.list.drop_nulls().list.unique(maintain_order=True)
    # To drop nulls takes longer than all the rest, and most tables have one column of a kind.
    empty = pl.lit([], dtype=pl.List(pl.String))
    some = pl.any_horizontal(pl.all().is_not_null())
    return pl.DataFrame(forms).select(pl.when(some).then(several).otherwise(empty)).to_series()


def _emails(batch: pl.DataFrame, person: Person) -> pl.Series:
    """As `_list`; one cell may hold several addresses."""
    empty = pl.lit([], dtype=pl.List(pl.String))
    found = [
        _mails_of(_tidied(batch[str(v.column)])).alias(str(v.column))
        for v in sorted(_columns(person, "email"), key=lambda v: v.column)
    ]
    if not found:
        return pl.select(empty).to_series().new_from_index(0, batch.height)
    if len(found) == 1:
        return found[0]
    return pl.DataFrame(found).select(
        pl.concat_list(pl.all()).list.unique(maintain_order=True)
    ).to_series()  # fmt: skip


def _mails_of(values: pl.Series) -> pl.Series:
    """The distinct addresses in each cell, in lower case; most cells are one and nothing else."""
    text, empty = pl.col("value"), pl.lit([], dtype=pl.List(pl.String))
    lowered = values.alias("value").to_frame().select(_LOWER(text))
    whole = lowered["value"].str.contains(f"^{_MAIL}$")
    one = pl.when(text.is_not_null()).then(pl.concat_list("value")).otherwise(empty)
    if whole.all():
        return lowered.select(one).to_series()
    # Most of the time goes into the cells that are looked through: only those are.
    rest = pl.when(~whole).then(text).str.extract_all(_MAIL).list.unique(maintain_order=True)
    several = pl.when(whole).then(one).otherwise(pl.coalesce(rest, empty))
    return lowered.select(several).to_series()


def _address(batch: pl.DataFrame, person: Person) -> pl.DataFrame:
    written = pl.DataFrame([
        _first(batch, person, "state", lambda value: pl.coalesce(state_code(value), value)),
        _first(batch, person, "postal_code", _postal),
        _street(batch, person),
        _first(batch, person, "city"),
        _first(batch, person, "country", _country),
    ]).select(*_PLACES, "country")  # fmt: skip
    whole = () if "city" in person.fields else _columns(person, "address")
    if not whole and "city" not in person.fields and "street" in person.fields:
        whole = _columns(person, "street")
        written = written.with_columns(street=pl.lit(None, dtype=pl.String))
    for verdict in whole:
        values = _tidied(batch[str(verdict.column)])
        distinct = values.drop_nulls().unique()
        known = split_addresses(distinct).with_columns(value=distinct)
        other = values.to_frame().join(known, on="value", how="left", maintain_order="left")
        written = written.with_columns(
            written[name].fill_null(other[name]).alias(name) for name in _PLACES
        )
    return written


def _street(batch: pl.DataFrame, person: Person) -> pl.Series:
    first = _first(batch, person, "street")
    if "city" in person.fields and "address" in person.fields:
        first = first.fill_null(_first(batch, person, "address"))
    if "street_2" not in person.fields:
        return first
    lines = pl.DataFrame([first, _first(batch, person, "street_2")])
    joined = pl.concat_str(pl.all(), separator=", ", ignore_nulls=True)
    both = pl.when(joined.str.len_bytes() > 0).then(joined)
    return lines.select(both.alias("street")).to_series()


def _postal(value: pl.Expr) -> pl.Expr:
    plain = pl.when(value.str.contains("^[0-9]{5}$") & (value != "00000")).then(value)
    return pl.coalesce(plain, postal_code(value), value)


def _country(value: pl.Expr) -> pl.Expr:
    """Two letters; ZZ for a country that the short list does not know, never null for it."""
    value = value.str.to_uppercase()
    known = value.replace_strict(_COUNTRIES, default=None, return_dtype=pl.String)
    return pl.coalesce(
        known,
        pl.when(value.str.contains("^[A-Z]{2}$")).then(value),
        pl.when(value.is_not_null()).then(pl.lit("ZZ")),
    )
