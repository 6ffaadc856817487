"""Dates in the many ways people and programs write them, to ISO 8601.

Vectorised; whatever is no date of the calendar is null. Month names in English, Spanish, French,
German and Portuguese; a time of day after the date is ignored.
"""

from __future__ import annotations

import polars as pl

_read_in = [2026]


def read_in(year: int) -> None:
    """Say in which year the evidence is read; once per process, before anything is read."""
    _read_in[0] = year


def last_year() -> int:
    """The year after which no stored birth or death lies, 2026 where nothing was said.

    Two-digit years turn there: in 2026 `26` is 2026 and `27` is 1927.
    """
    return _read_in[0]


_MONTHS: dict[int, tuple[str, ...]] = {
    1: ("jan", "ene", "jän"), 2: ("feb", "fev", "fév"), 3: ("mar", "mär", "mrz"),
    4: ("apr", "abr", "avr"), 5: ("may", "mai"), 6: ("jun", "juin"), 7: ("jul", "juil"),
    8: ("aug", "ago", "aoû", "aou"), 9: ("sep", "set"), 10: ("oct", "okt", "out"),
    11: ("nov",), 12: ("dec", "dic", "dez", "déc"),
}  # fmt: skip

_TIME = r"(?:[T ,]+(?:at )?[0-9]{1,2}:[0-9]{2}.*|T[0-9]{2}.*|Z)?$"
_YEAR_FIRST = (
    r"^(?P<y>[12][0-9]{3})[-/. ]{1,2}(?P<m>[0-9]{1,2})[-/. ]{1,2}(?P<d>[0-9]{1,2})" + _TIME
)
_NUMBERS = (
    r"^(?P<a>[0-9]{1,2}) ?(?P<s>[-/. ]) ?(?P<b>[0-9]{1,2}) ?[-/. ] ?"
    rf"(?P<y>[12][0-9]{{3}}|[0-9]{{2}}){_TIME}"
)
_WEEKDAY = r"^(?:[a-z]{3,9}, )?"
_DAY_MONTH = (
    rf"(?i){_WEEKDAY}(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th|er|[.])?[- /.]{{0,2}}(?:de |of )?"
    rf"(?P<m>\p{{L}}{{3,10}})[.]?[- /.,]{{0,2}}(?:de |del )?(?P<y>[12][0-9]{{3}}|[0-9]{{2}}){_TIME}"
)
_MONTH_DAY = (
    rf"(?i){_WEEKDAY}(?P<m>\p{{L}}{{3,10}})[.]?[- /]{{0,2}}(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?"
    rf"[- /,]{{1,3}}(?P<y>[12][0-9]{{3}}|[0-9]{{2}}){_TIME}"
)
_YEAR_NAME_DAY = r"^(?P<y>[12][0-9]{3})[-/ ](?P<m>\p{L}{3,10})[.]?[-/ ](?P<d>[0-9]{1,2})$"
_EAST_ASIAN = (
    r"^(?P<y>[12][0-9]{3}) ?[年년] ?(?P<m>[0-9]{1,2}) ?[月월] ?(?P<d>[0-9]{1,2}) ?[日号號일]?"
    rf"{_TIME}"
)
_RUN_FROM_YEAR = "^(?P<y>(?:18|19|20)[0-9]{2})(?P<m>[0-9]{2})(?P<d>[0-9]{2})$"
_RUN = "^(?P<a>[0-9]{2})(?P<b>[0-9]{2})(?P<y>[0-9]{4}|[0-9]{2})$"
_READINGS = (
    _YEAR_FIRST,
    _NUMBERS,
    _RUN_FROM_YEAR,
    _RUN,
    _DAY_MONTH,
    _MONTH_DAY,
    _YEAR_NAME_DAY,
    _EAST_ASIAN,
)


def iso_date(value: pl.Expr, day_first: bool = False) -> pl.Expr:
    """Strings in many written forms -> String `YYYY-MM-DD`; null where it is no date.

    day_first: how to read 04/07/1961 (the other reading is taken where this one is impossible;
    dates with dots between the numbers, 7.4.1961, are day first in any case). Two-digit years
    lie in the hundred years that end with `last_year`. Runs of digits are read as `YYYYMMDD`,
    else `MMDDYYYY` (its leading zero may be gone), else `MMDDYY`.
    """
    return value.map_batches(
        lambda values: _read(values, day_first=day_first),
        return_dtype=pl.String,
        is_elementwise=True,
    )


def serial_date(value: pl.Expr) -> pl.Expr:
    """Day numbers of spreadsheets (1 to 60000, epoch 1899-12-30) -> `YYYY-MM-DD`, else null.

    Only for columns that are known to hold dates: any short number passes.
    """
    text = value.str.strip_chars().str.extract(r"^([0-9]{4,5})(?:[.][0-9]*)?$")
    days = text.cast(pl.Int64, strict=False)
    date = pl.lit(0).cast(pl.Date) + pl.duration(days=days - 25569)
    return pl.when(days.is_between(1, 60000) & ~text.str.contains("^(?:19|20)[0-9]{2}$")).then(
        date.dt.strftime("%Y-%m-%d")
    )


def _read(values: pl.Series, *, day_first: bool) -> pl.Series:
    """One reading after the other, each on the distinct values that none before it could read."""
    column = values.cast(pl.String).alias("value").to_frame()
    text = pl.col("value").str.strip_chars().str.replace(r"^([0-9]+)[.]0*$", "${1}")
    text = pl.when(text.str.contains("^[0-9]{7}$")).then(text.str.zfill(8)).otherwise(text)
    left = column.unique().select("value", text=text).filter(pl.col("text").str.contains("[0-9]"))
    found = [left.select("value", iso="text").clear()]
    for pattern in _READINGS:
        if left.is_empty():
            break
        parts = left.select("value", "text", pl.col("text").str.extract_groups(pattern).alias("p"))
        tried = parts.unnest("p").select("value", "text", iso=_iso(pattern, day_first=day_first))
        found.append(tried.filter(pl.col("iso").is_not_null()).select("value", "iso"))
        left = tried.filter(pl.col("iso").is_null()).select("value", "text")
    read = column.join(pl.concat(found), on="value", how="left", maintain_order="left")
    return read["iso"].alias(values.name)


def _iso(pattern: str, *, day_first: bool) -> pl.Expr:
    """The ISO date of the groups y, and m and d, or a and b where either may be the month."""
    if "(?P<a>" not in pattern:
        return _joined(_month() if r"\p{L}" in pattern else pl.col("m"), pl.col("d"))
    first, second = pl.col("a"), pl.col("b")
    month_first, other = _joined(first, second), _joined(second, first)
    if day_first:
        return pl.coalesce(other, month_first)
    usual = pl.coalesce(month_first, other)
    if "(?P<s>" not in pattern:
        return usual
    return pl.when(pl.col("s") == ".").then(pl.coalesce(other, month_first)).otherwise(usual)


def _joined(month: pl.Expr, day: pl.Expr) -> pl.Expr:
    """Year "y", month and day as an ISO date; null where the calendar has no such day."""
    two = pl.col("y").cast(pl.Int32, strict=False)
    century = pl.when(two > last_year() % 100).then(pl.lit("19")).otherwise(pl.lit("20"))
    short = pl.col("y").str.len_bytes() == 2
    year = pl.when(short).then(century + pl.col("y")).otherwise(pl.col("y"))
    written = pl.concat_str(year, month.str.zfill(2), day.str.zfill(2), separator="-")
    return written.str.to_date("%Y-%m-%d", strict=False).dt.strftime("%Y-%m-%d")


def _month() -> pl.Expr:
    """The number of the month whose name "m" is, by its first four or three letters."""
    numbers = {head: str(number) for number, heads in _MONTHS.items() for head in heads}
    name = pl.col("m").str.to_lowercase()
    return pl.coalesce(
        name.str.slice(0, size).replace_strict(numbers, default=None, return_dtype=pl.String)
        for size in (4, 3)
    )
