"""Driver's license number of any State, under a header or label that says so."""

import polars as pl

from detectors.forms import at_least_digits
from detectors.model import Detector, Pattern, letters_and_digits
from detectors.sparing import where

_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH"
    "|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY"
)


_WITHOUT_LABEL = where(
    "(?i)^ *(?:CA)?C?DL", lambda value: value.str.replace("(?i)^ *(?:CA ?)?C?DL[ :#-]+", "")
)


def _without_state(value: pl.Expr) -> pl.Expr:
    """Letters and digits, less a State or label beside: `CA-D1234567`, `D1234567 (CA)`."""
    bare = _WITHOUT_LABEL(value).str.replace(
        rf"(?i)^ *(?:{_STATES})(?: *[:#/-] *| +)([0-9A-Z]{{5}})", "${1}"
    )
    return letters_and_digits(bare.str.replace(rf"(?i)[ ,/(-]+(?:{_STATES})\)? *$", ""))


DETECTOR = Detector(
    detects="drivers_license",
    title="US driver's license number",
    patterns=(
        Pattern(regex="[A-Z][0-9]{7}", score=0.3),
        Pattern(
            regex="[A-Z][0-9]{3}[- ]?[0-9]{3,4}[- ]?[0-9]{2,4}[- ]?[0-9]{0,3}[- ]?[0-9]{0,3}",
            score=0.2,
        ),
        Pattern(regex="[A-Z]{1,3}[0-9]{3,14}[A-Z]?", score=0.1),
        Pattern(regex="[0-9]{2,3}[A-Z]{1,3}[0-9]{4,6}|[A-Z] [0-9]{3} [0-9]{4}", score=0.1),
        Pattern(regex="[0-9]{5,14}(?:[.]0*)?[A-Z]{0,2}", score=0.05),
        Pattern(regex="WDL[0-9A-Z]{9}|[A-Z]{1,7}[0-9A-Z*]{5,11}", score=0.1),
        Pattern(regex=rf"(?:{_STATES})[ :#/-]{{1,3}}[0-9A-Z][0-9A-Z -]{{4,22}}", score=0.2),
        Pattern(regex=rf"[0-9A-Z][0-9A-Z -]{{4,22}}[ ,/(-]{{1,2}}(?:{_STATES})[)]?", score=0.2),
        Pattern(regex="[0-9A-Z][0-9A-Z -]{4,22}", score=0.02),
    ),
    headers=(
        "drivers license", "driver license", "driver s license", "drivers license number",
        "driver license number", "driver s license number", "drivers license no",
        "driver license no", "driver s license no", "drivers licence", "driver licence",
        "driver s licence", "driving licence", "driving license", "driver lic", "drivers lic",
        "driver lic no", "drivers lic no", "driver lic num", "drv lic", "drv lic no", "drvlic",
        "dl", "d l", "d l no", "d l number", "driver license state id", "drivers license state id",
        "driver license or state id", "drivers license or state id", "dl state id",
        "dl or state id", "driver license id", "drivers license id",
        "dl no", "dl num", "dl number", "dl nbr", "dln", "dlnum", "dlno", "cdl",
        "cdl number", "cdl no", "cadl", "ca dl", "cdln", "dmv number", "dmv license",
        "dmv license number", "dl id", "dl or id", "dl id number", "dl id no", "driver id dl",
        "driverslicense", "driverlicense", "driverslicensenumber", "driverlicensenumber",
        "operator license", "operators license", "operator license number", "oln",
        "driver permit number", "learner permit number", "permit license no",
        "dl number state", "dl no state", "driver license number state", "dl st number",
        "oln st", "oln state", "ol number", "ol no", "california dl", "calif driver lic no",
        # NIEM puts the number inside an element of its own.
        "drivers license identification identification id", "drivers license identification id",
        "licencia de conducir", "licencia de manejo",
        "licencia de manejar", "numero de licencia de conducir",
        "permis de conduire", "fuhrerschein", "fuhrerscheinnummer",
    ),
    context=(
        "driver s license", "drivers license", "driver license", "driver s license number",
        "driver s license no", "drivers license number", "driver license number", "dl",
        "dl no", "dl number", "cdl", "cadl", "driver s lic", "driver lic", "operator license",
        "licencia de conducir", "licencia de manejar", "driving licence",
    ),
    normal=_without_state,
    valid=lambda value: (
        # Washington draws letters and digits behind its own three letters.
        (at_least_digits(3)(value) | value.str.contains("^WDL[0-9A-Z]*[0-9][0-9A-Z]*$"))
        & value.str.len_bytes().is_between(5, 19)
    ),
    authority="State formats tabled by the National Traffic Safety Institute; Cal. Veh. Code 12811",
    examples=(
        "D4183067", "S123-456-78-901-0", "CA D4183067", "WDLABC4183DG", "WDLGLNNGACL6",
        "41830671", "D4183067 (CA)",
    ),
    counter_examples=("Class C", "Suspended", "D418", "00000000", "California"),
)  # fmt: skip
