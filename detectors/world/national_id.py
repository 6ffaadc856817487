"""Identity number of another country whose form and check digit say what it is."""

import polars as pl

from detectors.model import Detector, Pattern
from detectors.national_ids import is_sure


def _right(value: pl.Expr) -> pl.Expr:
    likely = pl.when(value.str.contains("^[0-9A-Z]{9,18}$")).then(value)
    return likely.map_elements(is_sure, return_dtype=pl.Boolean).fill_null(value=False)


DETECTOR = Detector(
    detects="other_government_id",
    title="Identity number of another country, by its check digit",
    patterns=(
        Pattern(
            regex="[A-Z]{4}[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9][HMX][A-Z]{5}[0-9A-Z][0-9]",
            score=0.95,
        ),
        Pattern(
            regex="[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9]{4}[0-9X]", score=0.8
        ),
        Pattern(regex="[A-Z]{6}[0-9]{2}[A-EHLMPRST][0-9]{2}[A-Z][0-9]{3}[A-Z]", score=0.9),
        Pattern(regex="[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9]-[0-9]{7}", score=0.6),
        Pattern(regex="[A-Z]{2} [0-9]{2} [0-9]{2} [0-9]{2} [A-D]", score=0.6),
    ),
    headers=(
        "resident identity card number", "resident registration number", "rrn", "ric number",
        "shenfenzheng", "alien registration number kr",
    ),
    context=("resident identity card", "resident registration number", "codice fiscale"),
    valid=_right,
    authority="RENAPO (CURP); GB 11643; Korean Resident Registration Act; DM 23 Dec. 1976 (Italy);"
    " HMRC (NINO)",
    examples=(
        "360426199101010071", "971013-9019902", "RCCMNL83S18D969H", "BOXW310820HNERXN09",
        "AB 12 34 56 C",
    ),
    counter_examples=(
        "360426199101010072", "971013-9019903", "DF 12 34 56 A", "RCCMNL83S18D969A",
        "BOXW310820HNERXN08",
        "123456789012345678",
    ),
)  # fmt: skip
