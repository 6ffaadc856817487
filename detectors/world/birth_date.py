"""Date of birth."""

import polars as pl

from detectors.dates import iso_date, last_year, serial_date
from detectors.model import Detector, Pattern

_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_TIME = "(?:[T ]+[0-9]{1,2}:[0-9]{2}[0-9:.]*(?: ?[ap][.]?m[.]?)?(?:Z| ?[-+][0-9:]{4,6})?)?"


def _born(value: pl.Expr) -> pl.Expr:
    """ISO date; "1961-04" or "1961" where no more was written."""
    partial = value.str.strip_chars().str.extract(
        "^((?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?)(?:[.]0)?$"
    )
    return pl.coalesce(iso_date(value), serial_date(value), partial)


DETECTOR = Detector(
    detects="birth_date",
    title="Date of birth",
    patterns=(
        Pattern(regex=f"[0-9]{{1,4}}[-/. ][0-9]{{1,2}}[-/. ][0-9]{{1,4}}{_TIME}", score=0.05),
        Pattern(
            regex=f"[0-9]{{1,2}}[- /.]?(?:de )?[a-zç]{{3,10}}[.]?[- /.,]{{0,2}}(?:de )?[0"
            f"-9]{{2,4}}{_TIME}",
            score=0.05,
        ),
        Pattern(
            regex=f"{_MONTH}[.]?[- /]?[0-9]{{1,2}}(?:st|nd|rd|th)?[- /,]{{1,2}}[0-9]{{2,4}}{_TIME}",
            score=0.05,
        ),
        Pattern(regex="[0-9]{4} ?[年년] ?[0-9]{1,2} ?[月월] ?[0-9]{1,2} ?[日号號일]", score=0.05),
        Pattern(regex="[0-9]{4,8}(?:[.]0)?|[0-9]{4}-[0-9]{2}", score=0.01),
    ),
    headers=(
        "date of birth", "dob", "d o b", "birth date", "birthdate", "birth dt", "birthdt", "bday",
        "birthday", "b day", "bdate", "birth day", "born", "born on", "date born", "dateofbirth",
        "birth", "dt of birth", "dt birth", "date birth", "birthdate dob", "brth dt", "brthdt",
        "year of birth", "birth year", "yob", "dob mm dd yyyy", "date of birth mm dd yyyy",
        "fecha de nacimiento", "fecha nacimiento", "f nacimiento", "fec nac", "nacimiento",
        "geburtsdatum", "geb datum", "date de naissance", "ddn", "ngay sinh", "data de nascimento",
        "data di nascita", "kapanganakan", "petsa ng kapanganakan",
    ),
    context=(
        "date of birth", "dob", "birth date", "born", "birthdate", "birthday",
        "fecha de nacimiento", "born on", "d o b", "geburtsdatum", "date de naissance", "ngay sinh",
    ),
    normal=_born,
    valid=lambda value: value.is_between(pl.lit("1900"), pl.lit(f"{last_year()}-12-31")),
    authority="ISO 8601; a birth date triggers nothing in California and tells people apart",
    examples=(
        "1961-04-07", "04/07/1961", "4/7/61", "7-Apr-1961", "April 7, 1961", "19610407", "22378",
    ),
    counter_examples=("13/32/1961", "1861-04-07", "2199-04-07", "unknown", "1961-02-30"),
)  # fmt: skip
