"""Dates of SAS, SPSS and Stata: numbers counted from an epoch, told by the column's format.

SAS counts days or seconds from 1960, SPSS seconds from 14 October 1582, Stata days, weeks,
months, quarters, halves or milliseconds from 1960 (the programs' manuals on date formats).
"""

from __future__ import annotations

import re

import polars as pl

_SAS_DATE = re.compile(
    r"(DATE|DAY|DDMMYY|DOWNAME|JULDAY|JULIAN|MMDDYY|MMYY|MONNAME|MONTH|MONYY|NENGO|MINGUO|PDJUL"
    r"|QTR|WEEKDAT|WEEK|WORDDAT|YEAR|YYMM|YYMON|YYQ|YYWEEK|E8601DA|B8601DA|IS8601DA|NLDATE"
    r"|EURDFD|HDATE|HEBDATE|XYYMMDD)",
    re.IGNORECASE,
)
_SAS_STAMP = re.compile(
    r"(DATETIME|DATEAMPM|MDYAMPM|DT(DATE|MONYY|WKDATX|YEAR|YYQC)|TOD_?STAMP|[EB]8601D[NTZX]"
    r"|IS8601D[NTZ]|NLDATM|EURDFDT)",
    re.IGNORECASE,
)
_SAS_TIME = re.compile(r"(TIME|HHMM|HOUR|MMSS|TOD|[EB]8601[TL][MZX]|IS8601TM|NLTIM)", re.IGNORECASE)
_SPSS = re.compile(
    r"(?P<date>[AEJS]?DATE|QYR|MOYR|WKYR)[0-9]|(?P<stamp>DATETIME|YMDHMS)|(?P<time>D?TIME|MTIME)",
    re.IGNORECASE,
)
_STATA = re.compile(r"%-?(?:t(?P<unit>[dwmqhyCc])|(?P<old>d))")

_DAY = 86_400_000
_FROM_1960 = -315_619_200_000
_FROM_1582 = -12_219_379_200_000
_YEARS = (-62_135_596_800_000, 253_402_300_799_999)
"""Milliseconds since 1970 of the first and the last moment with a year of four digits."""


def moments(column: pl.Series, written: str, program: str) -> pl.Series:
    """The column as dates, times or strings of them; as it is where its format is of numbers.

    written: the format as the program names it (`DATE9`, `ADATE10`, `%td`). program: the
    function that read the file. A number out of the calendar stays a number, as a string.
    """
    if program == "read_dta":
        return _stata(column, written)
    if program in {"read_sav", "read_por"}:
        found = _SPSS.match(written)
        kind = found.lastgroup if found else None
        return _dated(column, kind, 1000, 0 if kind == "time" else _FROM_1582)
    if _SAS_STAMP.match(written):
        return _dated(column, "stamp", 1000, _FROM_1960)
    if _SAS_TIME.match(written):
        return _dated(column, "time", 1000, 0)
    return _dated(column, "date" if _SAS_DATE.match(written) else None, _DAY, _FROM_1960)


def _stata(column: pl.Series, written: str) -> pl.Series:
    found = _STATA.match(written)
    if not found:
        return column
    unit = found["unit"] or "d"
    if unit == "d":
        return _dated(column, "date", _DAY, _FROM_1960)
    if unit in "cC":
        clock_only = re.fullmatch(r"%-?t[cC][HhMSs:.APap_ ]+", written)
        return _dated(column, "time" if clock_only else "stamp", 1, 0 if clock_only else _FROM_1960)
    if unit == "y":
        return column
    count = column.cast(pl.Int64, strict=False)
    per_year = {"w": 52, "m": 12, "q": 4, "h": 2}[unit]
    part = (count % per_year + 1).cast(pl.String)
    return (1960 + count // per_year).cast(pl.String) + ("-" if unit == "m" else unit) + part


def _dated(column: pl.Series, kind: str | None, factor: int, epoch: int) -> pl.Series:
    """The numbers times the factor, in milliseconds from the epoch, as the kind of moment."""
    if kind is None:
        return column
    exact = column.cast(pl.Float64) * factor + epoch
    sane = exact.is_between(*((0, _DAY - 1) if kind == "time" else _YEARS))
    ms = exact.set(~sane.fill_null(value=False), None).round().cast(pl.Int64)
    if kind == "time":
        made = (ms * 1_000_000).cast(pl.Time).cast(pl.String).str.replace(r"\.0+$", "")
    else:
        made = ms.cast(pl.Datetime("ms"))
        made = made.dt.date() if kind == "date" else made
        made = made.cast(pl.String).str.replace(r"\.0+$", "").str.replace(r" 00:00:00$", "")
    if sane.fill_null(value=True).all():
        return made
    return made.fill_null(column.cast(pl.String).str.replace(r"\.0$", ""))
