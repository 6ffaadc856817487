"""Identity fields of one person per table row: names, dates, addresses in their normal forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

from detectors.addresses import postal_code, split_addresses, state_code
from detectors.catalog import detectors
from detectors.columns import Verdict
from detectors.names import order_of
from detectors.values import cleaned
from pipelines.dates_of_life import births, deaths, is_day_first
from pipelines.person_names import names, only_people
from pipelines.roles import Person

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
    other = batch.with_columns(emails=_emails(person)).select(
        "emails",
        _list(batch, person, "phone").alias("phones"),
        _list(batch, person, "user_name").alias("logins"),
        _dates(batch, person, "birth_date", habits),
        _dates(batch, person, "death_date", habits),
    )
    called = only_people(names(batch, person, habits.orders), other["birth_date"])
    return pl.concat([called, other, _address(batch, person)], how="horizontal")


def _dates(batch: pl.DataFrame, person: Person, code: str, habits: Habits) -> pl.Series:
    """Birth or death dates of the first column that says one."""
    read = births if code == "birth_date" else deaths
    found = pl.Series(code, [None], dtype=pl.String).new_from_index(0, batch.height)
    for verdict in _columns(person, code):
        values = batch.select(_tidy(verdict)).to_series()
        found = found.fill_null(read(values, day_first=verdict.column in habits.day_first))
    return found.alias(code)


def _columns(person: Person, code: str) -> tuple[Verdict, ...]:
    return person.fields.get(code, ())


def _first(person: Person, code: str, form: Callable[[Verdict], pl.Expr]) -> pl.Expr:
    """The first column of a kind that says something, in its normal form."""
    forms = [form(verdict) for verdict in _columns(person, code)]
    return pl.coalesce(forms) if forms else pl.lit(None, dtype=pl.String)


def _tidy(verdict: Verdict) -> pl.Expr:
    return cleaned(pl.col(str(verdict.column))).str.replace_all(r"\s{2,}|[\t\r\n]", " ")


def _list(batch: pl.DataFrame, person: Person, code: str) -> pl.Series:
    """The valid values of all columns of a kind, each once, in column order."""
    forms = []
    for verdict in sorted(_columns(person, code), key=lambda v: v.column):
        declared = detectors()[str(verdict.detector)]
        stages = (
            batch.lazy().select(value=_tidy(verdict)).select(n=declared.normal(pl.col("value")))
        )
        valid = pl.when(declared.valid(pl.col("n"))).then("n")
        forms.append(stages.select(valid.alias(str(verdict.column))).collect().to_series())
    if not forms:
        return pl.Series([[]], dtype=pl.List(pl.String)).new_from_index(0, batch.height)
    several = pl.concat_list(pl.all())
    if len(forms) > 1:
        several = several.list.drop_nulls().list.unique(maintain_order=True)
    # To drop nulls takes longer than all the rest, and most tables have one column of a kind.
    empty = pl.lit([], dtype=pl.List(pl.String))
    some = pl.any_horizontal(pl.all().is_not_null())
    return pl.DataFrame(forms).select(pl.when(some).then(several).otherwise(empty)).to_series()


def _emails(person: Person) -> pl.Expr:
    """As `_list`; one cell may hold several addresses."""
    found = [
        _tidy(v)
        .str.to_lowercase()
        .str.extract_all(r"[^\s@,;<>\"'()]{1,64}@[^\s@,;<>\"'()]+\.[a-z]{2,24}")
        for v in sorted(_columns(person, "email"), key=lambda v: v.column)
    ]
    if not found:
        return pl.lit([], dtype=pl.List(pl.String))
    empty = pl.lit([], dtype=pl.List(pl.String))
    joined = pl.concat_list([pl.coalesce(part, empty) for part in found])
    return joined.list.unique(maintain_order=True)


def _address(batch: pl.DataFrame, person: Person) -> pl.DataFrame:
    written = (
        batch.lazy()
        .with_columns(
            _once(batch, person, "state", lambda value: pl.coalesce(state_code(value), value)),
            _once(batch, person, "postal_code", _postal),
            _street(person).alias("street"),
            _first(person, "city", _tidy).alias("city"),
            _first(person, "country", _country).alias("country"),
        )
        .select(*_PLACES, "country")
        .collect()
    )
    whole = () if "city" in person.fields else _columns(person, "address")
    if not whole and "city" not in person.fields and "street" in person.fields:
        whole = _columns(person, "street")
        written = written.with_columns(street=pl.lit(None, dtype=pl.String))
    for verdict in whole:
        values = batch.select(value=_tidy(verdict)).to_series()
        distinct = values.drop_nulls().unique()
        known = split_addresses(distinct).with_columns(value=distinct)
        other = values.to_frame().join(known, on="value", how="left", maintain_order="left")
        written = written.with_columns(
            written[name].fill_null(other[name]).alias(name) for name in _PLACES
        )
    return written


def _once(
    batch: pl.DataFrame, person: Person, code: str, form: Callable[[pl.Expr], pl.Expr]
) -> pl.Series:
    """As `_first` for fields that say the same in many rows: every distinct value is read once."""
    values = batch.with_columns(value=_first(person, code, _tidy))["value"]
    known = values.drop_nulls().unique().to_frame().with_columns(form(pl.col("value")).alias(code))
    return values.to_frame().join(known, on="value", how="left", maintain_order="left")[code]


def _street(person: Person) -> pl.Expr:
    first = _first(person, "street", _tidy)
    if "city" in person.fields:
        first = pl.coalesce(first, _first(person, "address", _tidy))
    lines = [first, _first(person, "street_2", _tidy)]
    joined = pl.concat_str(lines, separator=", ", ignore_nulls=True)
    return pl.when(joined.str.len_bytes() > 0).then(joined)


def _postal(value: pl.Expr) -> pl.Expr:
    plain = pl.when(value.str.contains("^[0-9]{5}$") & (value != "00000")).then(value)
    return pl.coalesce(plain, postal_code(value), value)


def _country(verdict: Verdict) -> pl.Expr:
    """Two letters; ZZ for a country that the short list does not know, never null for it."""
    value = _tidy(verdict).str.to_uppercase()
    known = value.replace_strict(_COUNTRIES, default=None, return_dtype=pl.String)
    return pl.coalesce(
        known,
        pl.when(value.str.contains("^[A-Z]{2}$")).then(value),
        pl.when(value.is_not_null()).then(pl.lit("ZZ")),
    )
