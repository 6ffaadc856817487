"""Date of death, or the mere fact."""

import polars as pl

from detectors.dates import iso_date, last_year
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="death_date",
    title="Date of death",
    patterns=(
        Pattern(regex="[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}(?:[T ].*)?", score=0.05),
        Pattern(regex="[0-9]{1,2}[- /.]?[a-z]{3,9}[.]?[- /.,]{0,2}[0-9]{2,4}", score=0.05),
        Pattern(
            regex="[a-z]{3,9}[.]? ?[0-9]{1,2}(?:st|nd|rd|th)?[- /,]{1,2}[0-9]{2,4}",
            score=0.05,
        ),
        Pattern(regex="[0-9]{8}", score=0.01),
    ),
    headers=(
        "date of death", "dod", "death date", "deceased date", "date deceased", "died",
        "deathdate", "died on", "date of passing", "expired date patient", "deceased on",
        "fecha de defuncion", "fecha de fallecimiento", "sterbedatum", "date de deces",
    ),
    context=("date of death", "died", "deceased", "dod", "passed away", "fecha de defuncion"),
    normal=iso_date,
    valid=lambda value: value.is_between(pl.lit("1900"), pl.lit(f"{last_year()}-12-31")),
    authority="ISO 8601; notices about the dead go to the next of kin or the estate",
    examples=("2021-11-30", "11/30/2021", "30 Nov 2021"),
    counter_examples=("No", "alive", "2199-01-01"),
)  # fmt: skip
