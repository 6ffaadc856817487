"""Dates in the many ways people write them."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detectors.dates import iso_date, last_year, read_in, serial_date


def read(*values: str | None, day_first: bool = False) -> list[str | None]:
    frame = pl.DataFrame({"value": values}, schema={"value": pl.String})
    return frame.select(iso_date(pl.col("value"), day_first=day_first)).to_series().to_list()


@pytest.mark.parametrize(
    "written",
    [
        "1961-04-17", "1961/4/17", "1961.04.17", "19610417", "19610417.0", "04/17/1961",
        "4/17/1961",
        "4-17-1961", "4/17/61", "04/17/61", "17.04.1961", "17.4.61", "17/04/1961", "04171961",
        "4171961", "041761", "17-Apr-1961", "17 April 1961", "17th of April 1961", "17APR1961",
        "17-APR-61", "April 17, 1961", "Apr. 17 1961", "April 17th, 1961", "apr-17-1961",
        "Monday, April 17, 1961", "1961-Apr-17", "17 de abril de 1961", "17 avril 1961",
        "17. April 1961", "1961-04-17 00:00:00", "1961-04-17T08:30:00Z", "1961-04-17T00:00:00.000",
        "4/17/1961 12:00:00 AM", "  1961-04-17 ", "04 / 17 / 1961", "1961-04-17 00:00:00+00:00",
        "1961年04月17日", "1961年4月17日", "1961년 4월 17일",
    ],
)  # fmt: skip
def test_written_forms(written: str) -> None:
    assert read(written) == ["1961-04-17"]


@pytest.mark.parametrize(
    "written",
    [
        "", "n/a", "1961-13-17", "1961-02-30", "31/31/1961", "00/00/0000", "0000-00-00", "1961",
        "524-18-3067", "4085550142", "524183067", "12:30", "17 Xyz 1961", "192.0.2.41", "1.5",
        "99999999", "Apt 4, 1961", "2/29/1961", "٠٤/٠٧/١٩٦١",
    ],
)  # fmt: skip
def test_what_is_no_date(written: str) -> None:
    assert read(written) == [None]


def test_which_comes_first_is_asked_only_where_both_are_possible() -> None:
    assert read("04/07/1961", "17/04/1961", "04/17/1961", "04071961") == [
        "1961-04-07", "1961-04-17", "1961-04-17", "1961-04-07",
    ]  # fmt: skip
    assert read("04/07/1961", "17/04/1961", "04/17/1961", "04071961", day_first=True) == [
        "1961-07-04", "1961-04-17", "1961-04-17", "1961-07-04",
    ]  # fmt: skip
    assert read("07.04.1961") == ["1961-04-07"]


def test_two_digit_years_lie_in_the_past() -> None:
    turn = last_year() % 100
    assert read(f"1/2/{turn}", f"1/2/{turn + 1}", "1/2/00", "1/2/99") == [
        f"20{turn}-01-02", f"19{turn + 1}-01-02", "2000-01-02", "1999-01-02",
    ]  # fmt: skip


def test_null_stays_null_in_place() -> None:
    assert read(None, "1961-04-17", None) == [None, "1961-04-17", None]


def test_serial_dates_of_spreadsheets() -> None:
    frame = pl.DataFrame(
        {"value": ["22388", "22388.0", "22388.5", "60001", "1961", "x", None, "0"]}
    )
    assert frame.select(serial_date(pl.col("value"))).to_series().to_list() == [
        "1961-04-17", "1961-04-17", "1961-04-17", None, None, None, None, None,
    ]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.dates(date(1930, 1, 1), date(2026, 11, 1)), min_size=1, max_size=30))
def test_every_day_survives_every_form(days: list[date]) -> None:
    expected = [day.isoformat() for day in days]
    for form in ("%Y-%m-%d", "%m/%d/%Y", "%d.%m.%Y", "%Y%m%d", "%d %B %Y", "%b %d, %Y", "%m/%d/%y"):
        assert read(*[day.strftime(form) for day in days]) == expected


def test_the_year_of_reading_turns_short_years_and_ends_births() -> None:
    short = pl.Series("v", ["4/7/27"]).to_frame()
    assert short.select(iso_date(pl.col("v"))).item() == "1927-04-07"
    read_in(2027)
    try:
        assert short.select(iso_date(pl.col("v"))).item() == "2027-04-07"
        assert last_year() == 2027
    finally:
        read_in(2026)
